"""Who speaks: people, offices, outlets and the unnamed, in the forms that news gives them."""

import random
import re
from dataclasses import dataclass

from wording import Words, names, read_lexicon, read_verbs

_OBJECTIVE = {"he": "him", "she": "her", "they": "them", "it": "it"}
_POSSESSIVE = {"he": "his", "she": "her", "they": "their", "it": "its"}
_ADVERBS = (
    *("also", "also", "later", "repeatedly", "publicly", "previously", "privately", "flatly", "then", "now", "once"),
    *("recently", "initially", "reluctantly", "consistently", "openly", "still", "quickly", "cautiously", "explicitly"),
)
# Phrases of place that belong to the cue ("said in a statement"): annotators mostly have them in.
_VENUES = (
    "",
    " in a statement",
    " in an interview",
    " in a letter",
    " in an email",
    " in a written statement",
    " in a post",
    " on Twitter",
)
_VENUE_WEIGHTS = (90, 3, 2, 1, 1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A noun phrase that can be a source. `kind` is person, group, organization, document, outlet or anonymous."""

    text: str
    kind: str
    plural: bool = False
    surname: str = ""
    pronoun: str = "it"

    def form(self, form: str, chance: random.Random) -> str:
        """Give the phrase in a form ("after", "possessive", "named"), or a verb or auxiliary that fits it."""
        match form:
            case "":
                return self.text
            case "after":
                return _OBJECTIVE.get(self.text, self.text.rstrip(","))
            case "named":
                named = self.text.split(",")[0] if self.text.endswith(",") else self.text
                return named if self.text not in _OBJECTIVE else self.surname or "the officials"
            case "bare":
                return self.text.split(",")[0]
            case "possessive":
                return self._possessive()
            case "pronoun" | "surname":
                return getattr(self, form) or "it"
            case "upper":
                return self.surname.upper()
            case "say" | "say_in":
                return cue_verb(self, chance, form == "say_in")
            case "has" | "is" | "was":
                return {"has": "have", "is": "are", "was": "were"}[form] if self.plural else form
        return {"denies": "deny"}.get(form, form.removesuffix("s")) if self.plural else form

    def _possessive(self) -> str:
        short = self.text.split(",")[0]
        if short in _POSSESSIVE:
            return _POSSESSIVE[short]
        return short + ("'" if short.endswith("s") and self.plural else "'s")


@dataclass(frozen=True, slots=True)
class Headliner:
    """The one who speaks in a headline: a bare noun or a name."""

    text: str
    plural: bool
    proper: bool

    def form(self, form: str, chance: random.Random) -> str:
        """Give the word as it opens a headline, or ("low") within it, or a verb in the present."""
        if form in ("", "low"):
            return self.text if self.proper or not form else self.text.lower()
        if self.plural:
            return form
        return form[:-1] + "ies" if form == "deny" else form + ("es" if form.endswith("ss") else "s")


def cue_verb(speaker: Speaker, chance: random.Random, past: bool) -> str:
    """A verb of saying that fits the speaker, with the auxiliaries and adverbs that belong to the cue."""
    verbs, weights = read_verbs({"document": "document", "outlet": "outlet"}.get(speaker.kind, "saying"))
    simple, third, base, participle = chance.choices(verbs, weights)[0]
    shares = (84, 0, 6, 10, 0) if past else (72, 12, 9, 4, 1)
    tense = chance.choices(("past", "present", "perfect", "pluperfect", "would"), shares)[0]
    adverb = chance.choice(_ADVERBS) + " " if chance.random() < 0.09 else ""
    match tense:
        case "present":
            return adverb + (base if speaker.plural else third)
        case "perfect":
            return f"{'have' if speaker.plural else 'has'} {adverb}{participle}"
        case "pluperfect":
            return f"had {adverb}{participle}"
        case "would":
            return f"would {adverb}{base}"
    cue = adverb + simple
    if simple in ("said", "wrote", "announced", "confirmed") and speaker.kind in ("person", "organization"):
        cue += chance.choices(_VENUES, _VENUE_WEIGHTS)[0]
    return cue


# How often a speaker of any kind is of which.
_KINDS = ("person", "group", "organization", "document", "anonymous", "outlet")
_SHARES = (60, 8, 13, 6, 9, 4)


class Cast:
    """Makes the speakers of one passage, from one field of news."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.chance = words.chance
        self.recurrence = 0.0  # how often a person is one who has spoken before in the passage
        self._met: list[Speaker] = []

    def someone(self, kind: str = "any") -> Speaker:
        """Make a speaker of a kind, or of any."""
        make = {
            "person": self.person,
            "group": self.group,
            "organization": self.organization,
            "document": self.document,
            "anonymous": self.anonymous,
            "outlet": self.outlet,
        }
        return make[self.chance.choices(_KINDS, _SHARES)[0] if kind == "any" else kind]()

    def person(self) -> Speaker:
        """Make a person, by name, office, apposition, surname or pronoun; or one again who has spoken before."""
        if self._met and self.chance.random() < self.recurrence:
            return self._again()
        person = self._new_person()
        self._met.append(person)
        return person

    def _again(self) -> Speaker:
        """The one who spoke last by the pronoun, or one who spoke before by the surname."""
        last = self._met[-1]
        if self.chance.random() < 0.5:
            return Speaker(last.pronoun, "person", False, last.surname, last.pronoun)
        one = self.chance.choice(self._met)
        return Speaker(one.surname, "person", False, one.surname, one.pronoun)

    def _new_person(self) -> Speaker:
        c, w = self.chance, self.words
        woman = c.random() < 0.5
        first, surname = c.choice(names("first_f" if woman else "first_m")), c.choice(names("surname"))
        middle = f" {c.choice('ABCDEGHJKLMRSTW')}." if not w.british and c.random() < 0.05 else ""
        courtesy = c.choice(("Ms", "Mrs") if woman else ("Mr",))
        organization, who = w.draw("org"), w.draw("who")
        parts = {
            "full": f"{first}{middle} {surname}",
            "surname": surname,
            "courtesy": courtesy if w.british else courtesy + ".",
            "pronoun": "she" if woman else "he",
            "spokes": c.choice(("spokeswoman" if woman else "spokesman",) * 3 + ("spokesperson",)),
            "org": organization,
            "bare_org": organization.removeprefix("the "),
            "who": who,
            "a_who": f"{article(who)} {who}",
            "role": w.draw("role"),
            "title": w.draw("title"),
            "age": str(c.randint(18, 84)),
            "own": c.choice(read_lexicon("people")["own"]),
            "relative": c.choice(read_lexicon("people")["relative"]),
            "work": c.choice(read_lexicon("people")["work"]),
            "nick": c.choice(read_lexicon("people")["nick"]),
            "rank": c.choice(read_lexicon("people")["rank"]),
        }
        forms = [line.split(" ", 1) for line in read_lexicon("people")["person"]]
        form = c.choices([text for _, text in forms], [int(weight) for weight, _ in forms])[0]
        text = re.sub(r"\{(\w+)\}", lambda slot: parts.get(slot.group(1), slot.group()), form)
        return Speaker(w.fill(text), "person", False, surname, parts["pronoun"])

    def headliner(self) -> Headliner:
        """Make the one who speaks in a headline."""
        kind = self.chance.choices(("plural", "noun", "proper"), (35, 40, 25))[0]
        text = self._draw(f"headline_{kind}").removeprefix("the ")
        return Headliner(text, kind == "plural", kind == "proper")

    def group(self) -> Speaker:
        """Make several people who speak as one."""
        return Speaker(self._draw_either("group", 0.45), "group", True, "", "they")

    def organization(self) -> Speaker:
        """Make an office, a company or a government."""
        text = self._draw_either("organization", 0.75, "org")
        return Speaker(text, "organization", text == "police")

    def document(self) -> Speaker:
        """Make a report, a letter, a study."""
        text = self._draw_either("document", 0.6, "doc")
        plural = text.split()[0] in ("documents", "data", "intercepted", "satellite", "minutes") or text.endswith("s")
        return Speaker(text, "document", plural)

    def outlet(self) -> Speaker:
        """Make a newspaper, a station or an agency, by its invented name."""
        text = self.words.name("outlet")
        return Speaker(text, "outlet", text == "local media")

    def anonymous(self) -> Speaker:
        """Make an unnamed source: how many, what they are, how they know."""
        c = self.chance
        plural = c.random() < 0.55
        noun = c.choice((self._draw("unnamed"), "person", "source", "official"))
        head = f"{self._draw('adjective')} {noun}" if c.random() < 0.6 else noun
        if plural:
            head = head.removesuffix("person") + "people" if noun == "person" else head + "s"
            head = f"{self._draw('count')} {head}" if c.random() < 0.8 else head
        else:
            head = f"{c.choice((article(head), article(head), 'one', 'another'))} {head}"
        text = f"{head} {self._draw('knowledge')}" if c.random() < 0.7 else head
        return Speaker(text, "anonymous", plural, "", "they")

    def _draw(self, section: str) -> str:
        return self.words.fill(self.chance.choice(read_lexicon("people")[section]))

    def _draw_either(self, section: str, share: float, own: str = "") -> str:
        """Draw from the field's lexicon, in that share of cases, or from what all fields have."""
        return self.words.draw(own or section) if self.chance.random() < share else self._draw(section)


def article(word: str) -> str:
    """Give the indefinite article of a word."""
    return "an" if word[0].lower() in "aeiou" and not word.startswith(("union", "univer", "Euro", "US")) else "a"
