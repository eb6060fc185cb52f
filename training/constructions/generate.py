"""Write training rows for constructions that annotated corpora have few of, or mark only at their outermost level.

    python training/constructions/generate.py --seed 1 --rows 9000 --out constructions.jsonl

The same seed gives the same rows. What is marked, and how, stands in README.md beside this file.
"""

import argparse
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from grammar import Grammar, Scope, read_rules
from marking import CLOSE, make_rows, plain
from wording import FIELDS, Words, style_marks

_STYLES = {
    True: (("british", 55), ("british straight", 15), ("curly", 20), ("straight", 10)),
    False: (("curly", 50), ("straight", 43), ("doubled", 7)),
}
KEEP_EMPTY_CONTENT = 0.2  # of the contents with nothing inside, this share becomes a row: about one row in three
_HEADLINES = ("headline_speech", "headline_speech", "headline_quiet")
_LEADS = ("indirect", "indirect", "told", "told", "noun_prose", "relay_prose", "denial", "passive_prose", "long_source")
_ASIDES = ("caption_prose", "appeal_prose", "appeal", "caption", "title_prose", "scare_prose", "quiet")
_BETWEEN = ("told", "told", "told", "trap", "trap_prose", "scare_prose", "farewell", "verb_prose")


def make_passage(chance: random.Random) -> str:
    """Make one marked passage: a sentence, a paragraph or several, in one paper's style."""
    british = chance.random() < 0.5
    g = Grammar(chance, Words(chance, chance.choice(FIELDS), british))
    size = chance.choices(("one", "paragraph", "paragraphs", "article"), (44, 26, 12, 18))[0]
    if size == "one":
        paragraphs = [g.construct(_draw(chance))]
    elif size == "article":
        g.cast.recurrence = 0.4
        paragraphs = _article(g, chance)
    else:
        paragraphs = [_paragraph(g, chance) for _ in range(1 if size == "paragraph" else chance.randint(2, 4))]
        if size == "paragraphs" and chance.random() < 0.3:
            paragraphs.insert(0, g.construct(chance.choice(("headline_speech", "headline_speech", "headline_quiet"))))
    text = "\n\n".join(paragraphs)
    styles, weights = zip(*_STYLES[british], strict=True)
    return style_marks(text if british else _move_stops(text), chance.choices(styles, weights)[0])


def _article(g: Grammar, chance: random.Random) -> list[str]:
    """The paragraphs of a short article: a headline, a lead, then speech, narrative, traps, and what stands around."""
    paragraphs = [g.construct(chance.choice(_HEADLINES))] if chance.random() < 0.6 else []
    lead = g.construct(chance.choice(_LEADS))
    paragraphs.append(g.expand("dateline", 0, Scope(0)) + lead if chance.random() < 0.25 else lead)
    for _ in range(chance.randint(2, 5)):
        paragraphs.append(_paragraph(g, chance) if chance.random() < 0.8 else g.construct(chance.choice(_ASIDES)))
    return paragraphs


def _draw(chance: random.Random) -> str:
    drawn = [rule for rule in read_rules().values() if rule.weight]
    return chance.choices([rule.name for rule in drawn], [rule.weight for rule in drawn])[0]


def _paragraph(g: Grammar, chance: random.Random) -> str:
    """One to three constructions, and narrative between them; what has a layout of its own ends the paragraph."""
    parts = [g.construct("told")] if chance.random() < 0.3 else []
    for _ in range(chance.choices((1, 2, 3), (30, 45, 25))[0]):
        name = _draw(chance)
        if name == "headline_speech":
            continue
        if _stands_alone(part := g.construct(name), name):
            return "\n\n".join([" ".join(parts), part] if parts else [part])
        parts.append(part)
        if chance.random() < 0.45 and not _stands_alone(between := g.construct(chance.choice(_BETWEEN))):
            parts.append(between)
    return " ".join(parts or [g.construct("quiet")])


def _stands_alone(part: str, name: str = "") -> bool:
    """Whether a part is a paragraph of its own: an entry of a live page, a caption, anything without a stop."""
    return name == "live_page" or "\n" in part or plain(part).rstrip("”’")[-1:] not in ".?!"


def _move_stops(text: str) -> str:
    """Put stops and commas inside a closing mark, as American papers do."""
    return re.sub(f"([”’])({CLOSE}*)([.,])", r"\3\1\2", text)


def generate(seed: int, rows: int) -> Iterator[dict[str, Any]]:
    """Yield that many rows in PolNeAR's format, no text twice."""
    chance = random.Random(seed)
    seen: set[str] = set()
    made = 0
    while True:
        for n, row in enumerate(make_rows(make_passage(chance))):
            keep = n == 0 or row["attributions"] or chance.random() < KEEP_EMPTY_CONTENT
            if not keep or row["text"] in seen:
                continue
            seen.add(row["text"])
            yield {"id": f"constructions-{seed}-{made}", **row}
            made += 1
            if made == rows:
                return


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", type=int, default=9000)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    with args.out.open("w", encoding="utf-8") as out:
        for row in generate(args.seed, args.rows):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
