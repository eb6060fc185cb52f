"""Markdown to the words that a reader sees: links by their words, without the marks of emphasis, quotations and lists.

Headings keep their marks, by which the layout knows them. All patterns are bounded: every text takes linear time.
"""

import re

_IMAGE = re.compile(r"!\[([^\[\]\n]{0,300})\]\([^()\s]{0,2000}(?:[ \t]+\"[^\"\n]{0,300}\")?\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\([^()\s]{0,2000}(?:[ \t]+\"[^\"\n]{0,300}\")?\)")
_ADDRESS = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_STRONG = re.compile(r"(?<!\w)(\*\*|__)(?=\S)([^*_\n]{1,500})(?<=\S)\1(?!\w)")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]{1,500})(?<=\S)\1(?![\w*])")
_LEAD = re.compile(r"^[ \t]{0,8}(?:(?:>[ \t]?){1,5}|[-*+][ \t]+(?=\S))", re.MULTILINE)


def strip_markup(text: str) -> str:
    """Return a Markdown text without its inline marks, and without those of quotations and lists before a line."""
    text = _LEAD.sub("", text)
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    return _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", _ADDRESS.sub(r"\1", text)))
