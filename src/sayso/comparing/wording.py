"""The words by which an outlet colours what somebody says: how sure it sounds, and how it was said."""

import re

_HEDGE = re.compile(
    r"\b(?:may|might|could|possibl[ey]|perhaps|allegedly|alleged|reportedly|purported(?:ly)?|supposed(?:ly)?|apparent(?:ly)?|likely"
    r"|unlikely|probabl[ey]|appear(?:s|ed)?|seem(?:s|ed)?|suggest(?:s|ed|ing)?|suspected|believed|expected|accused|would-be|potential(?:ly)?"
    r"|about to|set to|poised|as many as|up to|at least|around|roughly|nearly|approximately|estimated)\b",
    re.IGNORECASE,
)
_ALLEGED = frozenset(
    "allegedly alleged reportedly purported purportedly supposed supposedly suspected accused believed".split()
)
_UNSURE = frozenset(
    "may might could possible possibly perhaps likely unlikely probable probably apparent apparently appear appears appeared seem seems seemed potential potentially".split()
)

# How a cue colours what it brings. A plain "said" is beside them all; two of one group do not differ.
_COLOURS = {
    "doubts": "claim claims claimed claiming allege alleges alleged alleging contend contends contended maintain maintains maintained purport",
    "concedes": "admit admits admitted admitting acknowledge acknowledges acknowledged concede concedes conceded confess confessed",
    "attacks": "blast blasts blasted slam slams slammed lash lashed rip ripped bash bashed denounce denounces denounced condemn condemns "
    "condemned mock mocks mocked ridicule ridiculed rail railed rant ranted fume fumed scold scolded assail assailed excoriate deride derided",
    "boasts": "boast boasts boasted brag brags bragged tout touts touted gloat gloated crow crowed",
    "insists": "insist insists insisted insisting demand demands demanded vow vows vowed vowing pledge pledged promise promises promised",
    "warns": "warn warns warned warning threaten threatens threatened threatening",
    "defends": "defend defends defended downplay downplays downplayed dismiss dismisses dismissed deflect deflected",
}
_COLOUR = {word: colour for colour, words in _COLOURS.items() for word in words.split()}


def hedges(text: str) -> frozenset[str]:
    """The kinds of hedge in a passage: "alleged", "unsure", or none. Measures of an amount ("up to") are none."""
    words = {match.group().lower() for match in _HEDGE.finditer(text)}
    kinds = set()
    if words & _ALLEGED:
        kinds.add("alleged")
    if words & _UNSURE:
        kinds.add("unsure")
    return frozenset(kinds)


def colour_of(cue: str) -> str | None:
    """How a cue colours its content: "doubts" for "claimed", None for "said"."""
    return next((_COLOUR[word] for word in re.findall(r"[a-z]+", cue.lower()) if word in _COLOUR), None)
