"""Countries, capitals and seats of power, and the words that news uses for one another.

"The Russian leader" can be someone called "President of Russia", and "Moscow", as a source, speaks for that country.
Compiled by hand; a place that is missing only means that two phrases are kept apart.
"""

# One line a country: the name, then the adjective, the capital and other names for it or its government.
_COUNTRIES = """
afghanistan afghan kabul; albania albanian tirana; algeria algerian algiers; argentina argentine argentinian;
armenia armenian yerevan; australia australian canberra; austria austrian vienna; azerbaijan azerbaijani baku;
bahrain bahraini manama; bangladesh bangladeshi dhaka; belarus belarusian minsk; belgium belgian;
bolivia bolivian; bosnia bosnian sarajevo; brazil brazilian brasilia; britain british uk u.k. united-kingdom
downing-street westminster england english; bulgaria bulgarian sofia; cambodia cambodian; cameroon cameroonian;
canada canadian ottawa; chile chilean; china chinese beijing; colombia colombian bogota; congo congolese kinshasa;
croatia croatian zagreb; cuba cuban havana; cyprus cypriot nicosia; czechia czech prague czech-republic;
denmark danish copenhagen; ecuador ecuadorean ecuadorian quito; egypt egyptian cairo; eritrea eritrean;
estonia estonian tallinn; ethiopia ethiopian; finland finnish helsinki; france french paris elysee;
georgia georgian tbilisi; germany german berlin; ghana ghanaian; greece greek athens; guatemala guatemalan;
haiti haitian; honduras honduran; hungary hungarian budapest; iceland icelandic; india indian new-delhi delhi;
indonesia indonesian jakarta; iran iranian tehran; iraq iraqi baghdad; ireland irish dublin; israel israeli jerusalem;
italy italian rome; japan japanese tokyo; jordan jordanian amman; kazakhstan kazakh astana; kenya kenyan nairobi;
kosovo kosovar pristina; kuwait kuwaiti; kyrgyzstan kyrgyz bishkek; latvia latvian riga; lebanon lebanese beirut;
libya libyan tripoli; lithuania lithuanian vilnius; malaysia malaysian; mali malian; mexico mexican mexico-city;
moldova moldovan chisinau; mongolia mongolian; montenegro montenegrin; morocco moroccan rabat; myanmar burmese burma;
nepal nepalese; netherlands dutch the-hague holland; new-zealand wellington; nicaragua nicaraguan managua;
niger; nigeria nigerian abuja; north-korea north-korean pyongyang; norway norwegian oslo; oman omani;
pakistan pakistani islamabad; palestine palestinian ramallah; panama panamanian; paraguay paraguayan;
peru peruvian lima; philippines philippine filipino manila; poland polish warsaw; portugal portuguese lisbon;
qatar qatari doha; romania romanian bucharest; russia russian moscow kremlin soviet; rwanda rwandan kigali;
saudi-arabia saudi riyadh saudi-arabian; senegal senegalese; serbia serbian belgrade; slovakia slovak bratislava;
slovenia slovenian ljubljana; somalia somali mogadishu; south-africa south-african pretoria;
south-korea south-korean seoul; spain spanish madrid; sri-lanka sri-lankan; sudan sudanese khartoum;
sweden swedish stockholm; switzerland swiss bern; syria syrian damascus; taiwan taiwanese taipei;
tajikistan tajik; tanzania tanzanian; thailand thai bangkok; tunisia tunisian; turkey turkish ankara;
turkmenistan turkmen; uganda ugandan; ukraine ukrainian kyiv kiev; united-arab-emirates emirati abu-dhabi uae u.a.e.;
united-states u.s. us american america usa u.s.a. washington white-house; uruguay uruguayan; uzbekistan uzbek tashkent;
venezuela venezuelan caracas; vietnam vietnamese hanoi; yemen yemeni sanaa; zimbabwe zimbabwean harare;
europe european eu e.u. brussels european-union; vatican vatican-city holy-see
"""

# States with the short forms that stand behind a lawmaker's name, and what people from there are called.
_STATES = """
alabama ala al alabamian; alaska ak alaskan; arizona ariz az; arkansas ark ar; california calif ca californian;
colorado colo co; connecticut conn ct; delaware del de; florida fla fl floridian; georgia ga georgian; hawaii hi;
idaho id; illinois ill il; indiana ind in; iowa ia iowan; kansas kan ks; kentucky ky kentuckian; louisiana la;
maine me; maryland md; massachusetts mass ma; michigan mich mi; minnesota minn mn minnesotan; mississippi miss ms;
missouri mo; montana mont mt; nebraska neb ne nebraskan; nevada nev nv nevadan; new-hampshire n.h. nh;
new-jersey n.j. nj; new-mexico n.m. nm; new-york n.y. ny; north-carolina n.c. nc; north-dakota n.d. nd; ohio oh;
oklahoma okla ok; oregon ore or; pennsylvania pa; rhode-island r.i. ri; south-carolina s.c. sc; south-dakota s.d. sd;
tennessee tenn tn; texas tex tx texan; utah ut; vermont vt vermonter; virginia va virginian; washington-state wash wa;
west-virginia w.va wv; wisconsin wis wi; wyoming wyo wy
"""

# Seats of power and the office that is meant by them.
_SEATS = """
pentagon defense defence defense-department; state-department state foggy-bottom; justice-department justice;
treasury treasury-department; white-house president; capitol-hill congress; fed federal-reserve;
homeland-security homeland
"""

_OTHER_PLACES = frozenset(
    "africa asia london manhattan brooklyn chicago boston houston dallas detroit philadelphia miami atlanta "
    "denver seattle portland phoenix cleveland cincinnati baltimore charlotte hollywood crimea gaza donetsk luhansk "
    "kherson zaporizhia aleppo mosul hong-kong macau shanghai geneva strasbourg davos brussels istanbul dubai "
    "los-angeles san-francisco las-vegas new-orleans st.-louis silicon-valley wall-street middle-east west-bank "
    "puerto-rico guam siberia chechnya scotland wales quebec ontario british-columbia sydney melbourne toronto "
    "montreal vancouver guantanamo sinai kashmir tibet xinjiang darfur".split()
)


def _groups(lines: str, prefix: str) -> dict[str, frozenset[str]]:
    keys: dict[str, frozenset[str]] = {}
    for line in lines.split(";"):
        words = line.split()
        for word in words:
            keys[word] = keys.get(word, frozenset()) | {prefix + words[0]}
    return keys


COUNTRY_KEYS = _groups(_COUNTRIES, "country:")
_STATE_KEYS = _groups(_STATES, "state:")
_SEAT_KEYS = _groups(_SEATS, "seat:")


# Whose president, premier or leader somebody is, for the texts that take it as known. Heads of state and government of
# this century whom English-language news calls by their surnames; they are used only together with such an office.
_LEADERS = """
russia putin medvedev yeltsin; ukraine zelensky zelenskyy zelenskiy poroshenko yanukovych; united-states clinton
bush obama trump biden; china xi jinping hu; france macron hollande sarkozy; germany merkel scholz merz; britain
blair brown cameron may johnson truss sunak starmer; israel netanyahu olmert; turkey erdogan; syria assad;
north-korea kim; japan abe kishida; india modi; brazil lula rousseff bolsonaro temer; mexico calderon obrador
sheinbaum; canada harper trudeau carney; italy berlusconi renzi conte draghi meloni; iran rouhani raisi; venezuela
chavez maduro; cuba castro; egypt mubarak morsi sisi; libya gaddafi qaddafi; iraq maliki abadi; afghanistan karzai
ghani; pakistan musharraf; philippines duterte marcos; hungary orban; poland tusk duda; belarus lukashenko;
saudi-arabia salman; argentina kirchner macri milei; australia howard rudd gillard abbott turnbull morrison albanese
"""


def _read_leaders(lines: str) -> dict[str, str]:
    rows = (line.split() for line in lines.split(";"))
    return {surname: f"country:{country}" for country, *surnames in rows for surname in surnames}


LEADERS = _read_leaders(_LEADERS)


# When each took office, in their order. "The president", in a dated article, is the one who served then.
_PRESIDENTS = (
    ("1981-01-20", "reagan", "ronald"), ("1989-01-20", "bush", "george"), ("1993-01-20", "clinton", "bill william"),
    ("2001-01-20", "bush", "george"), ("2009-01-20", "obama", "barack"), ("2017-01-20", "trump", "donald"),
    ("2021-01-20", "biden", "joe joseph"), ("2025-01-20", "trump", "donald"), ("2029-01-20", "", ""),
)  # fmt: skip
PRESIDENTS = frozenset(surname for _, surname, _ in _PRESIDENTS)


def serving_president(date: str) -> tuple[str, frozenset[str]] | None:
    """Return the surname and the given names, in lower case, of the American president on an ISO 8601 day, or None.

    None as well where the date is of a month or a year, in which the office may have changed hands.
    """
    if len(date) < len("2001-01-20"):
        return None
    for taken, surname, given in reversed(_PRESIDENTS):
        if taken <= date[:10]:
            return (surname, frozenset(given.split())) if surname else None
    return None


def place_keys(word: str) -> frozenset[str]:
    """Return what a lower-case word or hyphenated name stands for: "russian" and "kremlin" share "country:russia"."""
    none: frozenset[str] = frozenset()
    word = word.rstrip(".") if word.count(".") == 1 else word
    return COUNTRY_KEYS.get(word, none) | _STATE_KEYS.get(word, none) | _SEAT_KEYS.get(word, none)


def is_place(name: str) -> bool:
    """Is a name, in lower case, its words joined by hyphens, a country, a state or another well-known place?"""
    return name in COUNTRY_KEYS or name in _STATE_KEYS or name in _OTHER_PLACES
