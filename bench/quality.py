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


def score_attributions(folder: Path) -> dict[str, Any]:
    """Figures of `score_attributions.py` on PolNeAR dev."""
    gold = DATA / "polnear" / "dev.jsonl"
    run("-m", "sayso", "attributions", gold, "--out", folder / "attributions.jsonl")
    return json.loads(run(SCORERS / "score_attributions.py", gold, folder / "attributions.jsonl", "--json"))


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


def attribution_table(figures: dict[str, Any]) -> str:
    """Precision, recall and F1 as a table."""
    rows = [f"| {name} | {f['precision']:.3f} | {f['recall']:.3f} | {f['f1']:.3f} |" for name, f in figures.items()]
    return "\n".join(["| measure | precision | recall | F1 |", "|---|---|---|---|", *rows])


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

{attribution_table(score_attributions(folder))}

PolNeAR marks the outermost attributions alone. What sayso finds inside contents counts as false here.

## Stories

`score_story.py` on the report of each of the eight stories, of all eight together, and of the two seed articles.
F1 for anonymous, quote and claim-pairs; hits of gold for the rest.

{story_table(score_stories(folder))}

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
