"""What the attribution model reads: word pieces with their letter case and quotation state, in windows.

Training and analysis both come through here, so that the model always sees a text in the same way.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sayso.text import find_quotations, find_sentences

CLS, SEP = 101, 102  # the word-piece ids of BERT's uncased vocabulary

# Letter case of the word that a piece belongs to.
LOWER, CAPITALISED, UPPER, MIXED = range(4)
# Where a piece stands.
UNQUOTED, QUOTED, SINGLE_QUOTED = range(3)

_SIGNING = ("―", "—", "–", "--")  # what a signature under a quotation begins with
_OPENING = ("“", '"')

WINDOW_PIECES = 128  # measured on PolNeAR dev: short windows are fastest, and quantised they lose nothing


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive pieces that the model reads at once, without the two special pieces around them.

    All arrays have the length of the window in pieces. `starts` and `ends` are offsets into the text; `first` is
    True where a piece begins a word.
    """

    ids: NDArray[np.int64]
    case: NDArray[np.int64]
    quoted: NDArray[np.int64]
    first: NDArray[np.bool_]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)


@lru_cache(maxsize=1)
def load_tokenizer() -> Tokenizer:
    """Load the tokenizer that ships with the weights."""
    return Tokenizer.from_str((files("sayso.attribution") / "weights" / "tokenizer.json").read_text("utf-8"))


def make_windows(text: str, passages: Iterable[tuple[int, int]], limit: int = WINDOW_PIECES) -> list[Window]:
    """Cut passages (mostly paragraphs) into windows of at most `limit` pieces, whole passages where they fit.

    `passages` are half-open offsets into `text`, in order. A passage that is longer than a window is cut between
    its sentences, and a sentence that is longer still is cut between pieces. Passages that belong together, a
    quotation and the line that introduces or signs it, come into one window where they fit.
    """
    passages = list(passages)
    read = _read_pieces(text, passages)
    windows: list[Window] = []
    gathered: list[Window] = []
    room = limit
    for part in _fit(text, passages, read, limit):
        if len(part) > room and gathered:
            carried = _belonging_to(text, gathered, part, limit)
            windows.append(_join(gathered[: len(gathered) - len(carried)]))
            gathered, room = carried, limit - sum(map(len, carried))
        gathered.append(part)
        room -= len(part)
    if gathered:
        windows.append(_join(gathered))
    return windows


def _belonging_to(text: str, gathered: list[Window], part: Window, limit: int) -> list[Window]:
    """The last of the gathered parts that belong together with the next one and fit a window with it; never all."""
    size = len(part)
    begin = len(gathered)
    while begin > 1 and size + len(gathered[begin - 1]) <= limit:
        following = gathered[begin] if begin < len(gathered) else part
        if not _belong_together(text, gathered[begin - 1], following):
            break
        begin -= 1
        size += len(gathered[begin])
    return gathered[begin:]


def _belong_together(text: str, part: Window, following: Window) -> bool:
    """Does a part introduce the one that follows, is it signed by it, or does its quotation go on there?"""
    start, end, after = int(part.starts[0]), int(part.ends[-1]), int(following.starts[0])
    if text[end - 1] == ":" or text.startswith(_SIGNING, after):
        return True
    return text.startswith(_OPENING, after) and text.rfind("“", start, end) > text.rfind("”", start, end)


def _read_pieces(text: str, passages: list[tuple[int, int]]) -> list[Window]:
    encodings = load_tokenizer().encode_batch([text[start:end] for start, end in passages], add_special_tokens=False)
    read = []
    for (start, end), encoding in zip(passages, encodings, strict=True):
        offsets = np.asarray(encoding.offsets, np.int64).reshape(-1, 2) + start
        words = np.asarray([-1 if w is None else w for w in encoding.word_ids], np.int64)
        first = np.ones(len(words), np.bool_)
        first[1:] = words[1:] != words[:-1]
        read.append(
            Window(
                ids=np.asarray(encoding.ids, np.int64),
                case=_letter_case(text, offsets, first),
                quoted=_quotation_state(text, start, end, offsets),
                first=first,
                starts=offsets[:, 0],
                ends=offsets[:, 1],
            )
        )
    return read


def _letter_case(text: str, offsets: NDArray[np.int64], first: NDArray[np.bool_]) -> NDArray[np.int64]:
    heads = np.flatnonzero(first)
    tails = np.append(heads[1:], len(first))[: len(heads)] - 1  # none where a passage has no pieces
    cases = np.zeros(len(heads), np.int64)
    for n, (start, end) in enumerate(zip(offsets[heads, 0].tolist(), offsets[tails, 1].tolist(), strict=True)):
        word = text[start:end]
        if word.islower():
            continue
        if word.istitle() or (len(word) == 1 and word.isupper()):
            cases[n] = CAPITALISED
        elif word.isupper():
            cases[n] = UPPER
        elif any(letter.isupper() for letter in word):
            cases[n] = MIXED
    return np.repeat(cases, tails - heads + 1)


def _quotation_state(text: str, start: int, end: int, offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    state = np.zeros(len(offsets), np.int64)
    for quotation in find_quotations(text, start, end):
        inside = slice(*np.searchsorted(offsets[:, 0], (quotation.start, quotation.end)))
        state[inside] = SINGLE_QUOTED if quotation.single else QUOTED
    return state


def _fit(text: str, passages: list[tuple[int, int]], read: list[Window], limit: int) -> Iterator[Window]:
    for (start, end), window in zip(passages, read, strict=True):
        if len(window) <= limit:
            if len(window):
                yield window
            continue
        edges = np.searchsorted(window.starts, [sentence_end for _, sentence_end in find_sentences(text, start, end)])
        begin = 0
        while begin < len(window):
            reachable = edges[(edges > begin) & (edges <= begin + limit)]
            stop = int(reachable[-1]) if len(reachable) else min(begin + limit, len(window))
            yield _slice(window, begin, stop)
            begin = stop


def _slice(window: Window, begin: int, stop: int) -> Window:
    return Window(
        window.ids[begin:stop],
        window.case[begin:stop],
        window.quoted[begin:stop],
        window.first[begin:stop],
        window.starts[begin:stop],
        window.ends[begin:stop],
    )


def _join(parts: list[Window]) -> Window:
    if len(parts) == 1:
        return parts[0]
    return Window(
        np.concatenate([p.ids for p in parts]),
        np.concatenate([p.case for p in parts]),
        np.concatenate([p.quoted for p in parts]),
        np.concatenate([p.first for p in parts]),
        np.concatenate([p.starts for p in parts]),
        np.concatenate([p.ends for p in parts]),
    )
