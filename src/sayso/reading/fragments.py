"""The text of a piece of HTML that is an article and nothing else, as feeds carry it."""

import re

from lxml import etree
from lxml.html import HtmlElement, document_fromstring

_BLOCKS = frozenset(
    "address article aside blockquote br center dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr li main "
    "nav ol p pre section table td th tr ul".split()
)
_NO_TEXT = frozenset("script style noscript template iframe object svg figcaption button select textarea".split())
# What WordPress puts behind each article of a feed.
_FOOTER = re.compile(r"The post .{1,500} (?:first )?appeared (?:first )?on .{1,200}\Z")
_TAG = re.compile(r"<[a-zA-Z/!]")


def read_fragment(source: str) -> str:
    """Return the text of a piece of HTML, or of plain text, a blank line between its paragraphs.

    The caller sees to it that no tag has a thousand attributes (`html.refuse_many_attributes`).
    """
    if not _TAG.search(source):
        tree = None
        lines = source.split("\n\n")
    else:
        # A `div` around it, as a text that stands outside of every tag would get a paragraph of its own.
        tree = document_fromstring(f"<html><body><div>{source}</div></body></html>")
        lines = _read_blocks(tree)
    paragraphs = (" ".join(line.split()) for line in lines)
    return "\n\n".join(line for line in paragraphs if line and not _FOOTER.match(line))


def _read_blocks(tree: HtmlElement) -> list[str]:
    """The words of each block, in order: a tag of a block ends one, and so does its end."""
    lines = [[""]]
    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event in ("start", "end") and tag in _BLOCKS:
            lines.append([])
        if tag in _NO_TEXT:
            silent += 1 if event == "start" else -1
        if event == "start":
            if not silent:
                lines[-1].append(element.text or "")
        elif not silent:
            lines[-1].append(element.tail or "")
    return ["".join(line) for line in lines]
