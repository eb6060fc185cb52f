"""What every page must hold, wherever it comes from."""

from typing import Any

import pytest


def find_barriers(page: Any, *, contrast: bool = True, all_else: bool = True) -> list[str]:
    """Return what axe-core calls serious or critical on a page, all its closed parts opened.

    Measuring contrast takes most of its time, and need not be repeated where colours are the same.
    """
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    options: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"color-contrast": {"enabled": contrast}}}
    if not all_else:
        options["runOnly"] = ["color-contrast"]
    found = axe.run(page, options=options).response["violations"]
    return [
        f"{problem['id']}: {problem['nodes'][0]['html'][:200]}"
        for problem in found
        if problem["impact"] in ("serious", "critical")
    ]


def overflows(page: Any) -> bool:
    """Does the page want more width than the window has?"""
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))
