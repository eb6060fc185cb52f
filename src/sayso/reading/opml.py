"""OPML: a list of feeds, as feed readers write it."""

from sayso.errors import ReadError
from sayso.reading.links import Link, LinkKind, find_address
from sayso.reading.xml import local_name, parse_xml

MAX_FEEDS = 10_000


def read_feed_list(data: bytes, path: str, base: str = "") -> list[Link]:
    """Return a link to each feed of an OPML document, in its order, each once.

    Raises ReadError where the document is no OPML, or names no feed.
    """
    root = parse_xml(data, path)
    urls = (
        find_address(value, base)
        for element in root.iter()
        if local_name(element) == "outline" and (value := element.get("xmlUrl") or element.get("xmlurl"))
    )
    wanted = list(dict.fromkeys(url for url in urls if url is not None))
    if not wanted:
        raise ReadError(path, "is a list of feeds that names none")
    return [Link(url, LinkKind.FEED, f"{path}#{n}") for n, url in enumerate(wanted[:MAX_FEEDS], start=1)]
