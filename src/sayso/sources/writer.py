"""Who "I" is in an article that speaks of its writer: an opinion piece, a first-person account."""

import re
from functools import cached_property

from sayso.sources.mentions import Kind, find_names
from sayso.sources.nouns import ORGANISATION_WORDS, is_noun
from sayso.sources.scene import Scene
from sayso.types import EntityType

_TURN = re.compile(r"[A-Z][\w .’'-]{1,40}:(?:\s|$)")  # "MS. LEE: I think", in a transcript
_MOST_TURNS = 1  # paragraphs that begin so; with more it is a conversation, in which anybody can be "I"
_WRITES_I = re.compile(r"\b(?:I|I[’'](?:m|ve|d|ll)|[Mm]y|me)\b")


class Writer:
    """The writer of one article, as far as "I" can be nobody else."""

    def __init__(self, scene: Scene) -> None:
        """Prepare for an article."""
        self._scene = scene

    def number(self, start: int) -> int | None:
        """Return the draft's number of the writer whom an "I" at an offset outside of all quotations means, or None.

        None where the article has no author or several, is a transcript, or gives a text in somebody's own words: one
        that a paragraph with a colon at its end announces.
        """
        if len(self._scene.discourse.article.authors) != 1 or not 0 <= self._own_from <= start:
            return None
        author = " ".join(self._scene.discourse.article.authors[0].split())
        names = [name for name in find_names(author) if len(name.words) > 1]
        if len(names) != 1 or names[0].kind not in (Kind.PERSON, Kind.UNKNOWN):
            return None
        if names[0].kind is Kind.UNKNOWN and (is_noun(names[0].last) or names[0].last in ORGANISATION_WORDS):
            return None  # "Lantern Staff"
        person = self._scene.people.called(names[0])
        if person is not None:
            return self._scene.cast.person(person).number
        draft = self._scene.cast.named(EntityType.PERSON, names[0].text)
        draft.name = names[0].text
        draft.forms[names[0].text] += 1
        return draft.number

    @cached_property
    def _own_from(self) -> int:
        """Where the article first has "I" in its own voice; -1 where it never has, or where it cannot be told whose."""
        discourse = self._scene.discourse
        turns, announced = 0, False
        own = -1
        for start, end in discourse.paragraphs:
            turns += _TURN.match(discourse.text, start, end) is not None
            if turns > _MOST_TURNS:
                return -1
            if own < 0 and not announced:
                found = (match.start() for match in _WRITES_I.finditer(discourse.text, start, end))
                own = next((place for place in found if not discourse.in_quotation(place)), -1)
            announced = announced or discourse.text.endswith(":", start, end)
        return own
