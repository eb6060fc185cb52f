"""The words by which an outlet colours what somebody says: how sure it sounds, and how it was said."""

import re

_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_HEDGES = frozenset(
    "may might possible possibly perhaps likely unlikely probable probably apparent apparently seem seems seemed"
    " potential potentially allegedly alleged reportedly purported purportedly supposed supposedly suspected".split()
)
# "As many as possible" and a month doubt nothing, and who believes doubts only where nobody is said to.
_NO_HEDGE = re.compile(r"\bas (?:\w+ ){1,2}as possible\b|(?<=\w )May\b")
_BELIEVED = re.compile(r"\b(?:is|are|was|were|be) (?:widely )?believed\b", re.IGNORECASE)
# A report that "appeared on Monday" was printed; what "appeared to fail" is in doubt.
_APPEARING = re.compile(r"\bappear(?:s|ed)?(?=\s+(?:to|likely|ready|\w+ly)\b)", re.IGNORECASE)

# How a cue colours what it brings. A plain "said" is beside them all; two of one group do not differ.
_COLOURS = {
    "doubts": "claim claims claimed claiming allege alleges alleged alleging contend contends contended "
    "maintain maintains maintained purport",
    "concedes": "admit admits admitted admitting acknowledge acknowledges acknowledged concede concedes "
    "conceded confess confessed",
    "attacks": "blast blasts blasted slam slams slammed lash lashed rip ripped bash bashed denounce denounces "
    "denounced condemn condemns "
    "condemned mock mocks mocked ridicule ridiculed rail railed rant ranted fume fumed scold scolded assail "
    "assailed excoriate deride derided",
    "boasts": "boast boasts boasted brag brags bragged tout touts touted gloat gloated crow crowed",
    "insists": "insist insists insisted insisting demand demands demanded vow vows vowed vowing pledge pledged "
    "promise promises promised",
    "warns": "warn warns warned warning threaten threatens threatened threatening",
    "defends": "defend defends defended downplay downplays downplayed dismiss dismisses dismissed deflect deflected",
}
_COLOUR = {word: colour for colour, words in _COLOURS.items() for word in words.split()}


def hedges(text: str) -> frozenset[str]:
    """The words of a passage that make it less sure: "alleged", "may", "appeared". Measures ("up to") are none."""
    words = frozenset(match.group().lower() for match in _WORD.finditer(_NO_HEDGE.sub("", text)))
    seeming = (match.group().lower() for pattern in (_APPEARING, _BELIEVED) for match in pattern.finditer(text))
    return (words & _HEDGES) | frozenset(seeming)


def colour_of(cue: str) -> str | None:
    """How a cue colours its content: "doubts" for "claimed", None for "said"."""
    return next((_COLOUR[word] for word in re.findall(r"[a-z]+", cue.lower()) if word in _COLOUR), None)
