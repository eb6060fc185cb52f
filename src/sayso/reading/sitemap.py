"""Sitemaps, and above all those for news: which articles a site has, by whom, and when they appeared.

Formats: sitemaps.org 0.9, and the news extension of Google (`news:publication`, `news:publication_date`).
"""

from datetime import date

from lxml import etree

from sayso.errors import ReadError
from sayso.reading.feed import read_feed_date
from sayso.reading.links import Link, LinkKind, find_address
from sayso.reading.xml import local_name, parse_xml

MAX_LINKS = 50_000  # of one sitemap, by the protocol


def read_sitemap(data: bytes, path: str, latest: date, base: str = "") -> list[Link]:
    """Return a link to each article of a sitemap, or to each sitemap of an index of them.

    Where some entries are marked as news, only these are taken. Raises ReadError where it is no sitemap, or an empty
    one.
    """
    root = parse_xml(data, path)
    links: list[tuple[Link, bool]] = []
    for entry in root:
        kind = {"url": LinkKind.ARTICLE, "sitemap": LinkKind.SITEMAP}.get(local_name(entry))
        if kind is None:
            continue
        fields = _read_fields(entry)
        url = find_address(fields.get("loc", ""), base)
        if url is not None:
            links.append(
                (_to_link(url, kind, f"{path}#{len(links) + 1}", fields, latest), "publication_date" in fields)
            )
        if len(links) == MAX_LINKS:
            break
    if not links:
        raise ReadError(path, "is a sitemap that names no page")
    news = [link for link, is_news in links if is_news]
    return news or [link for link, _ in links]


def _read_fields(entry: etree._Element) -> dict[str, str]:
    """The texts of an entry's elements by their names, the first of each."""
    fields: dict[str, str] = {}
    for element in entry.iter():
        if value := " ".join((element.text or "").split()):
            fields.setdefault(local_name(element), value)
    return fields


def _to_link(url: str, kind: LinkKind, place: str, fields: dict[str, str], latest: date) -> Link:
    published = fields.get("publication_date")
    return Link(
        url,
        kind,
        place,
        outlet=fields.get("name"),
        title=fields.get("title"),
        published=read_feed_date(published, latest) if published else None,
        changed=fields.get("lastmod") or published,
    )
