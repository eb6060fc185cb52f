"""What sources give, on its way into the store."""

from dataclasses import dataclass

from sayso.store.records import Visit
from sayso.types import Article, Rejected


@dataclass(frozen=True, slots=True)
class Item:
    """Something that was read. `source` is where it came from: an address of the web, the path of a file.

    A `Visit` says that all of its address has been given before it, so that it need not be read again.
    """

    found: Article | Rejected | Visit
    source: str


def is_web_address(source: str) -> bool:
    """Say whether a source is to be fetched, by how it begins."""
    return source.lower().startswith(("http://", "https://"))
