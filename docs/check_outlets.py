"""Check the table of outlets, src/sayso/sources/outlets.csv, for clashes and careless names.

`python docs/check_outlets.py` prints what is wrong, and exits with 1 where anything is.
"""

import itertools
import re
import sys
from collections.abc import Iterator, Sequence

from sayso.sources.outlets import Outlet, OutletKind, load_outlets

# ISO 3166-1 alpha-2, and XK, which is user-assigned there and in general use for Kosovo.
COUNTRIES = frozenset(
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA "
    "CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA "
    "GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP "
    "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS "
    "MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS "
    "RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW "
    "TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW XK".split()
)

# Ordinary words, family names and the like that outlets are called by. An outlet whose whole name (but for "the") is
# one of these must say so in the column common_words, or give it as an ambiguous name only.
ORDINARY_WORDS = frozenset(
    "advocate age america american argus athletic atlantic australian babel banker beat bee bell billboard blade blaze "
    "bloomberg bulwark bustle canary caravan chronicle circa citizen commentary common connexion conversation courier "
    "critic crossfire current cut daily dateline dawn deadline democrat diplomat dispatch dissent documented eagle "
    "ebony echo economist edge elle enquirer entrepreneur essence esquire examiner express federalist figaro five fix "
    "focus forbes fortune forward fox frontline gazette glamour gleaner globe governing grid grist grocer guardian "
    "hannity harper health heavy herald hill hindu history hive hotline independent index information inquirer insider "
    "insiders intelligencer intercept island jacobin jet journal kiplinger lancet lawfare lead leader lever life local "
    "logic mail marketplace medium mercury messenger metro mic mint mirror money monitor monthly motherboard nation "
    "national nature news newsmakers newsroom nightline observer onion out outfront outlook outnumbered outside "
    "panorama parade patch patriot peninsula people pilot playbook playboy post poynter press progressive prospect "
    "province puck punch quartz quint reader reason record recount redbook register reporter republic respekt "
    "reveal review ringer rising root salon science scotsman self semana sentinel sky slate source spectator spiked "
    "spin splinter sputnik standard star stars state statesman stern stranger street stuff sun tablet telegraph telex "
    "tempo time times today tortoise townhall tribune undark vanguard variety verge vice view voice vogue vox vulture "
    "walrus washingtonian week wire wired world yahoo".split()
)

# Suffixes under which unrelated sites live; none of them may stand as a domain of its own.
SHARED_SUFFIXES = frozenset(
    "co.uk org.uk com.au net.au co.nz co.za com.br com.ar com.mx com.co com.tr com.cn com.hk com.tw com.sg com.my "
    "com.ph com.pk com.ua com.ng com.sa com.qa com.eg co.in co.jp ne.jp or.jp co.kr or.kr co.il org.il gov.uk "
    "wordpress.com blogspot.com substack.com tumblr.com github.io facebook.com twitter.com x.com youtube.com "
    "t.me".split()
)

DOMAIN = re.compile(r"(?!www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)+")


def find_problems(outlets: Sequence[Outlet]) -> list[str]:
    """Return every clash and every careless entry as one plain sentence; an empty list for a sound table."""
    return [
        *_find_disorder(outlets),
        *_find_shared(outlets),
        *(problem for outlet in outlets for problem in _find_wrong_cells(outlet)),
        *_find_wrong_broadcasters(outlets),
    ]


def _find_disorder(outlets: Sequence[Outlet]) -> Iterator[str]:
    for before, outlet in itertools.pairwise(outlets):
        if before.name.casefold() > outlet.name.casefold():
            yield f"{outlet.name}: stands behind {before.name}"


def _find_shared(outlets: Sequence[Outlet]) -> Iterator[str]:
    """Find names, domains and bylines that two outlets claim, or one outlet twice."""
    owners: dict[tuple[str, str], str] = {}
    for outlet in outlets:
        keys = [("name", _key(outlet, name)) for name in (outlet.name, *outlet.aliases)]
        keys += [("domain", domain) for domain in outlet.domains]
        keys += [("byline", byline.casefold()) for byline in outlet.bylines]
        for key in keys:
            if key in owners:
                yield f"{outlet.name}: the {key[0]} {key[1]!r} is already that of {owners[key]}"
            owners[key] = outlet.name


def _key(outlet: Outlet, name: str) -> str:
    """Return what must be unique: a common word counts in its letter case, another name in any."""
    name_the = re.sub(r"^The ", "the ", name)
    if name in outlet.common_words:
        return name_the
    return " ".join(name_the.replace("-", " ").replace("&", " and ").casefold().split()).removeprefix("the ")


def _find_wrong_cells(outlet: Outlet) -> Iterator[str]:
    names = (outlet.name, *outlet.aliases)
    if outlet.country not in COUNTRIES:
        yield f"{outlet.name}: no country has the code {outlet.country!r}"
    for text in (*names, *outlet.ambiguous, *outlet.domains, *outlet.bylines, *outlet.common_words):
        if not text or text != " ".join(text.split()) or "’" in text:
            yield f"{outlet.name}: an empty value, spare white space or a curly apostrophe in {text!r}"
    for domain in outlet.domains:
        if not DOMAIN.fullmatch(domain) or domain in SHARED_SUFFIXES:
            yield f"{outlet.name}: {domain!r} is no domain of one outlet, in lower case and without www"
    for name in names:
        if re.sub(r"^the ", "", name.casefold()) in ORDINARY_WORDS and name not in outlet.common_words:
            yield f"{outlet.name}: {name!r} is an ordinary word, but does not stand among the common_words"
    for name in outlet.common_words:
        if name not in names:
            yield f"{outlet.name}: the common word {name!r} is none of its names"
    for name in outlet.ambiguous:
        if name in names:
            yield f"{outlet.name}: {name!r} is both an alias and ambiguous"


def _find_wrong_broadcasters(outlets: Sequence[Outlet]) -> Iterator[str]:
    kinds = {outlet.name: outlet.kind for outlet in outlets}
    for outlet in outlets:
        if (outlet.kind is OutletKind.PROGRAMME) != (outlet.broadcaster is not None):
            yield f"{outlet.name}: programmes have a broadcaster, others have none"
        elif outlet.broadcaster and kinds.get(outlet.broadcaster, OutletKind.PROGRAMME) is OutletKind.PROGRAMME:
            yield f"{outlet.name}: its broadcaster {outlet.broadcaster!r} is no outlet of the table"


def main() -> int:
    """Print what is wrong and return the exit status."""
    outlets = load_outlets()
    problems = find_problems(outlets)
    print(*problems, f"{len(outlets)} outlets, {len(problems)} problems", sep="\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
