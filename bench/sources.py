"""Measure who is meant and through whom, apart from how well the attributions are found, and what it costs.

    python bench/sources.py

Needs `../shared` beside the project. The figures come twice: on the attributions that the shipped program finds, and on
attributions made of the gold ones (source and content as annotated, the cue between them), where every error is the
resolution's own. `python bench/quality.py` measures the whole program.
"""

import importlib.util
import json
import re
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from sayso.attribution import find_attributions
from sayso.reading import read
from sayso.sources import resolve_sources
from sayso.types import Act, Analysis, Article, Attribution, Passage, QuotationType, Span

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
DATA = SHARED / "data"
UNSEEN = ("d4a4bc34",)  # the story whose errors nobody looked at while the first rules were written
CUE = re.compile(r"\b(?:told|said|says|wrote|tweeted|according to|quoted as saying|\w+ing|\w+ed)\b")
FAR_CHARS = 500  # a source phrase further from its content than this is another occurrence of the same words


def load_scorer() -> ModuleType:
    """Load the scorer of stories from beside the project."""
    spec = importlib.util.spec_from_file_location("score_story", SHARED / "bench" / "score_story.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def stories() -> Iterator[tuple[str, list[Article], dict[str, Any]]]:
    """Yield the name, the articles and the gold of each story, and of the seeds."""
    for gold in sorted((DATA / "stories").glob("*.gold.json")):
        name = gold.name.removesuffix(".gold.json")
        yield name, articles(gold.with_name(f"{name}.jsonl")), json.loads(gold.read_text("utf-8"))
    seeds = DATA / "seeds"
    yield "seeds", articles(*sorted(seeds.glob("*.txt"))), json.loads((seeds / "gold.json").read_text("utf-8"))


def articles(*paths: Path) -> list[Article]:
    """Read files as the program does."""
    return [item for item in read(paths, stdin=None) if isinstance(item, Article)]


def gold_analysis(article: Article, gold: dict[str, Any]) -> Analysis:
    """Make the attributions of an article's gold speakers."""
    rows = [x for x in gold["speakers"] if x["article"] in (article.id, Path(article.path).stem)]
    parts = sorted((part for x in rows if (part := locate(article.text, x))), key=lambda part: part[1])
    return Analysis(article, tuple(attribution(article.text, part, parts) for part in parts))


Part = tuple[tuple[int, int] | None, tuple[int, int], tuple[int, int]]  # source, cue, content


def locate(text: str, row: dict[str, Any]) -> Part | None:
    """Find where a gold row stands in its article: source, cue and content, or None where the content is not found."""
    contents = occurrences(text, row["content"])
    if not contents:
        return None
    content = contents[min(row.get("nth") or 0, len(contents) - 1)]
    sources = [s for s in occurrences(text, row["source_text"]) if s[1] <= content[0] or s[0] >= content[1]]
    source = min(sources, key=lambda s: max(content[0] - s[1], s[0] - content[1]), default=None)
    if source and max(content[0] - source[1], source[0] - content[1]) > FAR_CHARS:
        source = None
    return source, cue_of(text, source, content), content


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Return where words stand in a text, white space folded."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return [match.span() for match in re.finditer(pattern, text)] if pattern else []


def cue_of(text: str, source: tuple[int, int] | None, content: tuple[int, int]) -> tuple[int, int]:
    """Return the word of saying between a source and its content, or the content's first letter where none is."""
    if source is not None:
        inverted = source[0] >= content[1]
        first, last = (content[1], source[0]) if inverted else (source[1], content[0])
        cue = CUE.search(text, first, last) or CUE.search(text, source[1], source[1] + 40)
        if cue:
            return cue.span()
    return content[0], content[0] + 1


def attribution(text: str, part: Part, parts: Sequence[Part]) -> Attribution:
    """Make an attribution, nested in the smallest content that holds its source and its content."""
    source, cue, content = part
    holders = [
        (other[2][1] - other[2][0], n)
        for n, other in enumerate(parts)
        if source and other[2] != content and other[2][0] <= min(source[0], content[0])
        if max(source[1], content[1]) <= other[2][1]
    ]
    quoted = text[max(0, content[0] - 1) : content[0]] in ("“", '"')
    kind = QuotationType.DIRECT if quoted else QuotationType.INDIRECT
    within = min(holders)[1] if holders else None
    return Attribution(passage(text, source), passage(text, cue), passage(text, content), kind, Act.SAYS, within)


def passage(text: str, span: tuple[int, int] | None) -> Passage:
    """Return a passage of one piece, or an empty one."""
    return Passage((Span(*span),), text[slice(*span)]) if span else Passage((), "")


def as_report(analyses: Sequence[Analysis]) -> dict[str, Any]:
    """Return what the scorer of stories reads of a report, with what was resolved."""
    resolution = resolve_sources(analyses)
    return {
        "articles": [{"id": a.article.id, "path": a.article.path, "text": a.article.text} for a in analyses],
        "entities": [{"id": e.id, "name": e.name, "aliases": e.aliases} for e in resolution.entities],
        "attributions": [
            {
                "article": found.article,
                "source": {
                    "spans": found.attribution.source.spans,
                    "text": found.attribution.source.text,
                    "entity": found.entity,
                    "anonymous": found.anonymous,
                },
                "content": {"spans": found.attribution.content.spans},
                "chain": found.chain,
            }
            for found in resolution.attributions
        ],
    }


def main() -> None:
    """Print the figures as tables."""
    if not SHARED.exists():
        sys.exit(f"{SHARED} is missing: the data and the scorers are not part of this repository")
    scorer = load_scorer()
    groups = ("looked at", "not looked at", "all eight", "seeds")
    found = {group: scorer.Tally() for group in groups}
    perfect = {group: scorer.Tally() for group in groups}
    words, finding_s, resolving_s = 0, 0.0, 0.0
    for name, story, gold in stories():
        start = time.process_time()
        analyses = [Analysis(article, find_attributions(article, threads=1)) for article in story]
        finding_s += time.process_time() - start
        start = time.process_time()
        report = as_report(analyses)
        resolving_s += time.process_time() - start
        words += sum(len(article.text.split()) for article in story)
        ideal = as_report([gold_analysis(article, gold) for article in story])
        own = ["seeds"] if name == "seeds" else ["all eight", "not looked at" if name in UNSEEN else "looked at"]
        for group in own:
            scorer.score(report, gold, found[group], [])
            scorer.score(ideal, gold, perfect[group], [])
    for title, tallies in (("the program's attributions", found), ("gold attributions", perfect)):
        print(f"\n| {title} | found | speaker | chain | anonymous F1 |\n|---|---|---|---|---|")
        for group in groups:
            f = scorer.figures(tallies[group])
            cells = [f"{f[k]['hit']}/{f[k]['gold']} = {f[k]['recall']:.3f}" for k in ("found", "speaker", "chain")]
            print(" | ".join((f"| {group}", *cells, f"{f['anonymous']['f1']:.3f} |")))
    finding, resolving = words / finding_s, words / resolving_s
    print(f"\n{words} words: {finding:.0f} a second to find attributions, {resolving:.0f} to resolve them")


if __name__ == "__main__":
    main()
