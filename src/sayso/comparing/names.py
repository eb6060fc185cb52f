"""Names that articles of one story spell otherwise: Kyiv and Kiev, Vicente and Vincente."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from sayso.comparing.printings import sentence_spans
from sayso.comparing.terms import FUNCTION_WORDS
from sayso.sources.given_names import same_given_name
from sayso.types import Article, Span

# Per cent of letters that agree. At 80 "Vicente" and "Vincente" are one name and "Maria" and "Marie" are two.
LEAST_RATIO = 80
LEAST_LETTERS = 6  # of a single name that is compared by its letters: shorter ones are too often two names
# No name has so many words; a text of capitals alone takes linear time.
_WORD = re.compile(r"[\w’'-]+")
_NAME = re.compile(r"(?:[A-Z][\w’'-]*\.?\s+){0,20}[A-Z][\w’'-]+")
_COMPOUND = re.compile(r"-[a-z]")  # "Iran-backed"
# A day or a month that is mistyped is no name.
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february august september october november"
    " december".split()
)
_TITLES = frozenset(
    "mr mrs ms miss dr cardinal bishop archbishop rabbi imam sheriff mayor officer detective "
    "sen senator rep representative gov governor president secretary judge justice chief "
    "former house senate "
    "speaker leader majority minority gen general col sir prime minister king queen prince pope king attorney "
    "the a an at in on by "
    "for and but when while after before if as he she it they we i his her their this that there".split()
)
# Words that begin a sentence with a capital and are no part of a name behind them.
_OPENERS = FUNCTION_WORDS | frozenset("now later still yet today meanwhile once even both enter former like".split())
# Cities whose names are written in two ways by house style.
_DOUBLETS = tuple(
    tuple(pair.split())
    for pair in (
        "Kyiv Kiev,Odesa Odessa,Kharkiv Kharkov,Lviv Lvov,Mykolaiv Nikolaev,Mumbai Bombay,Kolkata Calcutta,"
        "Chennai Madras,Beijing Peking,Myanmar Burma,Yangon Rangoon"
    ).split(",")
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a name: where it stands first in each article that writes it so."""

    form: str
    places: dict[int, Span]


def find_spellings(articles: Sequence[Article]) -> Iterator[tuple[Spelling, Spelling]]:
    """Yield pairs of spellings of one name of which some articles use only one, some only the other.

    Those of most articles come first. Short first names, names between and accents are house style, and no difference.
    """
    places: dict[str, dict[int, Span]] = defaultdict(dict)
    for index, article in enumerate(articles):
        for sentence in sentence_spans(article):
            for start, end in _names_in(article.text, sentence):
                places[article.text[start:end]].setdefault(index, Span(start, end))
    pairs = []
    for one, other in _candidates(places):
        if is_house_style(one, other) or differ_in_accents(one, other):
            continue
        if places[one].keys() - places[other].keys() and places[other].keys() - places[one].keys():
            pairs.append((Spelling(one, places[one]), Spelling(other, places[other])))
    pairs.sort(key=lambda pair: -len(pair[0].places) - len(pair[1].places))
    yield from pairs


def _names_in(text: str, sentence: Span) -> Iterator[Span]:
    for match in _NAME.finditer(text, *sentence):
        words = list(_WORD.finditer(match.group()))
        if match.start() == sentence.start and match.group().split()[0].lower() in _OPENERS:
            words = words[1:]
        titled = [n for n, word in enumerate(words) if word.group().lower() in _TITLES]
        words = words[titled[-1] + 1 :] if titled else words
        if not words or (len(words) == 1 and match.start() == sentence.start):
            continue
        start, end = match.start() + words[0].start(), match.start() + words[-1].end()
        end -= next((len(ending) for ending in ("’s", "'s") if text[start:end].endswith(ending)), 0)
        if end > start:
            yield Span(start, end)


def _candidates(places: dict[str, dict[int, Span]]) -> Iterator[tuple[str, str]]:
    buckets: dict[str, list[str]] = defaultdict(list)
    for form in sorted(places):
        words = _plain(form).split()
        buckets[f"last {words[-1]}" if len(words) > 1 else f"first {words[0][:1]}"].append(form)
    for one, other in _DOUBLETS:
        if one in places and other in places:
            yield one, other
    for key, forms in buckets.items():
        same = is_same_person if key.startswith("last ") else _same_word
        for n, one in enumerate(forms):
            yield from ((one, other) for other in forms[n + 1 : n + 200] if same(one, other))


@lru_cache(maxsize=1 << 14)
def _plain(form: str) -> str:
    letters = unicodedata.normalize("NFKD", form.replace("’", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).lower()


def is_same_person(one: str, other: str) -> bool:
    """Two full names with one last name: are the first names one in two forms?"""
    first, second = _plain(one).split()[0].rstrip("."), _plain(other).split()[0].rstrip(".")
    if one.isupper() or other.isupper() or _COMPOUND.search(one) or _COMPOUND.search(other):
        return False
    if _plain(one) != _plain(other) and _plain(one).replace("'", "") == _plain(other).replace("'", ""):
        return False  # "Governor's Day" and "Governors' Day"
    if _plain(one) == _plain(other):
        return one.replace("’", "'").lower() != other.replace("’", "'").lower()
    if _has_name_between(one, other) or _has_name_between(other, one):
        return True
    if (
        len(_without_initials(one)) != len(_without_initials(other))
        or first == second
        or min(len(first), len(second)) < 3
    ):
        return False
    return same_given_name(first, second) or (
        fuzz.ratio(first, second) >= LEAST_RATIO and first[0] == second[0] and not _inflected(first, second)
    )


def is_house_style(one: str, other: str) -> bool:
    """Do two forms of a name differ by a short form of the first name, or by a name between?

    Neither is wrong, as a misspelled one is, and everybody knows who is meant.
    """
    if _has_name_between(one, other) or _has_name_between(other, one):
        return True
    first, second = _plain(one).split(), _plain(other).split()
    given = first[0].rstrip("."), second[0].rstrip(".")
    return first[-1] == second[-1] and given[0] != given[1] and same_given_name(*given)


def differ_in_accents(one: str, other: str) -> bool:
    """Are two forms of a name alike but for accents and marks?"""
    return _plain(one) == _plain(other)


def _has_name_between(long: str, short: str) -> bool:
    """Is one the other with a name between the first and the last: "Sarah Huckabee Sanders"? Initials are none."""
    full, plain = _plain(long).split(), _plain(short).split()
    written_out = all(len(word.rstrip(".")) > 1 for word in full)
    return len(full) == 3 and len(plain) == 2 and (full[0], full[2]) == (plain[0], plain[1]) and written_out


def _without_initials(form: str) -> list[str]:
    return [word for word in form.split() if len(word.rstrip(".")) > 1]


def _same_word(one: str, other: str) -> bool:
    first, second = _plain(one), _plain(other)
    if first != second and (min(len(first), len(second)) < LEAST_LETTERS or first[-1] != second[-1]):
        return False
    if any(map(str.isdigit, one + other)) or "-" in one + other or first.replace("'", "") == second.replace("'", ""):
        return False
    if _in_american(first) == _in_american(second) and first != second:
        return False  # "Defence" and "Defense"
    if first == second:
        return one.replace("’", "'").lower() != other.replace("’", "'").lower()
    if _inflected(first, second) or {first, second} & _DAYS:
        return False
    return fuzz.ratio(first, second) >= LEAST_RATIO + 5


def _in_american(word: str) -> str:
    for british, american in (("ence", "ense"), ("our", "or"), ("tre", "ter"), ("is", "iz"), ("ll", "l"), ("ae", "e")):
        word = word.replace(british, american)
    return word


def _inflected(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short[:-1])
