"""Unnamed sources: what counts as one, what a phrase tells of it, and which later phrase goes back to it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sayso.sources.cast import Draft
from sayso.sources.discourse import Discourse
from sayso.sources.nouns import CROWDS, SPOKESPEOPLE, is_person_noun, singular
from sayso.sources.phrase_words import BARE_QUANTIFIERS, PARTY_MEMBERS
from sayso.sources.phrases import Phrase
from sayso.sources.scene import Scene

_REASON_CHARS = 1500  # how far from an unnamed source the reason is looked for, however long the sentence is
_NAME_WORDS = 20  # an unnamed source's name is its phrase; longer ones are cut before a relative clause
_RELATIVE = re.compile(
    r" (?:—|–|-{1,2}) (?:including|among them|some|many)\b|,? (?:who|that|which|whose|whom)\b|"
    r",? such as\b|, (?:including|like|some|many|most|both|all|speaking|citing|who)\b"
)
_AMONG = re.compile(r"[ ,—–-]*(?:including|such as|like|among them)")
_DESCRIBING = re.compile(r",? who (?:is|are|was|were) (?:close|familiar|briefed|involved|opposed)\b")
_BE_NAMED = r"be (?:named|identified|quoted by name|quoted)"
_ANONYMITY = re.compile(
    r"(?:on (?:the )?condition (?:o[fn] anonymity|(?:that )?(?:they|he|she|their names|his name|her name) "
    rf"(?:would )?not {_BE_NAMED})|request(?:ed|ing) anonymity|"
    rf"ask(?:ed|ing) (?:not to {_BE_NAMED}|that (?:they|he|she) not {_BE_NAMED}|for anonymity)|"
    rf"declin(?:ed|ing) to {_BE_NAMED}|"
    r"(?:sp(?:oke|oken|eaking)|insist(?:ed|ing)) (?:anonymously|on anonymity|on background)|"
    r"(?:was|were|is|are) granted anonymity|not authorized to (?:speak|discuss|comment|talk)[^.,;]{0,60})"
    r"(?: (?:to|with) (?:the |an? )?(?-i:[A-Z][\w’'.]*(?: [A-Z][\w’'.]*){0,3})| to the news agency| to reporters)?"
    r"(?P<reason>,? (?:because|since|to (?!the\b)|in order to|due to|citing|out of|for fear|so as|as (?:they|he|she)|"
    r"in line with|in keeping with|when (?:talking|discussing|speaking)|under|given|so that|while|fearing) ?"
    r"[^.;\n]{3,160})?",
    re.IGNORECASE,
)
# Where a reason ends, and the sentence that it was put into goes on.
_GOES_ON = re.compile(
    r", who\b.*|, (?:(?:also|later|then) )?(?:said|says|told|tells|added|described|called|confirmed|acknowledged|"
    r"argued|warned|predicted|noted|insisted|but|and (?:he|she|they|the))\b.*"
)
# What a sentence begins with that goes on about the sources of the one before.
_SAME_ONES = re.compile(r"[“\"]?(?:Both|He|She|They|All|Neither|Each|One|Several|Most|Like) ")
_SPOKE = re.compile(r"(?:He|She|They|Both|All)(?: all| both)? (?:spoke|asked|requested|declined|insisted|was|were) ")
_SAID_ANOTHER = re.compile(r"\b(?:said|says|according to) (?:the|an?|one|two|three|another|some|several|[a-z]+s)\b")
_LATER_CHARS = 1500  # how far behind its first phrase a source can be said to speak on condition of anonymity
_NOT_AUTHORIZED = re.compile(
    r"(?:who|because (?:they|he|she)|as (?:they|he|she)|since (?:they|he|she)) "
    r"(?:was|were|is|are|had|have)(?:n['’]t| not)? ?(?:not )?(?:been )?authorized to [^.,;\n]{3,80}"
)
_CITED_BEFORE = re.compile(
    r"\b(?:cit|quot|interview)(?:ed|es|ing|s) $|"
    r"\b(?:found|(?:learn(?:ed|t|s)|heard) from|told by|spoke (?:to|with)|talked (?:to|with)|talking to) $"
)
_AMOUNTS = frozenset("number majority minority handful".split())  # "poll numbers" are no people
_BODIES = frozenset("justice cardinal plaintiff defendant".split())
_LEADING = re.compile(r"^(?:the|a|an|these|those|this|that)\s+", re.IGNORECASE)


def is_unnamed(phrase: Phrase) -> bool:
    """Does a phrase speak of unnamed people: a person, several, or an informal set of them?

    Parties and governments are not unnamed, but some of their members are: "Republicans" is a party, "several
    Republicans" and "Republican lawmakers" are not.
    """
    base = singular(phrase.head)
    if base in CROWDS and (phrase.determiner in ("a", "an") or (phrase.plural and base not in _AMOUNTS)):
        return True
    if not is_person_noun(phrase.head) and base not in PARTY_MEMBERS:
        return False
    if base in PARTY_MEMBERS and not phrase.plural and phrase.determiner is None and phrase.body == phrase.start:
        return False  # an adjective, of the party: "Republican hypocrisy"
    behind = phrase.rest < phrase.end
    bare = not (phrase.quantified or phrase.count or phrase.modifiers or phrase.partitive or behind)
    bare = bare and phrase.determiner not in ("these", "those")
    return not (base in PARTY_MEMBERS and phrase.plural and bare) and not is_body(phrase)


def is_body(phrase: Phrase) -> bool:
    """Does a noun for people mean a body: "the justices", who are the court, or "the coast guard"?"""
    if phrase.head == "guard" and phrase.modifiers[-1:] in (("coast",), ("national",), ("border",), ("home",)):
        return True
    return phrase.plural and singular(phrase.head) in _BODIES and not phrase.quantified and not phrase.count


def name_of(text: str, phrase: Phrase) -> str:
    """Return what an unnamed source is called: its phrase as printed, without a relative clause behind it."""
    whole = " ".join(text[phrase.start : phrase.end].split())
    cut = _RELATIVE.search(whole, phrase.rest - phrase.start)
    if cut and _DESCRIBING.match(whole, cut.start()):
        cut = None
    named = cut is not None and _AMONG.match(cut.group()) is not None
    if cut and (named or len(whole.split()) > 6) and phrase.head not in BARE_QUANTIFIERS:
        whole = whole[: cut.start()]
    words = whole.split()
    name = " ".join(words[:_NAME_WORDS]).strip(' ,.;:"“”')
    return name.removesuffix("’s").removesuffix("'s")


def describe(text: str, phrase: Phrase) -> str | None:
    """Return what a phrase says of an unnamed source: what follows the noun, or else the noun with what precedes it."""
    behind = " ".join(text[phrase.rest : phrase.end].split()).strip(' ,.;:"“”')
    if behind:
        return behind
    before = " ".join(text[phrase.body : phrase.rest].split()).strip(' ,.;:"“”')
    return before if " " in before else None


def find_reason(discourse: Discourse, phrase: Phrase) -> str | None:
    """Return why the unnamed source of a phrase is not named, as its sentence or one that goes on about it tells.

    None where none is told: "on condition of anonymity" alone is no reason.
    """
    for first, last in _about(discourse, phrase):
        match = _ANONYMITY.search(discourse.text, first, last)
        if match and _is_anothers(discourse, phrase, match.start()):
            continue
        if match and match.group("reason") and not discourse.in_quotation(match.start()):
            return " ".join(_GOES_ON.sub("", match.group("reason")).split()).strip(" ,")
        bare = _NOT_AUTHORIZED.search(discourse.text, first, last)
        if bare and not discourse.in_quotation(bare.start()):
            return " ".join(_GOES_ON.sub("", bare.group()).removeprefix("who ").split())
    return None


def _is_anothers(discourse: Discourse, phrase: Phrase, offset: int) -> bool:
    """Does another source stand between a phrase and the words at an offset of its sentence, which are on that one?"""
    if not phrase.end < offset or discourse.sentence_of(offset) != discourse.sentence_of(phrase.start):
        return False
    said = _SAID_ANOTHER.search(discourse.text, phrase.end, offset) is not None
    return said or bool(discourse.sources_in(phrase.end, offset))


def asks_for_anonymity(discourse: Discourse, phrase: Phrase) -> bool:
    """Is it told that the one whom a phrase speaks of is not to be named?"""
    text = discourse.text
    return any(
        _ANONYMITY.search(text, first, last) or _NOT_AUTHORIZED.search(text, first, last)
        for first, last in _about(discourse, phrase)
    )


def _about(discourse: Discourse, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """Yield the sentence of a phrase, the next ones if they go on about the same people, those on "the officials"."""
    number = discourse.sentence_of(phrase.start)
    start, end = discourse.sentences[number]
    yield max(start, phrase.start - _REASON_CHARS), min(end, phrase.end + _REASON_CHARS)
    again = re.compile(rf"\b(?:[Tt]he|[Tt]hat|[Tt]hose) (?:[\w-]+ ){{0,2}}{re.escape(phrase.head)}\b")
    for n in range(number + 1, len(discourse.sentences)):
        start, end = discourse.sentences[n]
        if start > phrase.end + _LATER_CHARS:
            return
        goes_on = (None, _SAME_ONES, _SPOKE)[n - number] if n <= number + 2 else None
        near = goes_on is not None and discourse.paragraph_of(start) == discourse.paragraph_of(phrase.start)
        if (near and goes_on is not None and goes_on.match(discourse.text, start)) or again.search(
            discourse.text, start, end
        ):
            yield start, min(end, start + _REASON_CHARS)


def bare_form(text: str) -> str:
    """Return a phrase in lower case without its article, by which an article's repeated phrases are compared."""
    return _LEADING.sub("", " ".join(text.split())).lower().rstrip(" ,.")


class Known(NamedTuple):
    """An unnamed source that an article has brought in: its draft's number, and where its last phrase begins."""

    number: int
    start: int


class Unnamed:
    """The unnamed sources of one article, as its phrases bring them in and go back to them."""

    def __init__(self, scene: Scene) -> None:
        """Begin an article with none."""
        self._scene = scene
        self._by_phrase: dict[tuple[str, bool], int] = {}
        self._by_head: dict[tuple[str, bool], int] = {}
        self._by_place: list[tuple[int, int, int]] = []
        self._last_start: dict[int, int] = {}

    def known(self, head: str, plural: bool) -> Known | None:
        """Return the last unnamed source with this noun, or None."""
        number = self._by_head.get((head, plural))
        return None if number is None else Known(number, self._last_start[number])

    def source(self, phrase: Phrase, owner: int | None = None) -> int:
        """Return the draft's number for a phrase: one that it goes back to, or a new one.

        The same plural phrase is one source within an article, "a senior official" is a new one each time. `owner` is
        the number of the one whose people they are.
        """
        number = self._find_or_add(phrase, owner)
        draft = self._scene.cast[number]
        draft.reason = draft.reason or find_reason(self._scene.discourse, phrase)
        self._last_start[number] = phrase.start
        return number

    def note(self, phrase: Phrase, number: int) -> None:
        """Let "the senators" go back to those whom "three senators, Ann Lee, Jo Wu and Al Roy" names."""
        self._by_head[phrase.head, phrase.plural] = number
        self._last_start[number] = phrase.start

    def joined(self, phrase: Phrase, count: int | None) -> int:
        """Return the draft's number for a list of unnamed people, "economists and traders", which is one source."""
        draft = self._scene.cast.unnamed(self._scene.number)
        draft.name = name_of(self._scene.text, phrase)
        draft.forms[draft.name] += 1
        draft.plural = True
        draft.head = phrase.head
        draft.count = count
        draft.reason = find_reason(self._scene.discourse, phrase)
        draft.relay = self.relay_of(phrase)
        return draft.number

    def _find_or_add(self, phrase: Phrase, owner: int | None) -> int:
        scene, text = self._scene, self._scene.text
        whole = name_of(text, phrase)
        key = (bare_form(whole), phrase.plural)
        head_key = (phrase.head, phrase.plural)
        for start, end, number in self._by_place[-20:]:
            if start < phrase.end and phrase.start < end:
                if phrase.end - phrase.start > end - start:
                    self._retell(scene.cast[number], phrase)
                return number
        if phrase.definite and phrase.partitive and (phrase.head, True) in self._by_head:
            return self._by_head[phrase.head, True]
        if phrase.definite and phrase.rest >= phrase.end and head_key in self._by_head:
            return self._by_head[head_key]
        bare = phrase.determiner == "a" and not phrase.modifiers and phrase.rest >= phrase.end
        known = self.known(phrase.head, plural=False) if bare and phrase.head in SPOKESPEOPLE else None
        if known is not None and 0 <= phrase.start - known.start < _LATER_CHARS:
            return known.number  # "a spokesman for Acme denied it. “It is untrue,” a spokesman said"
        if (phrase.plural or phrase.definite) and key in self._by_phrase:
            return self._by_phrase[key]
        draft = scene.cast.unnamed(scene.number)
        draft.forms[whole] += 1
        draft.plural = phrase.plural
        draft.count = phrase.count
        draft.description = describe(text, phrase)
        draft.head = phrase.head
        draft.owner = owner
        draft.relay = self.relay_of(phrase)
        if owner is not None and phrase.owner_pronoun:
            behind = " ".join(text[phrase.body : phrase.end].split())
            draft.name = f"{scene.display(scene.cast[owner])}’s {behind}"
        else:
            draft.name = whole
        self._by_phrase[key] = draft.number
        self._by_head[head_key] = draft.number
        self._by_place.append((phrase.start, phrase.end, draft.number))
        return draft.number

    def _retell(self, draft: Draft, phrase: Phrase) -> None:
        """Take a longer form of the phrase that an unnamed source was found by."""
        draft.name = name_of(self._scene.text, phrase)
        draft.forms[draft.name] += 1
        draft.description = describe(self._scene.text, phrase)
        draft.count = draft.count or phrase.count

    def relay_of(self, phrase: Phrase) -> tuple[int, ...]:
        """The outlet that alone has an unnamed source, where the words before say so: "Bloomberg cited two people"."""
        start = self._scene.discourse.sentences[self._scene.discourse.sentence_of(phrase.start)][0]
        before = self._scene.discourse.text[max(start, phrase.start - 60) : phrase.start]
        if not _CITED_BEFORE.search(before):
            return ()
        draft = self._scene.outlet_in(start, phrase.start)
        return (draft.number,) if draft is not None and draft is not self._scene.own else ()
