"""Plain text and Markdown as people and crawlers leave them, with a header of keys and values where there is one."""

import re
from datetime import date

from sayso.reading.bylines import read_authors
from sayso.reading.datelines import read_date
from sayso.reading.encoding import decode, repair_twice_encoded
from sayso.reading.markup import strip_markup
from sayso.text import normalise_line_ends
from sayso.types import Article

_FENCED = re.compile(r"\s{0,100}---[ \t]*\n(?P<fields>(?:.{0,2000}\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_FIELD = re.compile(r"(?P<key>[A-Za-z][\w -]{0,30}?)[ \t]{0,5}:(?:[ \t]+(?P<value>.*))?$")
_ITEM = re.compile(r"[ \t]{0,8}-[ \t]+(?P<value>.+)$")

_KEYS = {
    "title": "title",
    "headline": "title",
    "author": "authors",
    "authors": "authors",
    "byline": "authors",
    "date": "published",
    "published": "published",
    "pubdate": "published",
    "publish date": "published",
    "published at": "published",
    "date published": "published",
    "outlet": "outlet",
    "publisher": "outlet",
    "publication": "outlet",
    "site": "outlet",
    "site name": "outlet",
    "source": "outlet",
    "url": "url",
    "link": "url",
    "canonical url": "url",
}


def read_text(data: bytes, path: str, stem: str, latest: date, *, markdown: bool = False) -> tuple[Article, int]:
    """Return the article in a text, with what its header says, and where that header ends (0 where there is none).

    The text of a Markdown file behind its header is what a reader sees of it. Raises ReadError where the bytes are no
    text.
    """
    text = normalise_line_ends(repair_twice_encoded(decode(data, path)))
    fields, end = _read_header(text)
    if markdown:
        text = text[:end] + strip_markup(text[end:])
    value = " ".join(fields.get("published", ()))
    published = read_date(value, latest) if value else None
    article = Article(
        id=stem,
        text=text,
        path=path,
        url=" ".join(fields.get("url", ())) or None,
        outlet=" ".join(fields.get("outlet", ())) or None,
        title=" ".join(fields.get("title", ())) or None,
        authors=tuple(name for value in fields.get("authors", ()) for name in read_authors(value)),
        published=published,
        published_basis="metadata" if published else None,
    )
    return article, end


def _read_header(text: str) -> tuple[dict[str, list[str]], int]:
    """The known fields of a header and where it ends: between lines of "---", or two lines or more at the top."""
    fenced = _FENCED.match(text)
    if fenced:
        fields = _read_fields(fenced["fields"].split("\n"))
        return (fields, fenced.end()) if fields else ({}, 0)
    lines = []
    end = 0
    for line in text[:10_000].split("\n"):
        field = _FIELD.match(line)
        if field is None or _KEYS.get(_normal_key(field["key"])) is None or not field["value"]:
            break
        lines.append(line)
        end += len(line) + 1
    fields = _read_fields(lines)
    return (fields, min(end, len(text))) if len(fields) >= 2 else ({}, 0)


def _read_fields(lines: list[str]) -> dict[str, list[str]]:
    """Read `key: value`, `key: [a, b]`, and a key with its values as a list below. Unknown keys are passed over."""
    fields: dict[str, list[str]] = {}
    name = None
    for line in lines:
        if field := _FIELD.match(line):
            name = _KEYS.get(_normal_key(field["key"]))
            values = [field["value"] or ""]
            if values[0].startswith("[") and values[0].rstrip().endswith("]"):
                values = values[0].strip()[1:-1].split(",")
        elif item := _ITEM.match(line):
            values = [item["value"]]
        else:
            continue
        if name is not None:
            fields.setdefault(name, []).extend(
                cleaned for value in values if (cleaned := value.strip().strip("\"'").strip())
            )
    return {name: values for name, values in fields.items() if values}


def _normal_key(key: str) -> str:
    return key.strip().lower().replace("_", " ").replace("-", " ")
