"""Does sayso find the same on another processor? One without VNNI instructions, as many laptops have, is emulated.

    python bench/processors.py [--articles 12] [--cpu Haswell]

Needs `qemu-x86_64` (Debian: qemu-user) and ../shared; half a minute an article. On such processors eight-bit
products are summed in sixteen bits, where large ones overflow; weights of seven bits cannot.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT.parent / "shared" / "data" / "polnear" / "dev.jsonl"
MOST_CHARS = 5000
PLAIN_NUMPY = {"NPY_DISABLE_CPU_FEATURES": "X86_V3"}  # qemu 7.2 sorts wrongly by the AVX2 code of numpy


def read(count: int, out: Path) -> None:
    """Write what the networks make of the texts here, on the processor that this runs on."""
    import sayso
    from sayso.comparing.meaning import load_encoder
    from sayso.comparing.reader import cut_excerpts, load_reader
    from sayso.text import find_sentences
    from sayso.types import Span

    rows = [json.loads(line) for line in TEXTS.open(encoding="utf-8")]
    texts = [row["text"] for row in rows if len(row["text"]) < MOST_CHARS][:count]
    found = []
    for n, text in enumerate(texts):
        analysis = sayso.analyse(sayso.Article(id=str(n), text=text, title=None), threads=1)
        found.append([str((a.source, a.cue, a.content)) for a in analysis.attributions])
    sentences = [texts[0][start:end] for start, end in find_sentences(texts[0], 0, len(texts[0]))]
    vectors = load_encoder(1).encode(sentences, [(n, ((0, len(s)),)) for n, s in enumerate(sentences)])
    article = sayso.Article(id="0", text=texts[0], title=None)
    excerpts = cut_excerpts([(article, (Span(*s),)) for s in find_sentences(texts[0], 0, len(texts[0]))])
    wanted = load_reader(1).judge(list(pairwise(excerpts))).wanted.tolist()
    out.write_text(json.dumps({"found": found, "vectors": vectors.tolist(), "wanted": wanted}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=12)
    parser.add_argument("--cpu", default="Haswell", help="a processor that qemu knows")
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.out:
        read(args.articles, args.out)
        return
    emulator = shutil.which("qemu-x86_64")
    if emulator is None:
        sys.exit("qemu-x86_64 is not here (Debian: apt install qemu-user)")
    with tempfile.TemporaryDirectory() as folder:
        results = []
        for name, before in (("here", []), ("there", [emulator, "-cpu", args.cpu])):
            out = Path(folder) / name
            command = [*before, sys.executable, __file__, "--articles", str(args.articles), "--out", str(out)]
            subprocess.run(command, check=True, stderr=subprocess.DEVNULL, env=os.environ | PLAIN_NUMPY)
            results.append(json.loads(out.read_text()))
    here, there = results
    pairs = [(set(a), set(b)) for a, b in zip(here["found"], there["found"], strict=True)]
    both = sum(len(a & b) for a, b in pairs)
    counts = [sum(len(pair[side]) for pair in pairs) for side in (0, 1)]
    print(f"attributions here {counts[0]}, on {args.cpu} {counts[1]}, alike {both}")
    likeness = [np.array(result["vectors"]) @ np.array(result["vectors"]).T for result in results]
    print(f"cosines of sentences differ by {np.abs(likeness[0] - likeness[1]).max():.4f} at most")
    apart = np.abs(np.array(here["wanted"]) - np.array(there["wanted"])).max()
    print(f"log odds that neighbouring sentences are wanted side by side differ by {apart:.4f} at most")


if __name__ == "__main__":
    main()
