"""Count words and pairs of words over a corpus of news and write the table that ships with grouping.

    python training/grouping/frequencies.py --data ../shared/data/clusters/coverage_10k.jsonl.gz \
        --without ../shared/data/clusters/allsides_dev.jsonl.gz

Articles that `--without` holds, by id, are not counted, so that its figures say what new articles would get. The rows
of the table are a stem, or two that stand side by side, and in how many articles; the first row counts the articles.
"""

import argparse
import gzip
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

from sayso.grouping.signature import READ_CHARS, find_stems

TABLE = Path(__file__).parent.parent.parent / "src" / "sayso" / "grouping" / "weights" / "frequencies.tsv.gz"
# Rarer ones are told apart from unseen ones by the window itself; the table stays below 300 KB.
LEAST_TERM, LEAST_PAIR = 3, 15


def read_rows(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--without", type=Path)
    args = parser.parse_args()
    left_out = {row["id"] for row in read_rows(args.without)} if args.without else set()
    counts: Counter[str] = Counter()
    articles = 0
    for row in read_rows(args.data):
        if row["id"] in left_out:
            continue
        articles += 1
        title, text = find_stems(row["title"] or ""), find_stems(row["text"][:READ_CHARS])
        counts.update({*title, *text})
        counts.update({f"{a} {b}" for words in (title, text) for a, b in pairwise(words)})
    kept = {key: n for key, n in counts.items() if key and n >= (LEAST_PAIR if " " in key else LEAST_TERM)}
    lines = [f"\t{articles}", *(f"{key}\t{n}" for key, n in sorted(kept.items()))]
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode("utf-8"), 9, mtime=0))
    print(f"{articles} articles, {len(kept)} rows, {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
