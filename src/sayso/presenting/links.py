"""Addresses that come from outside, made safe to link to."""

from urllib.parse import urlsplit


def web_address(url: str | None) -> str | None:
    """Return the address where it is one of the web, http or https, with a host; None for anything else."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None
