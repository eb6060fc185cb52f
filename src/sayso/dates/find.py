"""Finding time expressions: where a word of time stands, the rules are tried at it and at the few words before it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from sayso.dates import lexicon
from sayso.dates.context import Captured, Context, Reading, note_period
from sayso.dates.periods import Period, read_iso
from sayso.dates.prefixes import prefixes
from sayso.dates.rule_table import ignored, rules
from sayso.dates.rules import Kind, Prefix, Rule
from sayso.dates.timex import Mod, Timex

_WORD = re.compile(r"[A-Za-z]+|['’]?[0-9]+")
_REACH_WORDS = 8  # how many words before a word of time its expression may begin
_GAP = re.compile(r"(?:[^\S\n]{1,3}|[^\S\n]{0,3}\n[^\S\n]{0,3}|-)")
_BEFORE_CHARS = 30
_HYPHENATED = re.compile(
    r"(?:the|an?) (?!mid\b|early\b|late\b)[\w.,]+(?:-[\w.]+)+", re.IGNORECASE
)  # "the third-quarter loss" leaves the article
_ARTICLE = re.compile(r"^\w+ ")
_ADJECTIVES = frozenset("daily weekly monthly nightly hourly current recent".split())
_NAME_GOES_ON = re.compile(" [A-Z][a-z]")  # "Daily Herald"
_QUOTE_ENDS = re.compile("[\"”]|['’](?!s)")
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:;—–_(\[|*•\n-][\"”’'\])]{0,3}\s{0,3}|[\"“‘'`])$")
_SUFFIX = re.compile(r" (?:(?P<approx>or so\b)|(?P<more>or more\b|or longer\b)|(?P<after>and beyond\b|or later\b))")
_SUFFIX_MODS = {"approx": Mod.APPROX, "more": Mod.EQUAL_OR_MORE, "after": Mod.ON_OR_AFTER}

# Words without which no rule finds anything: only near one of them are the rules tried.
_SIGNALS = frozenset(
    {
        *lexicon.MONTHS,
        *lexicon.WEEKDAYS,
        *(word + "s" for word in lexicon.WEEKDAYS),
        *lexicon.SEASONS,
        *lexicon.PARTS,
        *lexicon.DAYS_FROM_NOW,
        *lexicon.DECADES,
        *lexicon.SLOTS["unit"].starts,
        *lexicon.SLOTS["noon"].starts,
        *"eve christmas easter thanksgiving halloween pentecost".split(),
        *"hourly daily nightly weekly monthly annually yearly overnight tonight".split(),
        *"now current currently nowadays recent recently lately time times past soon future term while".split(),
        *"nineteen eighteen seventeen thousand period clock".split(),
    }
)
_SIGNAL_DIGITS = re.compile(r"\d{4}(?!\d|,\d)|\d{1,2}(?:[:/]\d\d|\.\d{1,2}\.| ?[ap]\.?m\b)|\d{1,2}/\d|['’]\d\d")


def find_timexes(
    text: str, published: str | None, passages: Sequence[tuple[int, int]] | None = None
) -> tuple[Timex, ...]:
    """Return the time expressions of a text, in order, none inside another.

    `published` is the article's date in ISO 8601, as precise as known; without it values stay open where they need
    it. `passages`, half-open and in order, are the parts of the text to look at (all of it where None). Nothing is
    raised, whatever the text holds. Takes time in proportion to the length of the text.
    """
    finder = _Finder(text, read_iso(published))
    for start, end in passages if passages is not None else [(0, len(text))]:
        finder.read(start, end)
    return tuple(finder.found)


class _Match(NamedTuple):
    """The best match so far at one place; `reading` is None for words that are passed over."""

    start: int
    end: int
    reading: Reading | None
    kind: Kind
    mod: Mod | None


class _Finder:
    """One pass over a text, with what the text has told so far."""

    def __init__(self, text: str, document: Period | None) -> None:
        self.text = text
        self.document = document
        self.found: list[Timex] = []
        self.named: dict[int, Period] = {}
        self.named_end = 0
        self.reported: Period | None = None
        self.rules = rules()
        self.prefixes = prefixes()

    def read(self, start: int, end: int) -> None:
        """Read one passage, from left to right; every word is tried at most once."""
        words = [(m.start(), m.group().lower()) for m in _WORD.finditer(self.text, start, end)]
        untried = 0
        for i, (at, word) in enumerate(words):
            if word not in _SIGNALS and not (word[-1].isdigit() and _SIGNAL_DIGITS.match(self.text, at)):
                continue
            k = max(untried, i - _REACH_WORDS)
            while k <= i:
                until = self._try_at(words[k][0], words[k][1], end)
                k += 1
                if until is not None:
                    while k < len(words) and words[k][0] < until:
                        k += 1
            untried = max(untried, k)

    def _try_at(self, at: int, word: str, end: int) -> int | None:
        """Try the rules at a word. Return where the expression that was found ends, or None."""
        key = word if word[-1].isalpha() else lexicon.DIGITS
        best = self._longest(at, at, key, end, None, None)
        for prefix in self.prefixes.get(key, ()):
            head = prefix.pattern.expression.match(self.text, at, end)
            if head and prefix.after and not prefix.after.search(self.text[max(0, at - _BEFORE_CHARS) : at]):
                continue
            gap = head and _GAP.match(self.text, head.end(), end)
            following = gap and _WORD.match(self.text, gap.end(), end)
            if not following:
                continue
            first = following.group().lower()
            best = self._longest(
                at, following.start(), first if first[-1].isalpha() else lexicon.DIGITS, end, prefix, best
            )
        if best is None:
            return None
        if best.reading is not None:
            self._keep(best, best.reading, end)
        return best.end

    def _keep(self, match: _Match, reading: Reading, end: int) -> None:
        """Take an expression in, with an "or so" behind it, without the article of "the third-quarter loss"."""
        mod, start, stop = match.mod or reading.mod, match.start, match.end
        suffix = _SUFFIX.match(self.text, stop, end)
        if suffix and match.kind & (Kind.LENGTH | Kind.POINT):
            stop = suffix.end()
            mod = _SUFFIX_MODS[suffix.lastgroup or "approx"]
        words = self.text[start:stop]
        if _HYPHENATED.fullmatch(words):
            start += len(words) - len(_ARTICLE.sub("", words))
        self.found.append(Timex(start, stop, reading.type, reading.value, mod))
        if reading.period is not None:
            note_period(self.named, reading.period)
            self.named_end = stop
        if reading.reported is not None:
            self.reported = reading.reported

    def _longest(
        self, start: int, at: int, key: str, end: int, prefix: Prefix | None, best: _Match | None
    ) -> _Match | None:
        """Return the longest match of the rules at `at`, else `best`; `start` is where a prefix begins."""
        for rule in self.rules.get(key, ()):
            if prefix is not None and not rule.kind & prefix.kind:
                continue
            match = rule.pattern.expression.match(self.text, at, end)
            if match is None or (best is not None and match.end() <= best.end):
                continue
            if not self._allowed(rule, at, match.end()) or (rule.small and self._is_name(at, match.end())):
                continue
            context = Context(self.text, start, match.end(), self.document, self.named, self.reported, self.named_end)
            reading = rule.sense(Captured(match), context)
            if reading is not None or rule.sense is ignored:
                best = _Match(start, match.end(), reading, rule.kind, prefix.mod if prefix is not None else None)
        return best

    def _allowed(self, rule: Rule, start: int, end: int) -> bool:
        """Tell whether what stands around `[start, end)` is as the rule wants it."""
        before = self.text[max(0, start - _BEFORE_CHARS) : start]
        if rule.after is not None and not rule.after.search(before):
            return False
        if rule.unless_after is not None and rule.unless_after.search(before):
            return False
        if rule.before is not None and not rule.before.match(self.text, end):
            return False
        return rule.unless_before is None or not rule.unless_before.match(self.text, end)

    def _is_name(self, start: int, end: int) -> bool:
        """Tell whether words with a capital are a name, or part of one: within a sentence, or alone in quotes."""
        if not self.text[start].isupper():
            return False
        before = self.text[max(0, start - _BEFORE_CHARS) : start]
        if not _SENTENCE_BEGINS.search(before):
            return True
        if self.text[start:end].lower() in _ADJECTIVES and _NAME_GOES_ON.match(self.text, end):
            return True
        return before[-1:] in ("“", "‘", '"', "'") and _QUOTE_ENDS.match(self.text, end) is not None
