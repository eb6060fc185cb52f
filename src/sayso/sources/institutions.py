"""Institutions, outlets and documents as sources: which phrase means which, and what belongs to whom."""

from collections import Counter
from collections.abc import Sequence

from sayso.sources.cast import initials
from sayso.sources.discourse import Discourse
from sayso.sources.mentions import Kind, Name
from sayso.sources.outlets import Outlet, find_ambiguous

# What is called after a person or a party, and speaks for itself: "the Lee campaign", "Mr. Lee's office".
BELONGING = frozenset(
    "campaign administration team office camp government family staff organization foundation".split()
)

_LAST_WORDS = frozenset(
    "times post journal star tribune globe herald sun mirror guardian independent examiner news telegraph chronicle "
    "observer review standard mail express gazette record press bee".split()
)


def find_full_names(story: Sequence[Discourse]) -> dict[str, str]:
    """Map the initials that a story uses to the full names it has for them: "irs" to "Internal Revenue Service"."""
    full: dict[str, Counter[str]] = {}
    short: set[str] = set()
    for discourse in story:
        for name in discourse.names:
            if name.kind is Kind.PERSON:
                continue
            text = name.text
            bare = text.replace(".", "")
            if len(name.words) == 1 and bare.isupper() and len(bare) >= 2:
                short.add(bare.lower())
            elif len(name.words) > 1 and (letters := initials(text)):
                full.setdefault(letters, Counter())[text] += 1
    return {
        letters: forms.most_common(1)[0][0] for letters, forms in full.items() if letters in short and len(forms) == 1
    }


def find_local_outlets(discourse: Discourse) -> dict[str, Outlet]:
    """Map the last words of outlets that an article names in full ("post") to them, where only one has the word."""
    found: dict[str, set[str]] = {}
    outlets: dict[str, Outlet] = {}
    for name in discourse.names:
        if name.outlet is not None:
            for full in (name.outlet.name, name.text):
                if full.split()[-1].lower() in _LAST_WORDS:
                    found.setdefault(full.split()[-1].lower(), set()).add(name.outlet.name)
                    outlets[name.outlet.name] = name.outlet
    return {word: outlets[next(iter(names))] for word, names in found.items() if len(names) == 1}


def outlet_by_short_name(name: Name, local: dict[str, Outlet], own: Outlet | None) -> Outlet | None:
    """Return the outlet that a short name ("the Post") means in an article: one that it names in full, or itself."""
    if len(name.words) != 1 or not (name.definite or name.kind is Kind.ORGANIZATION):
        return None
    word = name.words[0].lower()
    if word in local:
        return local[word]
    if own is not None and own in find_ambiguous("the " + name.words[0]):
        return own
    return None
