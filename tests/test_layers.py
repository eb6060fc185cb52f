"""The direction of the layers, and the package's face."""

import ast
from pathlib import Path

import pytest

import sayso

ROOT = Path(sayso.__file__).parent
# What stands in a row may import only from rows below it, and from its own room.
LAYERS = (
    {"__main__"},
    {"cli"},
    {"serving"},
    {"ingesting", "scaling"},
    {"store"},
    {"workers"},
    {"desk"},
    {"report", "presenting", "grouping"},
    {"comparing"},
    {"attribution", "dates", "reading", "sources"},
    {"collecting", "text", "types"},
    {"errors"},
)
ALLOWED_WITHIN_A_LAYER = {
    ("dates", "attribution"),  # when it was said is read beside the cue
    ("report", "grouping"),  # copies of one text are one voice in a report
}


def layer_of(room: str) -> int:
    return next(n for n, rooms in enumerate(LAYERS) if room in rooms)


def imported_rooms(path: Path) -> set[str]:
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "sayso":
            parts = (node.module or "").split(".")
            rooms |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            rooms |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("sayso.")}
    return rooms


MODULES = sorted(path for path in ROOT.rglob("*.py") if path != ROOT / "__init__.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_from_below(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0].removesuffix(".py")
    for other in imported_rooms(path) - {room}:
        below = layer_of(other) > layer_of(room)
        assert below or (room, other) in ALLOWED_WITHIN_A_LAYER, f"{room} imports {other}"


def test_only_one_module_opens_connections() -> None:
    forbidden = {"socket", "ssl", "urllib.request", "http.client", "requests", "httpx", "urllib3"}
    for path in MODULES:
        if path == ROOT / "reading" / "connections.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert not forbidden & set(names), f"{path} imports {names}"


def test_the_public_names_are_sorted_and_there() -> None:
    assert sorted(sayso.__all__) == sayso.__all__
    assert all(hasattr(sayso, name) for name in sayso.__all__)
