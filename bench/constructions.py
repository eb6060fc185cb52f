"""Measure the shipped program on constructions: nesting, relays, headlines, traps and the rest.

    python bench/constructions.py [--failures]

Reads `constructions.jsonl` beside this file, written by hand, in which every level of every passage is marked, and
prints a table: for each construction the levels found and the false ones. Then the same of `constructions_prose.jsonl`,
which was written later as a second reader would, in the manner of news agencies and dailies, and of the smaller
`constructions_third.jsonl`, written when all rules and training sentences were done.

A level is found where its content shares half of its words with one that the program gives (Jaccard, paired one to one,
the best pairs first) and the sources of the two do as well; two sources that are empty agree. All other levels that the
program gives are false. In a trap nobody says anything, so that all that is found there is false.
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from sayso.attribution import find_attributions
from sayso.text import find_words
from sayso.types import Article
from spans import Words, words_under

TEST = Path(__file__).parent / "constructions.jsonl"
PROSE = Path(__file__).parent / "constructions_prose.jsonl"
THIRD = Path(__file__).parent / "constructions_third.jsonl"
OVERLAP = 0.5  # as in the scorer of who-said-what
ROLES = ("source", "cue", "content")


def read_test(path: Path = TEST) -> list[dict[str, Any]]:
    """Read the passages and their levels."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def predict(text: str) -> list[dict[str, Any]]:
    """All levels that the program finds in a text, as spans by role."""
    found = find_attributions(Article(id="passage", text=text))
    return [{role: list(getattr(attribution, role).spans) for role in ROLES} for attribution in found]


def pair(text: str, gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> dict[int, int]:
    """Pair gold with predicted levels: the index of the predicted one for each gold level that is found."""
    words = find_words(text)
    want, got = ([{r: words_under(words, a[r]) for r in ROLES} for a in levels] for levels in (gold, predicted))
    scored = [
        (overlap(a["content"], b["content"]), overlap(a["source"], b["source"]), n, m)
        for n, a in enumerate(want)
        for m, b in enumerate(got)
    ]
    pairs: dict[int, int] = {}
    for content, source, n, m in sorted(scored, key=lambda entry: (-entry[0], -entry[1], entry[2], entry[3])):
        if content >= OVERLAP and source >= OVERLAP and n not in pairs and m not in pairs.values():
            pairs[n] = m
    return pairs


def overlap(one: Words, other: Words) -> float:
    """Jaccard overlap; two empty sets agree."""
    return len(one & other) / len(one | other) if one | other else 1.0


def table(rows: list[tuple[str, int, int, int, int]]) -> str:
    """A table in Markdown: construction, passages, levels, found, false; and the sum of the passages with levels."""
    lines = ["| construction | passages | levels | found | share | false |", "|---|---:|---:|---:|---:|---:|"]
    total = Counter[str]()
    for name, passages, levels, found, false in rows:
        share = f"{found / levels:.2f}" if levels else ""
        lines.append(f"| {name.replace('_', ' ')} | {passages} | {levels} | {found} | {share} | {false} |")
        total.update(passages=passages, levels=levels, found=found, false=false)
    share = f"{total['found'] / total['levels']:.2f}"
    lines.append(f"| all | {total['passages']} | {total['levels']} | {total['found']} | {share} | {total['false']} |")
    return "\n".join(lines)


def describe(text: str, level: dict[str, Any]) -> str:
    """One level on one line."""
    words = (" ".join(text[start:end] for start, end in level[role]).replace("\n", " ") for role in ROLES)
    return " | ".join(words)


def measure(rows: list[dict[str, Any]], failures: bool) -> str:
    """Say how the program does on the passages of a test, in a table; print what it gets wrong where that is wanted."""
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        gold, predicted = row["attributions"], predict(row["text"])
        pairs = pair(row["text"], gold, predicted)
        missed = [level for n, level in enumerate(gold) if n not in pairs]
        false = [level for m, level in enumerate(predicted) if m not in pairs.values()]
        counts.setdefault(row["construction"], Counter()).update(
            passages=1, levels=len(gold), found=len(pairs), false=len(false), touched=bool(predicted)
        )
        if failures and (missed or false):
            print(f"{row['id']}: {row['text']}")
            for sign, levels in (("-", missed), ("+", false)):
                for level in levels:
                    print(f"  {sign} {describe(row['text'], level)}")
    traps = counts["trap"]
    return (
        table([(n, c["passages"], c["levels"], c["found"], c["false"]) for n, c in counts.items()])
        + f"\n\nTraps in which something is found: {traps['touched']} of {traps['passages']}."
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--failures", action="store_true", help="print every level that is missed or false as well")
    args = parser.parse_args()
    print(measure(read_test(), args.failures))
    for path in (PROSE, THIRD):
        print(f"\n`{path.name}`:\n")
        print(measure(read_test(path), args.failures))


if __name__ == "__main__":
    main()
