"""Print who is meant, and through whom, in articles that are drawn by chance, for a reader to judge.

    python bench/sources_sample.py --seed 5 --stories 4 --articles 8

draws stories of three articles from the development data beside the project, none of those with gold, and single
articles of other outlets. Under each paragraph stand its attributions: source, cue, content; then the entity with its
type, count, description and office; then the chain. `docs/sources.md` has what such readings found.
"""

import argparse
import gzip
import json
import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from sayso.attribution import find_attributions
from sayso.sources import Resolution, resolve_sources
from sayso.text import find_paragraphs
from sayso.types import Analysis, Article, Entity, ResolvedAttribution

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
LONGEST_WORDS = 1500  # an article that is longer takes a reader too long
SHOWN_CHARS = 110  # of a content


def read_rows(name: str) -> list[dict[str, Any]]:
    """Read a gzipped file of JSON Lines of the clusters."""
    with gzip.open(DATA / "clusters" / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def draw(seed: int, stories: int, articles: int) -> list[list[dict[str, Any]]]:
    """Draw stories without gold, and then single articles, as stories of one."""
    chance = random.Random(seed)
    known = {path.name.removesuffix(".jsonl") for path in (DATA / "stories").glob("*.jsonl")}
    events: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in read_rows("basil_dev.jsonl.gz"):
        if row["event"][:8] not in known:
            events[row["event"]].append(row)
    drawn = [events[event] for event in chance.sample(sorted(events), stories)]
    others = [row for name in ("allsides_dev.jsonl.gz", "coverage_10k.jsonl.gz") for row in read_rows(name)]
    others = [row for row in others if 150 <= len(row["text"].split()) <= LONGEST_WORDS]
    return drawn + [[row] for row in chance.sample(others, articles)]


def article_of(row: dict[str, Any]) -> Article:
    """Make an article of a row."""
    known = {"outlet": row["outlet"], "url": row.get("url"), "title": row["title"], "published": row.get("published")}
    return Article(row["id"], row["text"], **known)


def describe(entity: Entity, names: dict[str, str]) -> str:
    """Say in a line what is known of an entity."""
    facts = [entity.type.value]
    facts += [f"{entity.count}"] if entity.count is not None else []
    facts += [f"described as “{entity.description}”"] if entity.description else []
    facts += [f"because “{entity.reason}”"] if entity.reason else []
    facts += [f"role “{entity.role}”"] if entity.role else []
    facts += [f"for {names[entity.speaks_for]}"] if entity.speaks_for else []
    return f"{entity.name} ({'; '.join(facts)})"


def show(found: ResolvedAttribution, entities: dict[str, Entity], names: dict[str, str]) -> str:
    """Write one attribution as a few lines."""
    attribution = found.attribution
    nested = " >" if found.within else ""
    lines = [
        f"  {found.id}{nested} [{attribution.source.text[:SHOWN_CHARS]}] {{{attribution.cue.text}}} "
        f"<{attribution.content.text[:SHOWN_CHARS]}>"
    ]
    lines.append(f"      = {describe(entities[found.entity], names) if found.entity else '?'}")
    if len(found.chain) > 1:
        lines.append(f"      chain {' > '.join(names[link] for link in found.chain)}")
    told = [f"{kind} “{words}”" for kind, words in (("to", found.addressee), ("at", found.occasion)) if words]
    return "\n".join(lines + ([f"      {', '.join(told)}"] if told else []))


def show_story(analyses: list[Analysis], resolution: Resolution) -> str:
    """Write the articles of a story, each paragraph with its attributions."""
    entities = {entity.id: entity for entity in resolution.entities}
    names = {entity.id: entity.name for entity in resolution.entities}
    lines: list[str] = []
    for analysis in analyses:
        article = analysis.article
        outlet = resolution.outlets[article.id]
        lines += ["", f"=== {article.id} ({names[outlet] if outlet else 'no outlet'}): {article.title}"]
        own = [found for found in resolution.attributions if found.article == article.id]
        for start, end in find_paragraphs(article.text):
            lines.append(article.text[start:end])
            lines += [show(f, entities, names) for f in own if start <= f.attribution.cue.spans[0].start < end]
    return "\n".join(lines)


def main() -> None:
    """Draw, analyse and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1, help="of the draw")
    parser.add_argument("--stories", type=int, default=4, help="how many stories of three articles")
    parser.add_argument("--articles", type=int, default=8, help="how many single articles")
    args = parser.parse_args()
    if not DATA.exists():
        sys.exit(f"{DATA} is missing: the data is not part of this repository")
    for rows in draw(args.seed, args.stories, args.articles):
        analyses = [Analysis(article, find_attributions(article, threads=1)) for article in map(article_of, rows)]
        print(show_story(analyses, resolve_sources(analyses)))


if __name__ == "__main__":
    main()
