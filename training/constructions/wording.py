"""The words that the grammars draw on: lexicons by field of news, and the slots in them.

A lexicon file has sections (`[indirect]`) of one item a line. Slots such as `{n}`, `{place}` or `{money}` are filled
anew at every use. In a clause, `|…|` are the words that a reporter would put in quotation marks, if any; in a
quotation, `/` is where a reporter might break in ("…," she said, "…").
"""

import random
import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "lexicon"
_SHARED = ("names", "people", "verbs", "common")
FIELDS = tuple(sorted(path.stem for path in FOLDER.glob("*.txt") if path.stem not in _SHARED))

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
FEW = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
SLOTS = frozenset("n few ord big pct money year day month date time clock surname place country company outlet".split())
COMMON = 0.3  # how much of the speech is what is said in every field
_SLOT = re.compile(r"\{(\w+)\}")


@cache
def read_lexicon(name: str) -> dict[str, tuple[str, ...]]:
    """Read a lexicon file: the items of each section."""
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[] "), [])
        elif line.strip():
            current.append(line.strip())
    return {section: tuple(items) for section, items in sections.items()}


@cache
def names(section: str) -> tuple[str, ...]:
    """Return the names of a section: one a line, or several on one line where they are single words."""
    items = read_lexicon("names")[section]
    return tuple(items[0].split()) if len(items) == 1 else items


@cache
def read_verbs(kind: str) -> tuple[tuple[tuple[str, ...], ...], tuple[int, ...]]:
    """Read the verbs that take a clause: past, third person, plain form and participle, and how often each is drawn."""
    rows = [line.split() for line in read_lexicon("verbs")[kind]]
    return tuple(tuple(word.replace("_", " ") for word in row[1:]) for row in rows), tuple(int(row[0]) for row in rows)


class Words:
    """Draws words of one field of news, in one national style, from one stream of chance."""

    def __init__(self, chance: random.Random, field: str, british: bool) -> None:
        self.chance = chance
        self.field = field
        self.british = british

    def draw(self, section: str) -> str:
        """Draw an item of a section of the field's lexicon, or of what all fields say, with its slots filled."""
        common = section in read_lexicon("common") and self.maybe(COMMON)
        return self.fill(self.chance.choice(read_lexicon("common" if common else self.field)[section]))

    def clause(self) -> str:
        """Draw a clause of indirect speech: whole, or put together from a subject and a predicate."""
        if self.maybe(0.5):
            return self.draw("indirect")
        return " ".join(self.halves())

    def halves(self) -> tuple[str, str]:
        """Draw a clause in two halves, its subject and its predicate."""
        return self.draw("subject"), self.draw("predicate")

    def name(self, section: str) -> str:
        return self.fill(self.chance.choice(names(section)))

    def fill(self, template: str) -> str:
        """Fill the slots of a template."""
        while True:
            filled = _SLOT.sub(lambda match: self._slot(match.group(1)), template)
            if filled == template:
                return filled
            template = filled

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share

    def _slot(self, slot: str) -> str:
        c = self.chance
        match slot:
            case "n":
                return str(
                    c.choice(
                        (11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 23, 24, 26, 28, 30, 32, 37, 40, 45, 48, 60, 72, 90)
                    )
                )
            case "few":
                return c.choice(FEW)
            case "ord":
                return c.choice(ORDINALS)
            case "big":
                return c.choice(
                    (
                        f"{c.randint(1, 89)},{c.randint(1, 19) * 50 % 1000:03d}",
                        f"{c.randint(2, 90)},000",
                        f"{c.randint(2, 9)}00",
                    )
                )
            case "pct":
                figure = c.choice((str(c.randint(2, 60)), f"{c.randint(1, 12)}.{c.randint(1, 9)}"))
                return f"{figure} per cent" if self.british else c.choice((f"{figure} percent", f"{figure}%"))
            case "money":
                unit = (
                    c.choice(("million", "million", "m", "m", "bn"))
                    if self.british
                    else c.choice(("million", "million", "billion"))
                )
                glue = "" if unit in ("m", "bn") else " "
                figure = c.choice((str(c.randint(2, 90)), f"{c.randint(1, 9)}.{c.randint(1, 9)}"))
                return f"{'£' if self.british else '$'}{figure}{glue}{unit}"
            case "year":
                return str(c.randint(1987, 2023))
            case "day":
                return c.choice(DAYS)
            case "month":
                return c.choice(MONTHS)
            case "date":
                return (
                    f"{c.randint(1, 28)} {c.choice(MONTHS)}"
                    if self.british
                    else f"{c.choice(MONTHS)} {c.randint(1, 28)}"
                )
            case "time":
                return c.choice(
                    (
                        "noon",
                        "midnight",
                        "dawn",
                        f"{c.randint(1, 11)}am" if self.british else f"{c.randint(1, 11)} a.m.",
                        f"{c.randint(1, 11)} o'clock",
                    )
                )
            case "clock":
                hour, minute = c.randint(6, 23), c.randint(0, 59)
                twelve = f"{(hour - 1) % 12 + 1}:{minute:02d} {'a.m.' if hour < 12 else 'p.m.'}"
                return c.choice(
                    (f"{hour:02d}:{minute:02d}", f"{hour:02d}.{minute:02d}", twelve, f"{hour:02d}:{minute:02d} GMT")
                )
            case "surname" | "place" | "country" | "company" | "outlet":
                return c.choice(names(slot))
        return c.choice(read_lexicon(self.field)[slot])


def quote_clause(clause: str, quoted: bool) -> str:
    """Turn the `|…|` of a clause into quotation marks, or drop it."""
    if not quoted:
        return clause.replace("|", "")
    first, words, rest = clause.split("|")
    return f"{first}“{words}”{rest}"


def style_marks(text: str, style: str) -> str:
    """Set a text, written with “double”, ‘inner’ marks and ' for the apostrophe, in a paper's own marks."""
    double = {"curly": "“”", "straight": '""', "british": "‘’", "british straight": "''", "doubled": ("''", "''")}[
        style
    ]
    inner = {"curly": "‘’", "straight": "''", "british": "“”", "british straight": '""', "doubled": "''"}[style]
    apostrophe = "’" if style in ("curly", "british") else "'"
    return text.translate(
        {ord("'"): apostrophe, ord("“"): double[0], ord("”"): double[1], ord("‘"): inner[0], ord("’"): inner[1]}
    )
