"""What a page says about itself in its markup: JSON-LD (schema.org), OpenGraph and the older meta tags.

Read here rather than through trafilatura because that gives a date without its time, drops authors of one name, and
takes the longest name of all organisations on a page for the publisher.
"""

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from itertools import islice

from lxml.html import HtmlElement

from sayso.reading.bylines import is_person, read_authors, read_byline
from sayso.reading.datelines import read_date

_ARTICLE_TYPES = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report)$")  # schema.org, subtypes of Article
_MAX_NODES = 5000  # of one script of JSON-LD; a page of news has about 50
_MAX_BYLINES = 20  # elements that call themselves one; the first ones are the article's

_TITLE_KEYS = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_OUTLET_KEYS = ("og:site_name", "application-name", "dc.publisher", "publisher")
_AUTHOR_KEYS = (
    "author",
    "article:author",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
)
_DATE_KEYS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "date",
)
_SUFFIX = re.compile(r"\s+[|–—·-]\s+(?P<name>[^|–—·]{2,60})$")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page's markup says. Everything is None or empty where it does not."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    published: str | None = None


def read_metadata(tree: HtmlElement, latest: date) -> PageMetadata:
    """Return what the markup of a page says about its article: JSON-LD first, then OpenGraph and other meta tags."""
    nodes = _read_linked_data(tree)
    described = _find_article(nodes)
    known = {str(node["@id"]): node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    tags = _read_tags(tree)
    outlet = _first(_names_of(described.get("publisher"), known)) or _first_tag(tags, _OUTLET_KEYS)
    dates = [described.get("datePublished"), *(tags.get(key) for key in _DATE_KEYS), *_published_times(tree)]
    return PageMetadata(
        title=_cut_site(
            _clean(described.get("headline")) or _first_tag(tags, _TITLE_KEYS) or _find_heading(tree), outlet
        ),
        authors=_find_authors(tree, described, known, tags, outlet),
        outlet=outlet,
        url=_find_url(tree, described, tags),
        published=next(
            (found for value in dates if isinstance(value, str) and (found := read_date(value, latest))), None
        ),
    )


def _read_linked_data(tree: HtmlElement) -> list[dict[str, object]]:
    """Return all objects of the page's JSON-LD, in order, outer ones first. Broken scripts are passed over."""
    nodes: list[dict[str, object]] = []
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        source = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        try:
            waiting = deque([json.loads(source, strict=False)])
        except (ValueError, RecursionError):
            continue  # the page has other metadata, and its text
        for _ in range(_MAX_NODES):
            if not waiting:
                break
            value = waiting.popleft()
            if isinstance(value, list):
                waiting.extendleft(reversed(value))
            elif isinstance(value, dict):
                nodes.append(value)
                waiting.extend(inner for inner in value.values() if isinstance(inner, dict | list))
    return nodes


def _find_article(nodes: list[dict[str, object]]) -> dict[str, object]:
    for node in nodes:
        types = node.get("@type")
        for name in types if isinstance(types, list) else [types]:
            if (
                isinstance(name, str)
                and _ARTICLE_TYPES.search(name)
                and ("headline" in node or "datePublished" in node)
            ):
                return node
    return {}


def _names_of(value: object, known: dict[str, dict[str, object]]) -> list[str]:
    """The names of people or organisations: given as strings, as objects, or as references to objects elsewhere."""
    names = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            item = item.get("name") or known.get(str(item.get("@id")), {}).get("name")
        for name in item if isinstance(item, list) else [item]:
            if (cleaned := _clean(name)) and not cleaned.startswith(("http:", "https:")):
                names.append(cleaned)
    return names


def _read_tags(tree: HtmlElement) -> dict[str, str]:
    tags: dict[str, str] = {}
    for element in tree.iterfind(".//meta[@content]"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        if key and (content := _clean(element.get("content"))):
            tags.setdefault(key.strip().lower(), content)
    return tags


def _find_authors(
    tree: HtmlElement,
    described: dict[str, object],
    known: dict[str, dict[str, object]],
    tags: dict[str, str],
    outlet: str | None,
) -> tuple[str, ...]:
    stated = _names_of(described.get("author"), known) or _names_of(described.get("creator"), known)
    stated = (
        stated
        or [tags[key] for key in _AUTHOR_KEYS if key in tags and not tags[key].startswith(("http:", "https:"))][:1]
    )
    names = [name for value in stated for name in read_authors(value)] or _read_marked_byline(tree)
    return tuple(dict.fromkeys(name for name in names if name != outlet))


def _read_marked_byline(tree: HtmlElement) -> list[str]:
    """The authors in the first element that the page marks as its byline, by `rel`, `itemprop` or class."""
    for element in islice(_marked(tree), _MAX_BYLINES):
        line = " ".join("".join(element.itertext()).split())
        byline = read_byline(line)
        if byline is not None and byline.authors:
            return list(byline.authors)
        if is_person(line):
            return [line]
    return []


def _marked(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iter("a", "span", "div", "p", "address"):
        classes = (element.get("class") or "").lower()
        if (
            element.get("rel") == "author"
            or element.get("itemprop") == "author"
            or "byline" in classes
            or "author" in classes
        ):
            yield element


def _published_times(tree: HtmlElement) -> list[str]:
    return [
        element.get("datetime", "")
        for element in tree.iter("time")
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
    ]


def _find_heading(tree: HtmlElement) -> str | None:
    for path in (".//h1", ".//title"):
        for element in tree.iterfind(path):
            if heading := _clean("".join(element.itertext())):
                return heading
    return None


def _find_url(tree: HtmlElement, described: dict[str, object], tags: dict[str, str]) -> str | None:
    links = [element.get("href") for element in tree.iterfind(".//link[@rel='canonical']")]
    main = described.get("mainEntityOfPage")
    candidates = [*links, tags.get("og:url"), described.get("url"), main.get("@id") if isinstance(main, dict) else main]
    return next((url for url in map(_clean, candidates) if url and url.startswith(("http://", "https://"))), None)


def _cut_site(title: str | None, outlet: str | None) -> str | None:
    """Cut the outlet off a title: "Council votes to close ferry | The Example Herald"."""
    match = _SUFFIX.search(title) if title else None
    if not title or not match or not outlet:
        return title
    return title[: match.start()] if match["name"].strip().casefold() in outlet.casefold() else title


def _clean(value: object) -> str | None:
    """A string without entities, tags' line ends and outer white space, or None."""
    return (" ".join(unescape(value).split()) or None) if isinstance(value, str) else None


def _first(names: list[str]) -> str | None:
    return names[0] if names else None


def _first_tag(tags: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((tags[key] for key in keys if key in tags), None)
