"""XML from anywhere: no entities, nothing from outside, bounded depth, and repaired where it is broken.

The parser is libxml2 through lxml: it takes linear time, refuses to nest deeper than 256 elements, and mends what
feeds get wrong (bare ampersands, unclosed tags, HTML's entities).
"""

import re
from collections.abc import Iterator
from html.entities import html5

from lxml import etree

from sayso.errors import ReadError
from sayso.reading.encoding import decode

_DECLARED_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.I)
_DECLARATION = re.compile(r"<\?xml\b[^>]{0,500}>")
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^<>\[]{0,500}>", re.I)
# An ampersand that begins none of XML's own entities, and the name of an entity of HTML that it may begin.
_AMPERSAND = re.compile(
    r"&(?!(?:lt|gt|amp|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)(?:([A-Za-z][A-Za-z0-9]{1,31});)?"
)
# What an XML 1.0 document may not hold, even written as a number.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def parse_xml(data: bytes, path: str) -> etree._Element:
    """Return the first element of an XML document, mended where it is broken.

    Raises ReadError where the bytes are no text, the document declares entities of its own (no feed needs them, and
    bombs are made of them), nests too deeply, or is no XML at all.
    """
    declared = _DECLARED_ENCODING.search(data[:300])
    source = decode(data, path, declared[1].decode("ascii") if declared else None)
    if not source.strip():
        raise ReadError(path, "is empty")
    source = _FORBIDDEN.sub("", source).lstrip()
    if declaration := _DECLARATION.match(source):
        source = source[declaration.end() :]
    if "<!ENTITY" in source.upper():
        raise ReadError(path, "is XML that declares entities of its own, and is not taken apart")
    source = "".join(_mend_ampersands(_DOCTYPE.sub("", source, count=1)))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(source.encode("utf-8", errors="replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(path, "is XML that cannot be taken apart") from error
    if root is None:
        raise ReadError(path, "is no XML")
    if any("depth" in entry.message for entry in parser.error_log):
        raise ReadError(path, "is XML that is nested too deeply")
    return root


def local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace, in lower case; empty for a comment or the like."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def _mend_ampersands(source: str) -> Iterator[str]:
    """Yield the document in pieces, with what stands in CDATA sections as it is."""
    at = 0
    while (start := source.find("<![CDATA[", at)) >= 0 and (end := source.find("]]>", start)) >= 0:
        yield _AMPERSAND.sub(_write_out, source[at:start])
        yield source[start : end + 3]
        at = end + 3
    yield _AMPERSAND.sub(_write_out, source[at:])


def _write_out(match: re.Match[str]) -> str:
    """An entity of HTML as its character; a bare ampersand, and an entity that nobody knows, as what stands there."""
    name = match[1]
    character = html5.get(f"{name};") if name else None
    return f"&amp;{match[0][1:]}" if character is None or set(character) & set("<>&\"'") else character
