"""Names that one of two sentences has in the place of another name."""

import re
from collections.abc import Sequence

from sayso.comparing.printings import Token
from sayso.comparing.terms import FUNCTION_WORDS
from sayso.desk.naming import is_style_of, plain_name
from sayso.desk.papers import Papers
from sayso.desk.shared_sentences import Change, Shared
from sayso.sources.nouns import ADDRESS, OFFICE_TITLES, OFFICES, is_person_noun, singular

_SMALL_WORD = re.compile(r"(?<![\w'’])[a-z][\w'’]*")
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec "
    "christmas easter am pm gmt".split()
)
_ANYBODY = frozenset(
    "someone somebody anyone anybody everyone everybody something anything everything nothing nobody".split()
)
_TITLES = OFFICE_TITLES | ADDRESS.keys() | OFFICES.keys()
# One country in several words; a house has its own.
_COUNTRIES = (
    frozenset("us usa united states america american americans".split()),
    frozenset("uk united kingdom britain british britons england english great".split()),
    frozenset("un united nations".split()),
    frozenset("eu european union".split()),
)
_OWNER = re.compile(r"['’]s\b")
_DEMONYM = re.compile(r"(?:[aeiy]?n|ian|ish|ese|i)s?", re.ASCII)


class Naming:
    """What is a name in the articles of a check, and which names are one."""

    def __init__(self, papers: Papers) -> None:
        """Note the words that each article also has with a small letter, in time linear in the texts."""
        self._papers = papers
        self._small = {
            article.id: {word.lower() for word in _SMALL_WORD.findall(article.text)}
            for article in papers.report.articles
        }
        self._known = [
            frozenset(" ".join(plain_name(name)) for name in (entity.name, *entity.aliases))
            for entity in papers.entities.values()
            if entity.aliases
        ]

    def find_changed(self, shared: Shared, change: Change) -> tuple[str, str] | None:
        """The name of the other article and that of the draft, in full, where they are two; else None."""
        draft, other = self._papers.draft, self._papers.articles[shared.article]
        sides = ((shared.theirs(change), other), (shared.ours(change), draft))
        for tokens, article in sides:
            is_name = [self._is_name(token, article.id, article.text) for token in tokens]
            if not any(is_name) or any(t.tells and not named for t, named in zip(tokens, is_name, strict=True)):
                return None
        before, behind = self._around(shared, change)
        theirs = shared.other.tokens[change.start - before : change.end + behind]
        ours = shared.own.tokens[change.own_start - before : change.own_end + behind]
        pair = (_shown(theirs, other.text), _shown(ours, draft.text))
        return None if self._are_one(*pair) or self._have_both(shared.article, *pair) else pair

    def are_of_two(self, shared: Shared) -> bool:
        """Are two sentences of two matters: "in Tarnside 12 people", "in Callow 31 people"?"""
        named = [change for change in shared.changes if self.find_changed(shared, change)]
        return len(named) > 1 or any(named and shared.replaces(one) for one in shared.changes if one not in named)

    def _is_name(self, token: Token, article: str, text: str) -> bool:
        if not text[token.start].isupper() or token.word in _CALENDAR or token.word in _TITLES:
            return False
        if token.word in FUNCTION_WORDS or len(token.word) < 2:
            return False
        if not token.name and (token.word in _ANYBODY or is_person_noun(singular(token.word))):
            return False  # "Protesters" at the head of a sentence
        return token.name or not (
            token.word in self._small[article] or token.word in self._small[self._papers.draft.id]
        )

    def _around(self, shared: Shared, change: Change) -> tuple[int, int]:
        """How many words of the same name stand before a change and behind it, alike on both sides."""
        own, text, draft = shared.own.tokens, self._papers.draft.text, self._papers.draft.id
        before = behind = 0
        changed = {at for one in shared.changes for at in range(one.own_start, one.own_end)}
        while (at := change.own_start - before - 1) >= 0 and at not in changed and self._is_name(own[at], draft, text):
            if before == change.start or not text[own[at].end : own[at + 1].start].isspace():
                break
            before += 1
        while (at := change.own_end + behind) < len(own) and at not in changed and self._is_name(own[at], draft, text):
            if not text[own[at - 1].end : own[at].start].isspace():
                break
            behind += 1
        return before, behind

    def _are_one(self, theirs: str, ours: str) -> bool:
        """Are two names one, in the style of two houses or by two of its names?"""
        one, other = (plain_name(_OWNER.sub("", name)) for name in (theirs, ours))
        if not one or not other or is_style_of(one, other) or _is_short(one, other) or _is_short(other, one):
            return True
        words = {word.replace(".", "") for word in (*one, *other)}
        if any(words <= country for country in _COUNTRIES):
            return True
        return any({" ".join(one), " ".join(other)} <= known for known in self._known)

    def _have_both(self, article: str, theirs: str, ours: str) -> bool:
        """Has each of two articles both names? Then both know of two, and mean two."""
        texts = self._papers.draft.text, self._papers.articles[article].text
        return theirs in texts[0] and ours in texts[1]


def _is_short(name: Sequence[str], other: Sequence[str]) -> bool:
    """Is a name the initials of another one, a part of it, or the word for its people?"""
    if len(name) == 1 and len(other) > 1 and name[0].replace(".", "") == "".join(word[0] for word in other):
        return True
    if set(name) < set(other):
        return True
    if len(name) != len(other):
        return False
    return all(one == another or _is_people_of(another, one) for one, another in zip(name, other, strict=True))


def _is_people_of(word: str, place: str) -> bool:
    """Is a word that for the people of a place: "Arnian" of "Arn", "Vessalian" of "Vessaly"?"""
    root = place.rstrip("aeiy")
    return word.startswith(root) and bool(_DEMONYM.fullmatch(word[len(root) :]))


def _shown(tokens: Sequence[Token], text: str) -> str:
    return " ".join(text[tokens[0].start : tokens[-1].end].split())
