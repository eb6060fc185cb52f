"""Measure the shipped program on the development data and write `docs/figures.md`.

    python bench/quality.py

Needs `../shared` beside the project: the data and the scorers. Everything is run by the command line.
"""

import json
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

from spans import exact_spans, recall_by_kind

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
DATA, SCORERS = SHARED / "data", SHARED / "bench"
STORY_FIGURES = ("found", "speaker", "chain", "anonymous", "quote", "relation", "claim-pairs", "stance", "difference")


def run(*words: str | Path) -> str:
    """Run a Python program of the project's own environment and return what it prints."""
    done = subprocess.run([sys.executable, *map(str, words)], capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, words))} failed:\n{done.stderr}")
    return done.stdout


def score_attributions(folder: Path) -> str:
    """Tables of what `sayso attributions` finds in PolNeAR dev: all of it, and the outermost attributions alone."""
    gold = DATA / "polnear" / "dev.jsonl"
    everything, outermost = folder / "attributions.jsonl", folder / "outermost.jsonl"
    run("-m", "sayso", "attributions", gold, "--out", everything)
    rows = read_rows(everything)
    for row in rows:
        row["attributions"] = [a for a in row["attributions"] if a["within"] is None]
    outermost.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    nested, flat = (
        json.loads(run(SCORERS / "score_attributions.py", gold, path, "--json")) for path in (everything, outermost)
    )
    table = ["| measure | precision | recall | F1 | F1 with nested ones |", "|---|---|---|---|---|"]
    table += [
        f"| {name} | {f['precision']:.3f} | {f['recall']:.3f} | {f['f1']:.3f} | {nested[name]['f1']:.3f} |"
        for name, f in flat.items()
    ]
    table += [
        f"| exact spans, {role} | | | {figure.f1:.3f} | |"
        for role, figure in exact_spans(read_rows(gold), rows).items()
    ]
    kinds = ["| kind | recall of who-said-what | |", "|---|---|---|"]
    kinds += [
        f"| {kind} | {f.recall:.3f} | {f.hit} of {f.gold} |"
        for kind, f in recall_by_kind(read_rows(gold), rows).items()
    ]
    return "\n".join([*table, "", *kinds])


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Read JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def score_dates(folder: Path) -> str:
    """What `score_timex.py` prints on the TempEval-3 development documents."""
    gold = DATA / "timex" / "te3_dev.jsonl"
    run("-m", "sayso", "dates", gold, "--out", folder / "dates.jsonl")
    return run(SCORERS / "score_timex.py", gold, folder / "dates.jsonl")


def score_stories(folder: Path) -> dict[str, dict[str, Any]]:
    """Figures of `score_story.py` for each story, for all of them, and for the seeds."""
    pairs: dict[str, list[str | Path]] = {}
    for gold in sorted((DATA / "stories").glob("*.gold.json")):
        story = gold.name.removesuffix(".gold.json")
        out = folder / f"{story}.json"
        run("-m", "sayso", "report", gold.with_name(f"{story}.jsonl"), "--json", out)
        pairs[story] = [out, gold]
    everything = [path for pair in pairs.values() for path in pair]
    run("-m", "sayso", "report", *sorted((DATA / "seeds").glob("*.txt")), "--json", folder / "seeds.json")
    pairs |= {"**all eight**": everything, "seeds": [folder / "seeds.json", DATA / "seeds" / "gold.json"]}
    return {name: json.loads(run(SCORERS / "score_story.py", *files, "--json")) for name, files in pairs.items()}


def story_table(figures: dict[str, dict[str, Any]]) -> str:
    """A row a story; shares as hits of gold, and F1 where the scorer gives one."""

    def cell(figure: dict[str, Any]) -> str:
        if "f1" in figure:
            return f"{figure['f1']:.2f}"
        return f"{figure['hit']}/{figure['gold']} = {figure['recall']:.2f}" if figure["gold"] else "none"

    head = [" | ".join(("| story", *STORY_FIGURES)) + " |", "|---" * (len(STORY_FIGURES) + 1) + "|"]
    rows = [" | ".join((f"| {name}", *(cell(row[f]) for f in STORY_FIGURES))) + " |" for name, row in figures.items()]
    return "\n".join(head + rows)


def main() -> None:
    if not SHARED.exists():
        sys.exit(f"{SHARED} is missing: the data and the scorers are not part of this repository")
    weights = ROOT / "src" / "sayso" / "attribution" / "weights" / "model.onnx"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page = f"""# Figures

Written by `python bench/quality.py`, from the development data beside the project and the scorers there. Attribution
weights `{sha256(weights.read_bytes()).hexdigest()[:16]}`. The held-out sets decide; these are what we can see.

## Who said what: PolNeAR dev, 84 articles

`score_attributions.py polnear/dev.jsonl`, predictions by `sayso attributions`.

{score_attributions(folder)}

PolNeAR marks the outermost attributions alone, and so the figures are those of the outermost that sayso finds; in the
last column what it finds inside contents counts, too, and all of that counts as false.

## Constructions

`bench/constructions.py`: passages that we wrote, every level marked, none of them trained on.

{run("bench/constructions.py").strip()}

## Stories

`score_story.py` on the report of each of the eight stories, of all eight together, and of the two seed articles.
F1 for anonymous, quote and claim-pairs; hits of gold for the rest.

{story_table(score_stories(folder))}

## Claims and differences: 50 events held out

`bench/readings.py`, events that no weights were fitted to, though thresholds were chosen with a look at them, each read
once by a large language model (`training/readings/README.md`).

```
{run("bench/readings.py").strip()}
```

## Time expressions: TempEval-3 development documents

`score_timex.py timex/te3_dev.jsonl`, predictions by `sayso dates`.

```
{score_dates(folder).strip()}
```
"""
    (ROOT / "docs" / "figures.md").write_text(page, encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
