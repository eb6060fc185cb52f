"""Characters that would hide something or turn a line around, made visible as text."""

import re

# What a reader cannot see but a page, a terminal or a neighbour's line would obey: control characters except tab and
# line feed, the marks that change the direction of writing (Unicode Standard Annex 9), line and paragraph separators,
# tag characters, and surrogates without their other half, which no encoding can write. Joiners and zero-width spaces
# stay: scripts and emoji need them, and they change no neighbour.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)


def make_visible(text: str) -> str:
    """Return the text with every control, direction mark and lone surrogate as its number, such as "⟨U+202E⟩"."""
    return _HIDDEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def shorten(text: str, chars: int) -> str:
    """Return the text on one line, at most `chars` characters, cut at a word's end where one is near."""
    line = " ".join(text[: chars * 4].split())
    if len(line) <= chars and len(text) <= chars * 4:
        return line
    space = line.rfind(" ", chars * 2 // 3, chars)
    return line[: space if space > 0 else chars - 1].rstrip(" ,;:–—-") + "…"


def has_own_marks(words: str) -> bool:
    """Tell whether words of an article bring their own quotation mark, so that none is set before them."""
    return words.startswith(("“", '"', "‘", "„", "«"))
