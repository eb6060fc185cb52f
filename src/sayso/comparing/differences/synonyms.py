"""Words that outlets put for each other, so that one of them tells nothing that another passage lacks."""

from functools import lru_cache

from sayso.comparing.differences.plain_forms import plain_form
from sayso.comparing.terms import FUNCTION_WORDS, stem

# Each line is one matter. Set by reading notes of events of the training set: where one passage had the one word and
# the other passage another one of the line, no reader listed it.
_LINES = """
lawyer attorney counsel
vow pledge promise
bill measure legislation law act legislative
lawmaker senator congressman congresswoman representative congress congressional legislator house senate member
probe investigation inquiry investigate investigator
ban prohibit bar block forbid prohibition
kill dead die death deadly fatal fatally victim slain
remark comment statement speech address
photo picture image photograph
begin start launch open
end finish conclude close
ask request urge call demand seek
show reveal disclose
help aid assist assistance relief
large big huge massive major
american us national nation country
child kid minor youth
buy purchase
choose select pick selection chosen
stop halt cease
illegal unlawful unlawfully illegally
migrant immigrant immigration
doctor physician
coronavirus covid covid-19 virus pandemic outbreak disease
russia russian moscow kremlin
china chinese beijing
iran iranian tehran
korea korean pyongyang seoul
britain british uk u.k england kingdom
france french paris
germany german berlin
mexico mexican
israel israeli jerusalem
europe european eu e.u
un u.n nations united
administration government white house president presidential
trump donald
court judge justice ruling rule ruled tribunal
strike attack assault bomb bombing raid airstrike
troop soldier military army serviceman forces force
gun weapon firearm rifle
shoot shooting gunman shooter
police officer cop officers
vote ballot election poll elect electoral
run bid campaign candidacy race
candidate contender hopeful
company firm corporation business
job work employment employee worker
money fund funding cash dollars
pay payment paid
cut reduce slash reduction decrease
rise increase grow climb surge growth
fall drop decline decrease shrink shrank
tax taxes tariff duty duties levy
trade commerce commercial
meet meeting talk discussion conversation
deal agreement pact accord
allegation accusation claim charge accuse allege
deny denial reject rejection dismiss refuse
resign quit step leave departure exit resignation
fire oust remove sack firing dismissal
hurt injure wound injury
woman female women
man male men
people person individual
city town
rule regulation policy
plan proposal propose
document paper record file
message text email e-mail
group organization organisation
official aide adviser advisor staff staffer
border frontier
wall barrier fence
find discover found discovery
keep remain stay
try attempt effort
think believe feel belief
want wish hope
need require requirement
use employ
make create
get receive obtain
give provide offer grant hand
send dispatch ship
hit struck
back support endorse
oppose against opposition opponent
win victory victorious
lose defeat loss
chief head leader director boss
top senior leading high-ranking
former ex
several many numerous multiple
quick fast swift rapid
early earlier
release publish issue
consider weigh mull
warn caution warning
suggest indicate indication
continue ongoing
cause prompt lead trigger spark result
happen occur place event incident
home house residence
college university school campus
student pupil
car vehicle truck
flight plane jet aircraft airplane airline
fight battle combat
crime criminal offense
prison jail imprison incarcerate behind
arrest detain custody detention
convict guilty conviction
sentence sentencing
hearing testimony testify
letter memo
reporter journalist media press
network channel television tv
interview appearance
tweet twitter
democrat democratic
republican gop conservative
"""
_MATTER = {stem(plain_form(word)): n for n, line in enumerate(_LINES.strip().splitlines()) for word in line.split()}
FAMILY_LETTERS = 5  # by which words of one family begin: "treaty", "treaties"


@lru_cache(maxsize=1 << 15)
def senses_of(word: str) -> frozenset[str | int]:
    """What a word is known by in another passage: its stem, the letters that its family begins with, and its matter.

    Empty for a word that tells nothing by itself. A word with a hyphen is also known by its parts.
    """
    plain = plain_form(word.lower().replace("’", "'").removesuffix("."))
    if plain in FUNCTION_WORDS and word != "US":
        return frozenset()
    parts = (plain, *plain.split("-")) if "-" in plain else (plain,)
    return frozenset(
        sense
        for part in parts
        if part and (word == "US" or part not in FUNCTION_WORDS)
        for sense in _senses(stem(part))
    )


def _senses(term: str) -> tuple[str | int, ...]:
    family, matter = term[:FAMILY_LETTERS], _MATTER.get(term)
    return (term, family) if matter is None else (term, family, matter)
