"""Several named people at once: "Ann Lee and Jo Wu", "the two senators, Ann Lee and Jo Wu", "the two leaders"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from sayso.sources.mentions import Name
from sayso.sources.phrases import Phrase
from sayso.sources.scene import Scene
from sayso.types import EntityType

_LOOK_BACK_SENTENCES = 3  # how far behind "A and B" the two of them can be "the two leaders"
_APPOSED = re.compile(r"(?: |\u2009)?(?:,|:|—|–|--|-)\s+")
_BETWEEN = re.compile(
    r"(?: \([^)]{1,20}\))?(?:, (?:[^,.;\n]|\.(?=[,\w])){2,70})?(?:,? and |, )|"
    r"(?: of (?:[A-Z][\w.]+ ?){1,3})?; (?:and )?"
)
_AND = re.compile(r"(?: \([^)]{1,20}\))?(?:, [^,.;\n]{2,70},)? and (?:the )?|, and (?:[a-z-]+ ){0,4}[a-z-]+, ")
_GOVERNED = re.compile(r"\b(?:by|with|from|to|for|of|against|about|on|between|than|like)(?: both)? $")
_LOOK_BACK_CHARS = 1500  # as far as this at most, however long the sentences are
_MARK = re.compile(r"(?: \([^)]{1,20}\))? ")  # between a name and its verb
_PAIR_CHARS = 160  # how far before a verb a pair that is its subject begins
_LIST_CHARS = 300  # a list of names behind "three senators" is no longer


class Together:
    """Finds the groups of named people that one article's phrases mean."""

    def __init__(self, scene: Scene) -> None:
        """Prepare for an article."""
        self._scene = scene
        self._members: dict[int, tuple[int, ...]] = {}

    def group(self, numbers: Sequence[int]) -> int:
        """Return the draft's number for several entities that speak as one, by their names."""
        cast = self._scene.cast
        names = [self._scene.display(cast[number]) for number in numbers]
        types = {cast[number].type for number in numbers}
        kind = EntityType.ORGANIZATION if types == {EntityType.ORGANIZATION} else EntityType.GROUP
        joined = ", ".join(names[:-1]) + " and " + names[-1]
        draft = cast.named(kind, joined)
        draft.forms[joined] += 1
        draft.plural = True
        self._members[draft.number] = tuple(numbers)
        return draft.number

    def unnamed_of(self, number: int) -> int | None:
        """Return the draft's number of the only unnamed people of a group, "her aides" of "Ann Lee and her aides"."""
        cast = self._scene.cast
        unnamed = [n for n in self._members.get(number, ()) if cast[n].type is EntityType.ANONYMOUS and cast[n].plural]
        return unnamed[0] if len(unnamed) == 1 else None

    def apposed(self, phrase: Phrase) -> int | None:
        """Return the group of "the two senators, Ann Lee and Jo Wu", whose members the phrase names, or None."""
        if not phrase.plural:
            return None
        text = self._scene.text
        begin = _APPOSED.match(text, phrase.rest)
        if begin is None:
            return None
        found: list[int] = []
        at = begin.end()
        for name in self._scene.discourse.names_in(phrase.rest, phrase.rest + _LIST_CHARS):
            person = self._scene.person(name)
            first = not found and text[at : name.lead].strip() == ""
            if person is None or not (first or (found and _BETWEEN.fullmatch(text, at, name.lead))):
                break
            ends = bool(found) and " and " in text[at : name.lead]
            found.append(self._scene.cast.person(person).number)
            at = name.end
            if ends:
                break
        told = phrase.count is None or phrase.count == len(found)
        return self.group(found) if len(found) > 1 and told else None

    def pair_before(self, offset: int, *, subject: bool = False) -> tuple[int, int] | None:
        """Return the group of the last "Ann Lee and Jo Wu" in the sentences before an offset, and where it begins.

        With `subject`, not one behind a preposition: "pressed by Ann Lee and Jo Wu".
        """
        discourse = self._scene.discourse
        sentence = max(0, discourse.sentence_of(offset) - _LOOK_BACK_SENTENCES)
        names = discourse.names_in(max(discourse.sentences[sentence][0], offset - _LOOK_BACK_CHARS), offset)
        for left, right in reversed(list(pairwise(names))):
            one, other = self._scene.person(left), self._scene.person(right)
            if one is None or other is None or one is other or discourse.in_quotation(left.start):
                continue
            if subject and _GOVERNED.search(self._scene.text, max(0, left.lead - 12), left.lead):
                continue
            if self._joined(left, right):
                return self.group([self._scene.cast.person(p).number for p in (one, other)]), left.start
        return None

    def before(self, offset: int) -> int | None:
        """Return the group of "Ann Lee and Jo Wu" right before a verb at an offset, or None where none stands there."""
        names = self._scene.discourse.names_in(max(0, offset - _PAIR_CHARS), offset)
        if len(names) < 2 or not _MARK.fullmatch(self._scene.text, names[-1].end, offset):
            return None
        pair = self.pair_before(offset)
        return pair[0] if pair is not None and pair[1] == names[-2].start else None

    def _joined(self, left: Name, right: Name) -> bool:
        possessive = left.possessive or right.possessive
        return not possessive and _AND.fullmatch(self._scene.text, left.end, right.lead) is not None
