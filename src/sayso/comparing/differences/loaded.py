"""Words that tell one thing from two sides: a riot here and a protest there, a plan and a decision."""

import re
from functools import lru_cache

# Of each matter the ways to call it; two words of one way do not differ. A text that uses two ways sides with neither.
_MATTERS = (
    ("riot riots rioter rioters rioting mob mobs", "protest protests protester protesters protesters' demonstration "
     "demonstrations demonstrator demonstrators rally march marchers supporters", "insurrection insurrectionists"),
    ("illegals alien aliens illegal", "undocumented unauthorized migrants"),
    ("regime", "government administration"),
    ("murder murdered slaughter slaughtered massacre massacred executed", "killed dead died death deaths shooting"),
    ("terrorist terrorists terrorism", "militant militants gunman gunmen extremist extremists fighters insurgents"),
    ("unborn baby babies", "fetus fetuses"),
    ("pro-life", "anti-abortion"),
    ("pro-choice", "abortion-rights"),
    ("compel coerce coerced force", "get persuade convince"),
    ("lied lie lies lying", "misled misleading misspoke inaccurate incorrect mistaken"),
    ("spied spying spy", "surveillance surveilled monitored informant wiretap wiretapped"),
    ("bribe bribes bribery", "payment payments paid gift gifts"),
    ("bailout", "rescue relief aid"),
    ("scheme plot conspiracy", "plan plans effort proposal"),
    ("crackdown", "enforcement measures"),
    ("assaulted assault molested raped rape abused", "encounter advances misconduct behavior touched"),
    ("defended", "downplayed", "criticized condemned"),
    ("invasion invaded", "operation incursion intervention"),
    ("torture tortured", "interrogation interrogated"),
    ("abducted kidnapped", "detained arrested"),
    ("overwhelmingly unanimously lopsided", "narrowly party-line"),
    ("soared surged skyrocketed", "rose increased grew edged"),
    ("plunged plummeted collapsed", "fell dropped declined dipped slipped"),
    ("slashed gutted", "cut reduced trimmed"),
    ("must required forced forces force mandatory", "allowed allow allows permitted optional may"),
    ("fired ousted removed sacked dismissed", "resigned quit retiring retired stepped left leaving departed headed"),
)  # fmt: skip
_WAYS = tuple(tuple(frozenset(way.split()) for way in matter) for matter in _MATTERS)
# Words that judge what they stand beside.
_JUDGING = frozenset(
    "abruptly baseless blistering bogus bombshell botched brazen brutal brutally chaos chaotic contentious "
    "controversial damning debunked desperate devastating disastrous discredited disgraced divisive draconian dubious "
    "embarrassing embattled explosive extremist far-left far-right fierce fiercely fiery flawed furious "
    "harsh hard-line hardline hateful hoax humiliating hypocrisy hypocritical infamous inflammatory "
    "lewd lewdly misleading notorious outrageous plagiarized profane profanely racist radical "
    "scathing shameful shocking smear so-called staggering stinging stunning sweeping tirade toxic unfounded unhinged "
    "unprecedented unproven unsubstantiated vehemently vicious vulgar vulgarly".split()
)
_WORD = re.compile(r"[a-z]+(?:[-'’][a-z]+)*", re.IGNORECASE)


def find_rival_words(one: str, other: str) -> tuple[str, str] | None:
    """Return the words by which two texts call one matter otherwise; None where they do not."""
    first, second = _words_of(one), _words_of(other)
    for ways in _WAYS:
        used = [[words & way for way in ways] for words in (first, second)]
        sides = [[n for n, found in enumerate(known) if found] for known in used]
        if len(sides[0]) == 1 and len(sides[1]) == 1 and sides[0] != sides[1]:
            return min(used[0][sides[0][0]]), min(used[1][sides[1][0]])
    return None


def is_judging(text: str) -> bool:
    """Does a word or a text judge what it tells of?"""
    return not _words_of(text).isdisjoint(_JUDGING)


@lru_cache(maxsize=1 << 12)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(word.lower().replace("’", "'") for word in _WORD.findall(text))
