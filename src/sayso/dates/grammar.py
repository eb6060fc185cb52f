"""The small language in which the rules are written, compiled to regular expressions.

    the [past | last] {n} {unit}      words, slots of the lexicon in braces, [optional], (one | or another)
    {month} {day}, {year}             a comma may stand there or not
    <date> at {clock}                 a macro: its text is put in its place
    {year}'s {nth} quarter            's goes on the word before it, with either apostrophe
    {day} (to | -) {day:to}           a slot under another name

Between two words stand spaces, one line end, or a hyphen; a blank line never. Letter case is ignored, save where a
slot says otherwise, and only ASCII letters and digits match. Nothing repeats without bound, so that a match costs the
same on any text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sayso.dates.lexicon import DIGITS, SLOTS

_SPACE = r"(?u:[^\S\n]{1,3}|[^\S\n]{0,3}\n[^\S\n]{0,3}|-)"
_COMMA_OR_SPACE = rf"(?:,?{_SPACE})"
_END_OF_WORD = r"(?u:(?![^\W_]|[.,]\d))"
_TOKEN = re.compile(
    r"\s*(\{[a-z_]+(?::[a-z_]+)?\}|<[a-z_]+>|'s|[\[\]()|,]|[^\s\[\](){}<>|,]+?(?='s)|[^\s\[\](){}<>|,]+)"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern: the expression, and the words (small letters, or "0" for digits) that it may begin with."""

    source: str
    expression: re.Pattern[str]
    starts: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of an expression. `skippable` if it may match nothing; `glued` if no space stands before it."""

    expression: str
    starts: frozenset[str]
    skippable: bool = False
    glued: bool = False
    comma: bool = False  # a comma may stand before it


def compile_pattern(source: str, macros: Mapping[str, str] | None = None) -> Pattern:
    """Compile one pattern of the rule language. Raises ValueError where it is not well formed."""
    text = source
    for _ in range(4):  # macros may use macros, a few deep
        text = re.sub(r"<([a-z_]+)>", lambda match: f"({(macros or {})[match[1]]})", text)
    pieces = _TOKEN.findall(text)
    if "".join(pieces) != re.sub(r"\s", "", text):
        raise ValueError(f"not a pattern of the rule language: {source}")
    reader = _Reader(pieces, source)
    part = reader.read_choice()
    if reader.at < len(pieces):
        raise ValueError(f"unbalanced bracket in the pattern: {source}")
    return Pattern(source, re.compile(part.expression + _END_OF_WORD, re.IGNORECASE | re.ASCII), part.starts)


class _Reader:
    """A descent over the pieces of one pattern."""

    def __init__(self, pieces: list[str], source: str) -> None:
        self.pieces = pieces
        self.source = source
        self.at = 0
        self.names: dict[str, int] = {}

    def read_choice(self) -> _Part:
        """Read what stands up to the end of a bracket: one sequence, or several between bars."""
        options = [self.read_sequence()]
        while self._peek() == "|":
            self.at += 1
            options.append(self.read_sequence())
        if len(options) == 1:
            return options[0]
        expression = "|".join(option.expression for option in options)
        return _Part(f"(?:{expression})", frozenset().union(*(option.starts for option in options)))

    def read_sequence(self) -> _Part:
        """Read parts in a row, up to a bar or the end of a bracket."""
        parts: list[_Part] = []
        comma = False
        while (piece := self._peek()) not in ("", "]", ")", "|"):
            if piece == ",":
                comma = True
                self.at += 1
                continue
            part = self._read_part()
            parts.append(replace(part, comma=comma or part.comma))
            comma = False
        return self._join(parts, comma)

    def _read_part(self) -> _Part:
        piece = self.pieces[self.at]
        self.at += 1
        if piece in ("[", "("):
            inner = self.read_choice()
            if self._peek() != {"[": "]", "(": ")"}[piece]:
                raise ValueError(f"unbalanced bracket in the pattern: {self.source}")
            self.at += 1
            return _Part(inner.expression, inner.starts, skippable=piece == "[", comma=inner.comma)
        if piece.startswith("{"):
            return self._read_slot(piece[1:-1])
        if piece == "'s":
            return _Part("(?:['’]s|(?<=s)['’])", frozenset(), glued=True)
        word = re.match(r"[a-z]+", piece)
        end = r"\b" if piece[-1].isalnum() else ""
        return _Part(re.escape(piece).replace("'", "['’]") + end, frozenset({word.group() if word else DIGITS}))

    def _read_slot(self, name: str) -> _Part:
        lexicon, _, given = name.partition(":")
        slot = SLOTS[lexicon]
        group = given or lexicon
        count = self.names[group] = self.names.get(group, 0) + 1
        group = group if count == 1 else f"{group}__{count}"
        return _Part(f"(?P<{group}>{slot.expression}){_END_OF_WORD}", slot.starts)

    def _join(self, parts: list[_Part], trailing_comma: bool) -> _Part:
        """Put the parts in a row. Optional ones carry their own space, before or behind, so that none is left over."""
        mandatory = [i for i, part in enumerate(parts) if not part.skippable]
        if not mandatory or trailing_comma:
            raise ValueError(f"a pattern needs a word that cannot be left out: {self.source}")
        expression = ""
        starts: frozenset[str] = frozenset()
        for i, part in enumerate(parts):
            if i <= mandatory[0]:
                starts |= part.starts
            space = "" if part.glued else _COMMA_OR_SPACE if part.comma else _SPACE
            if i < mandatory[0]:
                behind = _COMMA_OR_SPACE if parts[i + 1].comma else _SPACE
                expression += f"(?:(?:{part.expression}){behind})?"
            elif i == mandatory[0]:
                expression += part.expression
            elif part.skippable:
                expression += f"(?:{space}(?:{part.expression}))?"
            else:
                expression += space + part.expression
        return _Part(expression, starts, comma=parts[0].comma)

    def _peek(self) -> str:
        return self.pieces[self.at] if self.at < len(self.pieces) else ""
