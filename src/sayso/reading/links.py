"""What only points to articles: an entry of a feed or a sitemap without a full text, a feed of a list of feeds."""

from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urljoin, urlsplit

from sayso.types import Article, Rejected


class LinkKind(StrEnum):
    """What is expected at an address. What is there decides; this says how an answer is treated."""

    ARTICLE = "an article"
    FEED = "a feed"
    SITEMAP = "a sitemap"


@dataclass(frozen=True, slots=True)
class Link:
    """An address, and what the one who names it says of the article there. `path` is where the link stands.

    `changed` is when that was last changed, as the feed or sitemap writes it: to be compared, not read.
    """

    url: str
    kind: LinkKind
    path: str
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    changed: str | None = None


def find_address(value: str, base: str = "") -> str | None:
    """Return the address of the web that a document means by `value`; None for what is none.

    `base` is the address of the document itself, for what is not whole.
    """
    try:
        address = urljoin(base, value.strip())
        urlsplit(address)
    except ValueError:  # a bracket without its other one, letters that no host has
        return None
    return address if address.startswith(("http://", "https://")) else None


def reject_link(link: Link) -> Rejected:
    """Return a link as the rejection that it is where nothing is fetched."""
    return Rejected(link.path, f"is only a link to {link.kind.value}, {link.url}; `sayso ingest` fetches it")


def credit(article: Article, link: Link) -> Article:
    """Add to a fetched article what the link to it says.

    A publisher that a feed names for one entry is the real one, also where the page is that of a portal which reprints
    it. Of all else the page knows better.
    """
    dated = article.published is None or article.published_basis == "text"
    return replace(
        article,
        outlet=link.outlet or article.outlet,
        title=article.title or link.title,
        authors=article.authors or link.authors,
        published=link.published if dated and link.published else article.published,
        published_basis="metadata" if dated and link.published else article.published_basis,
        published_note=None if dated and link.published else article.published_note,
    )
