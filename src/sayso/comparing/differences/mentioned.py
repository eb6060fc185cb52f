"""The names that an article prints, and where: read once for an article."""

from bisect import bisect_left
from functools import lru_cache
from itertools import islice

from sayso.sources.mentions import Name, find_names
from sayso.sources.titles import is_given
from sayso.types import Article, Spans

MOST_NAMES = 30  # of one passage that are looked at


@lru_cache(maxsize=512)
def names_of(article: Article) -> tuple[Name, ...]:
    """The names of an article, in its order."""
    return tuple(find_names(article.text))


@lru_cache(maxsize=1 << 13)
def names_in(article: Article, spans: Spans) -> tuple[Name, ...]:
    """The names that begin in a passage, the first `MOST_NAMES`."""
    names = names_of(article)
    bounds = ([bisect_left(names, at, key=lambda name: name.start) for at in span] for span in spans)
    return tuple(islice((name for first, last in bounds for name in names[first:last]), MOST_NAMES))


@lru_cache(maxsize=512)
def forms_of(article: Article) -> frozenset[str]:
    """The names of an article as it prints them."""
    return frozenset(form_of(article.text, name) for name in names_of(article))


def form_of(text: str, name: Name) -> str:
    """A name as it is printed, with "Jr." and the stop behind that."""
    words = " ".join(text[name.start : name.end].split())
    return f"{words}." if words.endswith((" Jr", " Sr")) and text[name.end : name.end + 1] == "." else words


@lru_cache(maxsize=512)
def given_names(article: Article) -> dict[str, frozenset[str]]:
    """The given names that an article has before each surname, all in lower case."""
    found: dict[str, set[str]] = {}
    for name in names_of(article):
        if len(name.words) > 1 and is_given(name.words[0].lower()):
            found.setdefault(name.last, set()).add(name.words[0].lower())
    return {last: frozenset(firsts) for last, firsts in found.items()}
