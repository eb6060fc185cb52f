"""Institutions, outlets and documents by common noun: "the committee", "his campaign", "a Bloomberg report"."""

import re
from collections.abc import Sequence
from itertools import islice

from sayso.sources.bodies import body_before, body_behind
from sayso.sources.cast import Draft
from sayso.sources.descriptions import Descriptions
from sayso.sources.institutions import BELONGING
from sayso.sources.mentions import Kind, Name
from sayso.sources.nouns import (
    DOCUMENT_NOUNS,
    GROUP_NOUNS,
    INSTITUTION_NOUNS,
    INSTITUTIONS,
    OUTLET_NOUNS,
    REPORT_NOUNS,
    UTTERANCE_NOUNS,
    is_person_noun,
    singular,
)
from sayso.sources.outlets import OutletKind
from sayso.sources.phrase_words import PARTY_MEMBERS
from sayso.sources.phrases import Phrase
from sayso.sources.roles import Role
from sayso.sources.scene import LOOK_BACK_CHARS, Scene
from sayso.sources.titles import FUNCTION_WORDS, PORTFOLIOS
from sayso.sources.unnamed import is_body, name_of
from sayso.types import EntityType

_NOUN_BEHIND = re.compile(r" ([a-z]{3,})\b")
_BY = re.compile(r"\b(?P<by>by|from|in)\s+(?:the |The |an? )?$")
# Behind a document's noun: what was done with it, which is no part of what it is called.
_DONE = re.compile(
    r",? (?:that|which|who|released|published|issued|filed|signed|sent|posted|written|obtained|conducted|dated|"
    r"delivered|addressed|read|was|were|is|has|had)\b"
)
_PARTS_OF = re.compile(r"(?:terms|text|language|provisions|wording|contents|findings) of (?=the |an? )")
_REPORTED = re.compile(
    r"\breportedly\b|^it (?:was|has been|had been) reported\b|^(?:was|were|been) (?:widely )?reported$"
)
_BRINGS_OUT = re.compile(r"\b(?:published|issued|released|ran|carried|wrote|posted|aired|printed) $")
_PAPERS = frozenset("paper newspaper".split())
_PORTFOLIO_HOUSES = frozenset(("ministry", "department"))
# Behind a document's noun: "against Acme", "of the event".
_AGAINST = re.compile(r" (?:against|of|on|about|over|by|from) (?:the |an? )?[\w’'-]+(?: [A-Z][\w’'-]*)*")
_COMPANIES = frozenset(
    "company firm giant retailer manufacturer maker startup chain insurer lender operator supplier carmaker automaker "
    "organization organisation nonprofit charity platform airline conglomerate publisher brewery shipyard".split()
)
_COMPANY_CHARS = 1500  # as far as this at most
_COMPANY_SENTENCES = 3  # how far behind a company's name "the retailer" can be it
_PUBLIC = frozenset(
    "house senate congress parliament court department ministry committee commission council bureau agency police "
    "service administration government party republicans democrats army navy union office university school".split()
)
# Bodies that are called by what they are; another body is not meant.
_KINDS = frozenset(
    "department ministry committee commission court council university college school church party union parliament "
    "senate police hospital".split()
)
_NAME_CHARS = 80  # what a document or institution without a name is called; longer phrases are cut


def is_thing(head: str) -> bool:
    """Is a noun, in lower case, one for a document, a report or an institution?"""
    base = singular(head)
    return base in DOCUMENT_NOUNS or base in UTTERANCE_NOUNS or base in REPORT_NOUNS or base in INSTITUTION_NOUNS


def _is_public(name: Name) -> bool:
    """Is a name one of a public body, which nobody calls a company?"""
    words = [word.lower().rstrip(".") for word in name.words]
    return not _PUBLIC.isdisjoint(words) or (len(words) == 1 and words[0] in INSTITUTIONS - _FIRMS)


def _may_be_agency(name: Name) -> bool:
    """Is a name a department's, a bureau's or the like, or the initials of one: "the EPA"?"""
    if name.kind is not Kind.ORGANIZATION:
        return False
    words = {word.lower() for word in name.words}
    initials = len(name.words) == 1 and name.text.replace(".", "").isupper() and words <= INSTITUTIONS
    return not words.isdisjoint(_AGENCIES) or (initials and words.isdisjoint(_NO_AGENCIES))


_AGENCIES = frozenset("department bureau commission administration agency service".split())
_NO_AGENCIES = frozenset(
    "nato isis dnc rnc dccc nrsc nrcc aclu naacp aarp nra afl-cio seiu eu un imf wto gop unicef unesco opec".split()
)
_FIRMS = frozenset(
    "google facebook twitter amazon apple microsoft tesla boeing airbus walmart wal-mart goldman exxon".split()
)


class Things:
    """Finds what the common nouns of one article mean that are not people."""

    def __init__(self, scene: Scene, descriptions: Descriptions) -> None:
        """Prepare to read an article's nouns."""
        self._scene = scene
        self._descriptions = descriptions
        self._documents: dict[str, set[int]] = {}  # by their nouns

    def read(
        self, phrase: Phrase, names: Sequence[Name], owner: int | None, last: int | None, writer: int | None
    ) -> int | None:
        """Return the draft's number for a phrase whose head is a common noun and names no people, or None.

        `names` are the names in it, `owner` is the number of the one before its possessive mark, `last` that of the
        institution that was the last source before it, `writer` that of the one whose letter or statement the sentences
        before speak of, where the phrase is "the letter" or "the statement".
        """
        base = singular(phrase.head)
        inner = [name for name in names if phrase.body <= name.start < phrase.rest]
        if (
            base in BELONGING
            and not phrase.plural
            and (found := self._belonging(base, owner, inner, phrase)) is not None
        ):
            return found
        local = phrase.modifiers and phrase.definite and all(name.kind is Kind.PLACE for name in inner)
        if base in _PAPERS and not phrase.plural and (local or (phrase.determiner == "a" and not inner)):
            return self._outlet_noun(phrase, names)  # "the British paper"
        if base in REPORT_NOUNS or base in UTTERANCE_NOUNS or base in DOCUMENT_NOUNS:
            return self._document(phrase, names, inner, owner if owner is not None else writer, base)
        if base in OUTLET_NOUNS and not phrase.plural and base != "agency":
            return self._outlet_noun(phrase, names)
        if base in INSTITUTION_NOUNS or base in GROUP_NOUNS or base in PARTY_MEMBERS or is_body(phrase):
            return self._institution_noun(phrase, base, owner, last)
        return None

    def reports(self, cue: str) -> int | None:
        """Return the draft's number of the reports that "reportedly" and "it was reported" speak of, unidentified."""
        if not _REPORTED.search(cue):
            return None
        reports = self._scene.cast.named(EntityType.ANONYMOUS, "unidentified reports", article=self._scene.number)
        reports.name = "unidentified reports"
        reports.plural = True
        return reports.number

    def _belonging(self, base: str, owner: int | None, inner: Sequence[Name], phrase: Phrase) -> int | None:
        if owner is None:
            for name in inner:
                person = self._scene.person(name) or self._scene.people.called(name)
                if person is not None:
                    owner = self._scene.cast.person(person).number
                    break
        if owner is not None:
            return self._belonging_to(base, owner, self._scene.text[phrase.start : phrase.rest])
        if phrase.definite and not phrase.modifiers and phrase.rest >= phrase.end:
            return self._belonging_before(base, phrase.start)
        return None

    def _belonging_before(self, base: str, start: int) -> int | None:
        """The campaign or administration that the article last spoke of with a name, or else the president's."""
        text = self._scene.text
        for name in reversed(self._scene.discourse.names_in(max(0, start - LOOK_BACK_CHARS), start)):
            behind = text[name.end : name.end + 40].removeprefix("’s").removeprefix("'s").removeprefix("’")
            person = self._scene.person(name)
            if person is not None and behind.lower().startswith(f" {base}"):
                return self._belonging_to(base, self._scene.cast.person(person).number, base)
        if base != "administration":
            return None
        ruler = self._descriptions.best_fit(Role("president", frozenset({"president"}), frozenset()), start)
        return self._belonging_to(base, self._scene.cast.person(ruler).number, base) if ruler else None

    def _belonging_to(self, base: str, owner: int, form: str) -> int:
        draft = self._scene.cast.named(EntityType.ORGANIZATION, base, owner)
        draft.name = f"{self._scene.display(self._scene.cast[owner])} {base}"
        draft.forms[form] += 1
        draft.head = base
        return draft.number

    def _document(
        self, phrase: Phrase, names: Sequence[Name], inner: Sequence[Name], owner: int | None, base: str
    ) -> int | None:
        """An outlet's report is the outlet's word, a person's letter the person's; other documents speak themselves."""
        if base in REPORT_NOUNS:
            for name in (*inner, *names):
                if (outlet := self._scene.outlet_named(name)) is not None:
                    return outlet.number
        if owner is not None and (base in UTTERANCE_NOUNS or self._scene.cast[owner].type is EntityType.OUTLET):
            return owner
        author = self._author(phrase, names)
        if author is None and base in UTTERANCE_NOUNS:
            author = next(
                (self._scene.cast.person(p).number for name in inner if (p := self._scene.person(name))), None
            )
        if author is not None:
            return author
        if (
            base in REPORT_NOUNS
            and phrase.definite
            and not phrase.plural
            and not phrase.modifiers
            and (outlet := self._scene.last_outlet(phrase.start))
        ):
            return outlet.number
        if base in REPORT_NOUNS and phrase.determiner == "a" and (outlet := self._brought_out(phrase.start)):
            return outlet.number
        if base in REPORT_NOUNS and phrase.determiner == "a" and (outlet := self._reporting_next(phrase.end)):
            return outlet.number
        end = self._document_end(phrase)
        called = self._scene.text[phrase.body : end][:_NAME_CHARS]
        if phrase.definite and not phrase.plural and owner is None and len(self._documents.get(base, ())) == 1:
            only = self._scene.cast[next(iter(self._documents[base]))]  # the only letter that the article has spoken of
            only.forms[" ".join(self._scene.text[phrase.start : end].split())[:_NAME_CHARS]] += 1
            return only.number
        plain = all(word.endswith("-old") for word in phrase.modifiers)
        bare = phrase.definite and plain and phrase.rest >= end
        introduced = self._introduced(base, phrase.start) if bare and not phrase.plural else None
        called = introduced or called
        article = self._scene.number if bare else None  # "the bill" of one article need not be that of another
        draft = self._scene.cast.named(EntityType.DOCUMENT, called, owner, article=article)
        draft.name = draft.name or introduced
        draft.forms[" ".join(self._scene.text[phrase.start : end].split())[:_NAME_CHARS]] += 1
        draft.plural = phrase.plural
        draft.head = base
        if not phrase.plural:
            self._documents.setdefault(base, set()).add(draft.number)
        return draft.number

    def _document_end(self, phrase: Phrase) -> int:
        """Return where the name of a document ends: before what was done with it."""
        done = _DONE.search(self._scene.text, phrase.rest, phrase.end)
        return done.start() if done else phrase.end

    def _introduced(self, noun: str, start: int) -> str | None:
        """Return what the article calls a document where it brings it in: "a damages lawsuit against the port"."""
        text, begin = self._scene.text, max(0, start - LOOK_BACK_CHARS)
        pattern = re.compile(rf"\b[Aa]n? ((?:[\w’'-]+ ){{1,4}}{re.escape(noun)})\b(?![’'-])")
        found = list(islice(pattern.finditer(text, begin, start), 2))
        first = re.compile(rf"\b{re.escape(noun)}").search(text, begin, start)
        if len(found) != 1 or first is None or first.end() != found[0].end():
            return None  # there are several, or the article spoke of another one before
        first = found[0]
        if any(word in FUNCTION_WORDS for word in first.group(1).lower().split()):
            return None
        behind = _AGAINST.match(text, first.end())
        return text[first.start(1) : behind.end() if behind else first.end()][:_NAME_CHARS]

    def _reporting_next(self, end: int) -> Draft | None:
        """The outlet of "a report" in an article's lead: the one that the next paragraph begins with."""
        paragraph = self._scene.discourse.paragraph_of(end)
        if paragraph > 1 or paragraph + 1 >= len(self._scene.discourse.paragraphs):
            return None
        start, stop = self._scene.discourse.paragraphs[paragraph + 1]
        names = self._scene.discourse.names_in(start, min(stop, start + 8))
        return self._scene.outlet_named(names[0]) if names else None

    def _brought_out(self, start: int) -> Draft | None:
        """The outlet of "Reuters published a report", by the words before the report."""
        first = self._scene.discourse.sentences[self._scene.discourse.sentence_of(start)][0]
        if not _BRINGS_OUT.search(self._scene.text, max(first, start - 20), start):
            return None
        return self._scene.outlet_in(first, start)

    def _author(self, phrase: Phrase, names: Sequence[Name]) -> int | None:
        """The one whom "a book by ..." or "a letter from ..." names."""
        for name in names:
            by = _BY.search(self._scene.text, max(phrase.rest, name.lead - 12), name.lead)
            if name.lead < phrase.rest or by is None or self._scene.text.endswith("one by ", 0, name.lead):
                continue
            behind = _NOUN_BEHIND.match(self._scene.text, name.end)
            if behind is not None and is_person_noun(behind.group(1)):
                continue  # "by a Harbor League analyst"
            if by.group("by") != "in" or self._scene.outlet_named(name) is not None:
                return self._scene.named(name)
        return None

    def _outlet_noun(self, phrase: Phrase, names: Sequence[Name]) -> int | None:
        for name in names:
            if (named := self._scene.outlet_named(name)) is not None:
                return named.number
        if phrase.definite:
            draft = self._scene.last_outlet(phrase.start)
            return draft.number if draft else None
        whole = name_of(self._scene.text, phrase)
        unnamed = self._scene.cast.named(EntityType.OUTLET, whole)
        unnamed.forms[whole] += 1
        return unnamed.number

    def _portfolio(self, owner: int, base: str) -> int | None:
        """Return the draft's number of a minister's own ministry: of the transport minister, the Transport Ministry."""
        person = self._scene.cast[owner].person
        for _, _, role in person.roles if person is not None else ():
            words = [word for word in role.text.split() if word.lower() in PORTFOLIOS]
            if words and role.heads & {"minister", "secretary"} and not role.former:
                portfolio = " ".join(word[0].upper() + word[1:] for word in words)
                return self._scene.institution(f"{portfolio} {base.capitalize()}").number
        return None

    def _may_be_called(self, number: int, base: str) -> bool:
        """Can an institution be "the department": not one that is by name another kind of body."""
        if base not in _KINDS:
            return True
        words = {word.lower() for word in self._scene.display(self._scene.cast[number]).split()}
        return base in words or not words & _PUBLIC

    def _company(self, phrase: Phrase) -> int | None:
        """Return the company last named before "the retailer" or "the tech giant", in these sentences, or None."""
        if phrase.rest < phrase.end:
            return None
        discourse = self._scene.discourse
        first = discourse.sentences[max(0, discourse.sentence_of(phrase.start) - _COMPANY_SENTENCES)][0]
        found = [
            name
            for name in discourse.names_in(max(first, phrase.start - _COMPANY_CHARS), phrase.start)
            if name.kind in (Kind.ORGANIZATION, Kind.UNKNOWN) and self._scene.person(name) is None
            if not discourse.in_quotation(name.start) and not _is_public(name)
        ]
        sure = [name for name in found if name.kind is Kind.ORGANIZATION] or found
        return self._scene.named(sure[-1]) if sure else None

    def _agency(self, start: int) -> int | None:
        """Return the news agency, or the government's, that was named last before an offset."""
        sentence = self._scene.discourse.sentence_of(start)
        for name in reversed(self._scene.discourse.names_in(max(0, start - LOOK_BACK_CHARS), start)):
            called_so = "agency" in (word.lower() for word in name.words)
            near = self._scene.discourse.sentence_of(name.start) >= sentence - _COMPANY_SENTENCES
            if near and _may_be_agency(name) and self._scene.outlet_named(name) is None:
                return self._scene.named(name)
            if name.kind is Kind.ORGANIZATION and called_so:
                return self._scene.named(name)
            if (named := self._scene.outlet_named(name)) and self._is_agency(named, called_so):
                return named.number
        return None

    def _is_agency(self, outlet: Draft, called_so: bool) -> bool:
        return called_so or (outlet.outlet is not None and outlet.outlet.kind is OutletKind.AGENCY)

    def _institution_noun(self, phrase: Phrase, base: str, owner: int | None, last: int | None) -> int | None:
        text = self._scene.text
        whole = name_of(text, phrase)
        if base in PARTY_MEMBERS and not phrase.plural and phrase.determiner is None:
            party = self._scene.cast.named(EntityType.GROUP, whole + "s")
            party.forms[whole + "s"] += 1
            party.plural = True
            return party.number
        if phrase.plural or phrase.quantified or base == "percent":
            draft = self._scene.cast.named(EntityType.GROUP, text[phrase.body : phrase.end][:_NAME_CHARS])
            draft.forms[whole] += 1
            draft.plural = True
            draft.head = phrase.head
            return draft.number
        if phrase.definite and owner is None and base in _COMPANIES and (house := self._company(phrase)) is not None:
            return house
        if phrase.definite and not phrase.modifiers and phrase.rest >= phrase.end:
            if base == "agency" and (agency := self._agency(phrase.start)) is not None:
                return agency
            if (body := body_before(self._scene, base, phrase.start)) is not None:
                return body
            if last is not None and self._may_be_called(last, base):
                return last
            if (body := body_behind(self._scene, base, phrase.end)) is not None:
                return body
            local = self._scene.cast.named(EntityType.ORGANIZATION, whole, article=self._scene.number)
            local.forms[whole] += 1
            return local.number
        if owner is not None and base in _PORTFOLIO_HOUSES and (house := self._portfolio(owner, base)) is not None:
            return house
        draft = self._scene.cast.named(EntityType.ORGANIZATION, text[phrase.body : phrase.end][:_NAME_CHARS], owner)
        draft.forms[whole] += 1
        return draft.number
