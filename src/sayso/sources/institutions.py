"""What is known of institutions and outlets by their names alone."""

import re
from collections import Counter
from collections.abc import Container, Sequence

from sayso.sources.cast import initials
from sayso.sources.discourse import Discourse
from sayso.sources.mentions import Kind, Name

# What is called after a person or a party, and speaks for itself: "the Lee campaign", "Mr. Lee's office".
BELONGING = frozenset(
    "campaign administration team office camp government family staff organization foundation".split()
)

# The last words of outlets' names, by which an article calls them after the full name: "the Post".
OUTLET_WORDS = frozenset(
    "times post journal star tribune globe herald sun mirror guardian independent examiner news telegraph chronicle "
    "observer review standard mail express gazette record press bee lantern courier dispatch sentinel register "
    "inquirer enquirer bulletin echo argus advertiser leader ledger messenger television tv radio magazine weekly "
    "daily reporter".split()
)
_CALL_LETTERS = re.compile(r"[KW][A-Z]{2,3}(?:-(?:TV|FM|AM|DT))?")  # of American stations


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
                for form in {letters, initials(text.replace("-", " "))}:
                    full.setdefault(form, Counter())[text] += 1
    return {
        letters: forms.most_common(1)[0][0] for letters, forms in full.items() if letters in short and len(forms) == 1
    }


def looks_like_outlet(name: Name, initials_of: Container[str] = ()) -> bool:
    """Does a name that is in no table read like a newspaper's or a station's: "the Harbor Gazette", "WXYZ-TV"?

    `initials_of` are the initials, in lower case, of full names: "WHDA" is no station where it is an institution's.
    """
    if name.text.lower() in initials_of:
        return False
    if _CALL_LETTERS.fullmatch(name.text):
        return True
    return (
        len(name.words) > 1
        and name.kind in (Kind.ORGANIZATION, Kind.UNKNOWN)
        and name.words[-1].lower() in OUTLET_WORDS
        and name.words[-1][0].isupper()
    )
