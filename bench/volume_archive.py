"""Archives for bench/volume.py: the articles of `coverage_10k`, and as many more as are wanted that are no copies.

Every 10,000 the same articles come again, with later dates. Where there are such rounds, names are others in each: a
capitalised word inside a sentence gives way to an invented one, the same in the whole round, so that a copy is none to
sayso. Invented names have more word pieces than real ones (a sixth more in all), and so the first round has them, too.
"""

import gzip
import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import md5
from pathlib import Path

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "clusters"
ONSETS, VOWELS, CODAS = (
    "b br d dr f g gl k l m n p pr r s st t tr v z".split(),
    "a e i o u ai ea".split(),
    "l n r s th x".split(),
)
DAYS_LATER = 37
SHUFFLED_BY = 1
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")
_WORD = re.compile(r"\S+")


def write_archive(path: Path, count: int, *, words: int = 0, renamed: bool = False) -> Path:
    """Write an archive of so many articles in the order of its days, as archives are; see `read_rows`."""
    rows = sorted(read_rows(count, words=words, renamed=renamed), key=lambda row: row["published"])
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return path


def read_rows(count: int, *, words: int = 0, renamed: bool = False) -> Iterator[dict[str, str]]:
    """Yield so many rows, in an order drawn by lot. `words` is how many words of each text are kept, 0 for all.

    Without `renamed` there are no more than 10,000.
    """
    with gzip.open(SHARED / "coverage_10k.jsonl.gz", "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    random.Random(SHUFFLED_BY).shuffle(rows)
    for n in range(count if renamed else min(count, len(rows))):
        again, at = divmod(n, len(rows))
        row = rows[at]
        day = date.fromisoformat(row["published"]) + timedelta(days=DAYS_LATER * again)
        text = cut_words(row["text"], words)
        yield row | {
            "id": f"{row['id']}-{again}",
            "published": day.isoformat(),
            "title": rename(row["title"] or "", again) if renamed else row["title"],
            "text": rename(text, again) if renamed else text,
        }


def rename(text: str, again: int) -> str:
    """Put an invented name for each word that looks like one."""
    return _NAME.sub(lambda match: invent_name(match[0], again), text)


def invent_name(word: str, again: int) -> str:
    """A word that is no name of ours, always the same one for a word of a round."""
    digest = md5(f"{again} {word}".encode()).digest()
    parts = [ONSETS[digest[0] % len(ONSETS)], VOWELS[digest[1] % len(VOWELS)], CODAS[digest[2] % len(CODAS)]]
    parts += [ONSETS[digest[3] % len(ONSETS)], VOWELS[digest[4] % len(VOWELS)]]
    return "".join(parts).capitalize()


def cut_words(text: str, most: int) -> str:
    """Return the first `most` words of a text, 0 for all."""
    if not most:
        return text
    ends = [match.end() for match, _ in zip(_WORD.finditer(text), range(most), strict=False)]
    return text[: ends[-1]] if ends else text
