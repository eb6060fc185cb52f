"""Which body "the council" is: the one that its own article names, and no other article's."""

import re

from sayso.sources.mentions import Kind, Name
from sayso.sources.nouns import is_person_noun
from sayso.sources.phrases import Phrase
from sayso.sources.scene import LOOK_BACK_CHARS, Scene
from sayso.types import EntityType

_GOES_ON = re.compile(r",| (?:that|which|whose|who)\b")  # behind an apposition
_BEHIND_CHARS = 6000  # how far behind "the council" its name is looked for; a long article's length


def body_before(scene: Scene, noun: str, start: int) -> int | None:
    """Return the draft's number of the body that an article named last before an offset with this noun, or None.

    None, too, where the sentence that names it names another one of the kind: "the Norrby and Ansel councils" are two.
    """
    names = scene.discourse.names_in(max(0, start - LOOK_BACK_CHARS), start)
    for n in range(len(names) - 1, -1, -1):
        called = _called(scene, names[n], noun)
        if called is None:
            continue
        sentence = scene.discourse.sentence_of(names[n].start)
        others = (
            other
            for name in reversed(names[:n])
            if scene.discourse.sentence_of(name.start) == sentence and (other := _called(scene, name, noun)) is not None
        )
        return None if any(other.lower() != called.lower() for other in others) else _number(scene, names[n], called)
    return None


def body_behind(scene: Scene, noun: str, start: int) -> int | None:
    """Return the draft's number of the only body with this noun that an article names behind an offset, or None."""
    found: dict[str, Name] = {}
    for name in scene.discourse.names_in(start, start + _BEHIND_CHARS):
        called = _called(scene, name, noun)
        if called is not None:
            found.setdefault(called, name)
    return _number(scene, next(iter(found.values())), next(iter(found))) if len(found) == 1 else None


def _called(scene: Scene, name: Name, noun: str) -> str | None:
    """Return what a name calls a body of this kind, "Ansel City Council", "Port Ansel council", or None."""
    if name.kind is Kind.ORGANIZATION and noun in (word.lower() for word in name.words):
        return name.text
    if name.kind not in (Kind.PLACE, Kind.UNKNOWN) or name.possessive or not name.definite:
        return None
    if scene.person(name) is not None:
        return None
    behind = re.compile(rf" (?:(?:city|town|county|village|borough|school) )?{re.escape(noun)}\b").match(
        scene.text, name.end
    )
    return f"{name.text}{behind.group()}" if behind else None


def _number(scene: Scene, name: Name, called: str) -> int | None:
    if called == name.text:
        return scene.named(name)
    draft = scene.cast.named(EntityType.ORGANIZATION, called)
    draft.forms[called] += 1
    return draft.number


def apposed_to_body(scene: Scene, phrase: Phrase) -> int | None:
    """Whom "a group" means in "the Tidal League, a group that says ...": the institution right before it."""
    text = scene.discourse.text
    if phrase.plural or phrase.determiner not in ("a", "an", "the") or not text.endswith(", ", 0, phrase.start):
        return None
    if not _GOES_ON.match(text, phrase.end) or is_person_noun(phrase.head):
        return None
    sentence = scene.discourse.sentences[scene.discourse.sentence_of(phrase.start)][0]
    for name in reversed(scene.discourse.names_in(sentence, phrase.start)):
        if name.end + 2 != phrase.start:
            break
        if name.kind in (Kind.ORGANIZATION, Kind.UNKNOWN) and scene.person(name) is None:
            return scene.named(name)
    return None


def body_of_members(scene: Scene, phrase: Phrase) -> int | None:
    """The body that "the bishops" means behind "the Conference of Catholic Bishops"."""
    if not phrase.definite or not phrase.plural or phrase.modifiers or phrase.count or phrase.rest < phrase.end:
        return None
    if not is_person_noun(phrase.head):
        return None
    first = max(0, phrase.start - LOOK_BACK_CHARS)
    for name in reversed(scene.discourse.names_in(first, phrase.start)):
        conference = name.last == phrase.head and " of " in name.text
        if conference and name.kind in (Kind.ORGANIZATION, Kind.UNKNOWN):
            return scene.named(name)
    return None
