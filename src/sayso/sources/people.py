"""The people of a story: every mention of a name by which a person is called, and which mentions are of one person.

A full name makes a person; a surname, with or without a title, goes to the one person of that surname who can be
meant, first in its own article, then in the story. Where two can be meant it stays apart.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.sources.bearers import PARTICLES, Bearers, is_full
from sayso.sources.discourse import Discourse
from sayso.sources.given_names import GENDER
from sayso.sources.mentions import Kind, Name
from sayso.sources.person import People, fold

_MOST_TITLE_WORDS = 2  # of a name in a headline, where "Ann Lee Meets Jo Wu" can be one run of capitals
# Between a full name and another that somebody is called by.
_ALSO = re.compile(
    r",? (?:\()?(?:(?:also|better|widely|commonly|often) )?known (?:simply )?(?:as|by h(?:is|er) initials,?) [“\"]?"
)
_FIRST_REFERENCES = frozenset("president king queen pope prince princess emperor sultan emir".split())


def find_people(
    story: Sequence[Discourse], titles: Sequence[list[Name]], is_outlet: Callable[[Name], bool] = lambda _: False
) -> People:
    """Find the persons of a story. `titles` are the names in each article's headline: full names count there.

    `is_outlet` tells the names that are those of the articles' own outlets, and no person's.
    """
    bearers = Bearers(story, is_outlet)
    doubtful: list[tuple[int, Name]] = []
    for number, discourse in enumerate(story):
        for name in discourse.names:
            if is_full(name) and bearers.is_person(number, name):
                if name.words[0].lower() in PARTICLES and not name.title:
                    doubtful.append((number, name))
                else:
                    bearers.add_full(number, name)
        for name in titles[number]:
            plain = len(name.words) <= _MOST_TITLE_WORDS and fold(name.words[0]) in GENDER
            if is_full(name) and plain and name.kind is Kind.PERSON and not name.title:
                bearers.person_for(name)
    for number, name in doubtful:
        if not bearers.has_particle(name):
            bearers.add_full(number, name)
    for number, discourse in enumerate(story):
        for name, following in pairwise(discourse.names):
            pair = _shares_surname(discourse.text, name, following) and following.start in bearers.mentions[number]
            if pair and not bearers.by_last.get(fold(name.last)):
                bearers.add_full(number, _with_surname(name, following.words[-1]))
    for number, discourse in enumerate(story):
        for name, following in pairwise(discourse.names):
            if len(following.words) == 1 and _ALSO.fullmatch(discourse.text, name.end, following.start):
                bearers.add_alias(number, name, following)
    for number, discourse in enumerate(story):
        for name in discourse.names:
            if len(name.words) == 1 and name.kind is Kind.PERSON and _is_first_reference(name):
                bearers.add_office(number, name)
    for number, discourse in enumerate(story):
        for name in discourse.names:
            if name.start not in bearers.mentions[number]:
                bearers.add_short(number, name)
    bearers.read_pronouns()
    bearers.read_dates()
    by_head: defaultdict[str, list[int]] = defaultdict(list)
    for person in bearers.persons:
        for head in person.heads():
            by_head[head].append(person.number)
    squashed = {person.given + person.last: person.number for person in bearers.persons if person.given}
    return People(bearers.persons, bearers.mentions, dict(by_head), dict(bearers.by_last), bearers.by_tail, squashed)


def _shares_surname(text: str, name: Name, following: Name) -> bool:
    """Is a given name one of a pair with the name behind it: "Ann and Bob Lee"?"""
    return (
        len(name.words) == 1
        and len(following.words) == 2
        and not following.title
        and text[name.end : following.start] == " and "
        and fold(name.words[0]) in GENDER
    )


def _with_surname(name: Name, surname: str) -> Name:
    return replace(name, words=(*name.words, surname), form=f"{name.text} {surname}")


def _is_first_reference(name: Name) -> bool:
    """Is this a title with a surname as news uses it at first mention: "President Obama", "Pope Francis"?"""
    title = (name.title or "").lower().split()
    return bool(title) and title[-1].removeprefix("then-") in _FIRST_REFERENCES
