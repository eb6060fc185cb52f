"""Words of number that stand for people: "some", "others", "both", "several of whom"."""

from sayso.sources.anaphora import LOOK_BACK_SOURCES, Pronouns, Said
from sayso.sources.nouns import singular
from sayso.sources.phrases import Phrase
from sayso.sources.pronouns import ANYBODY
from sayso.sources.scene import Scene
from sayso.sources.together import Together
from sayso.sources.unnamed import Unnamed, find_reason
from sayso.types import EntityType

_PARTS = frozenset("some others many several most few".split())


def stands_alone(text: str, phrase: Phrase) -> bool:
    """Is a phrase its word of number alone, or with those who are among them: "some, such as Ann Lee"?"""
    behind = text[phrase.start + len(phrase.head) : phrase.end]
    return not behind.strip(" ,") or behind.startswith((", including ", ", among them ", ", such as "))


class Quantifiers:
    """Finds whom the words of number of one article mean."""

    def __init__(self, scene: Scene, pronouns: Pronouns, unnamed: Unnamed, together: Together) -> None:
        """Prepare for an article."""
        self._scene = scene
        self._discourse = scene.discourse
        self._cast = scene.cast
        self._pronouns = pronouns
        self._unnamed = unnamed
        self._together = together

    def read(self, phrase: Phrase) -> int | None:
        """Return whom "some", "others" or "several of whom" means: part of the people spoken of before."""
        if phrase.head in ANYBODY:
            return None
        if phrase.head == "both":
            pair = self._together.pair_before(phrase.start)
            two = self._two_unnamed(phrase)
            if two is not None and (pair is None or pair[1] < two.start):
                return two.number
            if pair is not None:
                return pair[0]
        sentence = self._discourse.sentence_of(phrase.start)
        first = self._discourse.sentences[max(0, sentence - 2)][0]
        phrases = self._pronouns.people_between(max(first, phrase.start - 800), phrase.start)
        said = self._pronouns.last_said(phrase.start, sentence, lambda draft: draft.plural)
        if said is not None and self._discourse.sentence_of(said.start) >= sentence - 1:
            nearer = [p for p in phrases if p.start > said.start]
            phrases = [p for p in nearer if self._pronouns.is_cited(p) or self._scene.opens_sentence(p)]
        if not phrases:
            if said is None and phrase.head in _PARTS:
                return self._unnamed.source(phrase)
            return self._part_of(said.number, phrase) if said else None
        whole = phrases[-1]
        word = self._discourse.text[phrase.start : phrase.end].split()[0].lower()
        people = " ".join(self._discourse.text[whole.body : whole.end].split())
        if word in ("one", "another") and not phrase.count and whole.rest == whole.end:
            people = people.removesuffix(whole.head) + singular(whole.head)  # "another fan"
        draft = self._cast.unnamed(self._scene.number)
        behind = " ".join(self._discourse.text[phrase.rest : phrase.end].split()) if not phrase.of else ""
        draft.name = (
            f"{'other' if word.startswith('others') else word} {'of the ' if phrase.count else ''}{people}{behind}"
        )
        draft.forms[self._discourse.text[phrase.start : phrase.end]] += 1
        draft.plural = phrase.plural
        draft.count = phrase.count
        draft.head = whole.head
        draft.relay = self._unnamed.relay_of(whole)
        return draft.number

    def _two_unnamed(self, phrase: Phrase) -> Said | None:
        """Two unnamed sources of one kind that just spoke one after the other, as one: "both", and where they begin."""
        sentence = self._discourse.sentence_of(phrase.start)
        said = [s for s in self._pronouns.said[-LOOK_BACK_SOURCES:] if s.start < phrase.start and not s.nested]
        near = [s for s in said if self._discourse.sentence_of(s.start) >= sentence - 2]
        numbers = list(dict.fromkeys(s.number for s in near))[-2:]
        drafts = [self._cast[number] for number in numbers]
        single = all(draft.type is EntityType.ANONYMOUS and not draft.plural for draft in drafts)
        if len(drafts) < 2 or not single or drafts[0].head != drafts[1].head:
            return None
        both = self._cast.unnamed(self._scene.number)
        both.name = f"both {drafts[0].head}s"
        both.forms[both.name] += 1
        both.plural, both.count, both.head = True, 2, drafts[0].head
        both.reason = find_reason(self._discourse, phrase)
        return Said(near[-1].start, both.number, nested=False)

    def _part_of(self, number: int, phrase: Phrase) -> int:
        """Whom "many" means behind a plural source: the same unnamed people, or unnamed ones of a party or list."""
        whole = self._cast[number]
        if phrase.head not in _PARTS or (whole.type is not EntityType.GROUP and phrase.head != "others"):
            return number
        draft = self._cast.unnamed(self._scene.number)
        unnamed = self._together.unnamed_of(number)
        if phrase.head == "others":
            draft.name = "others"
        elif unnamed is not None:  # "many" of "Ann Lee and other elders" are elders
            draft.name = f"{phrase.head} {self._scene.display(self._cast[unnamed]).removeprefix('other ')}"
        else:
            draft.name = f"{phrase.head} of {self._scene.display(whole)}"
        draft.forms[self._discourse.text[phrase.start : phrase.end]] += 1
        draft.plural = phrase.plural
        draft.count = phrase.count
        draft.head = phrase.head
        return draft.number
