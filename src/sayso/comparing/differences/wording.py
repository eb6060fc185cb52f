"""The words by which an outlet colours what somebody says: how sure it sounds, and how it was said."""

import re

_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_HEDGES = frozenset(
    "may might possibly perhaps likely unlikely probable probably apparently seem seems seemed"
    " potentially allegedly alleged reportedly purported purportedly purporting purports seemingly presumably supposed"
    " supposedly suspected".split()
)
# "As many as possible", "supposed to close" and a month doubt nothing; who believes doubts only where that is nobody.
_NO_HEDGE = re.compile(
    r"\bas (?:\w+ ){1,2}as possible\b|\b(?:when|where|if|wherever|whenever) possible\b|\bsupposed to\b"
    r"|\balleged (?:that|and)\b|May\b"
)
_BELIEVED = re.compile(r"\b(?:is|are|was|were|be) (?:widely )?believed\b", re.IGNORECASE)
# A report that "appeared on Monday" was printed; what "appeared to fail" is in doubt.
_APPEARS = frozenset("appear appears appeared".split())
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

_NOUN = re.compile(r"\b(?:a|an|the|his|her|its|their|this|that|any|such) \w+")  # "modified his claim" claims nothing
_SAID = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?|elling)|according|wr(?:ote|ites?|iting)|add(?:s|ed|ing)|stat(?:e[sd]?|ing)|"
    r"(?:report|claim|alleg|argu|contend|announc|warn|estimat|believ|confirm|acknowledg|admit|insist|predict|testif|accus|"
    r"maintain|suggest|assert|declar|explain|not(?:ed|es|ing)\b|indicat|conclud|describ|characteri[sz]|tweet|reveal|recall|know)\w*|"
    r"f(?:ound|inds?)|den(?:y|ies|ied)|show(?:s|ed|n)?|th(?:ought|inks?))\b",
    re.IGNORECASE,
)


def may_hedge(word: str) -> bool:
    """Can one word, in small letters, be among the `hedges` of a text?"""
    return word in _HEDGES or word in _APPEARS


def hedges(text: str) -> frozenset[str]:
    """The words of a passage that make it less sure: "alleged", "may", "appeared". Measures ("up to") are none."""
    words = frozenset(match.group().lower() for match in _WORD.finditer(_NO_HEDGE.sub("", text)))
    seeming = (match.group().lower() for pattern in (_APPEARING, _BELIEVED) for match in pattern.finditer(text))
    return (words & _HEDGES) | frozenset(seeming)


def colour_of(cue: str) -> str | None:
    """How a cue colours its content: "doubts" for "claimed", None for "said"."""
    words = re.findall(r"[a-z]+", _NOUN.sub("", cue.lower()))
    return next((_COLOUR[word] for word in words if word in _COLOUR), None)


def is_said(cue: str) -> bool:
    """Does a cue tell that something was said or shown, and not what somebody did ("sued", "praised", "filed")?"""
    return bool(_SAID.search(cue))
