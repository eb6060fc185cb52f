"""The nouns by which English-language news calls people, institutions, documents and outlets.

All in lower case and in the singular; `singular` takes a plural back. The lists were compiled by hand.
"""

from sayso.sources.given_names import Gender

# Forms of address and offices that stand before a name, and the gender they tell, where they tell one.
ADDRESS: dict[str, Gender | None] = {
    "mr": Gender.MALE, "mister": Gender.MALE, "sir": Gender.MALE, "lord": Gender.MALE, "monsieur": Gender.MALE,
    "mrs": Gender.FEMALE, "ms": Gender.FEMALE, "miss": Gender.FEMALE, "madame": Gender.FEMALE, "dame": Gender.FEMALE,
    "lady": Gender.FEMALE, "dr": None, "prof": None, "messrs": Gender.MALE,
}  # fmt: skip

# Short forms of offices, written out.
OFFICES = {
    "sen": "senator", "sens": "senator", "rep": "representative", "reps": "representative", "gov": "governor",
    "govs": "governor", "gen": "general", "lt": "lieutenant", "sgt": "sergeant", "capt": "captain", "col": "colonel",
    "maj": "major", "cmdr": "commander", "adm": "admiral", "rev": "reverend", "hon": "judge", "atty": "attorney",
    "dist": "district", "det": "detective", "supt": "superintendent", "cpl": "corporal", "pvt": "private",
    "ag": "attorney", "pres": "president",
    "vp": "vice-president", "mp": "lawmaker", "prof": "professor", "dr": "doctor", "insp": "inspector", "ex": "former",
}  # fmt: skip

_MEN = frozenset(
    "man boy father son brother husband king prince duke spokesman congressman chairman businessman councilman fireman "
    "policeman gentleman salesman serviceman alderman assemblyman anchorman cameraman clergyman craftsman grandfather "
    "uncle nephew actor waiter widower emperor priest imam pope monk bishop cardinal archbishop guy mailman lad".split()
)
_WOMEN = frozenset(
    "woman girl mother daughter sister wife queen princess duchess spokeswoman congresswoman chairwoman businesswoman "
    "councilwoman policewoman assemblywoman anchorwoman grandmother aunt niece actress waitress widow empress nun lady "
    "heiress saleswoman servicewoman".split()
)

# What someone is by office, work, kinship or part in the story. They can stand before a name ("spokesman Lee").
_ROLES = """
academic accountant activist actor actress administrator admiral adviser advisor advocate agent aide alderman ally
ambassador analyst anchor anchorman anchorwoman archbishop architect artist assemblyman assemblywoman assistant
astronaut attorney auditor aunt author ayatollah banker baron billionaire biographer bishop blogger boss brother
businessman businesswoman candidate captain cardinal cartoonist celebrity ceo cfo chair chairman chairperson
chairwoman challenger chancellor chaplain chef chief clerk coach colleague colonel columnist comedian comic commander
commentator commissioner comptroller congressman congresswoman conservative consultant contender contractor
contributor controller convict coordinator coroner correspondent councillor councilman councilmember councilwoman
counsel counselor counsellor counterpart cousin creator critic curator czar daughter dean defendant delegate democrat
deputy designer detective developer dictator diplomat director dissident doctor donor driver duchess duke economist
editor educator egyptologist emir employee engineer entrepreneur envoy epidemiologist executive expert farmer father
fellow fiance fiancee filmmaker firefighter founder friend front-runner frontrunner fundraiser general geologist
governor grandfather grandmother grandson guest guitarist head headmaster hedge-fund heir heiress hero historian
hopeful host hunter husband immunologist imam incumbent independent inspector investigator investor jeweler journalist
judge jurist justice king lawmaker lawyer leader lecturer legislator liberal libertarian librarian lieutenant lobbyist
magnate magistrate major manager mayor mentor merchant meteorologist minister missionary mogul monarch mother musician
nephew negotiator neighbor neighbour neurologist niece nominee novelist nurse officer official ombudsman operative
opponent organizer organiser owner painter partner pastor patient patriarch paymaster pediatrician philanthropist
philosopher photographer physician physicist pilot player plaintiff playwright poet policeman policewoman politician
pollster pope preacher prefect premier presenter president priest prime-minister prince princess principal prisoner
producer professor programmer prosecutor provost psychiatrist psychologist publicist publisher queen rabbi ranger
realtor receptionist refugee registrar reporter representative republican researcher resident restaurateur reverend
rival salesman scholar scientist screenwriter secretary senator sergeant sheik sheikh sheriff singer sister socialist
sociologist soldier solicitor son songwriter spokesman spokesperson spokeswoman staffer star statesman statistician
steward strategist student successor suitor sultan superintendent supervisor supporter surgeon suspect teacher
technician teenager tenant therapist tourist trader trainer treasurer tycoon uncle undersecretary vet veteran
veterinarian veep vice-president victim virologist volunteer warden widow widower wife witness worker writer
whistleblower predecessor speaker whip rapporteur secretary-general defender mullah councilor editor-in-chief
"""

# Offices that are written with a capital before a name ("Secretary Lee", "Majority Leader Jo Wu").
OFFICE_TITLES = frozenset(
    """
    admiral administrator adviser advisor aide alderman ambassador analyst anchor archbishop assemblyman assemblywoman
    attorney auditor baron bishop captain cardinal ceo chair chairman chairperson chairwoman chancellor chief chiefs
    colonel columnist commander commissioner comptroller congressman congresswoman coordinator correspondent councillor
    councilman councilwoman counsel counselor czar dean democrat deputy detective director doctor duchess duke editor
    emir executive founder general governor imam inspector journalist judge justice king leader lieutenant magistrate
    major manager mayor minister nominee officer pastor premier president prince princess principal professor prosecutor
    queen rabbi reporter representative republican reverend secretary senator sergeant sheik sheikh sheriff solicitor
    speaker spokesman spokesperson spokeswoman staffer strategist sultan superintendent surgeon treasurer
    undersecretary veteran warden whip candidate ayatollah ombudsman host lawyer economist pollster pope rapporteur
    secretary-general defender mullah councilor
    """.split()
)

# Offices that only one person holds at a time: "the governor", unresolved, is somebody known, and no unnamed source.
SINGLE_OFFICES = frozenset(
    "president vice-president premier governor mayor director secretary minister chairman chairwoman chair "
    "commissioner "
    "ambassador chief king queen pope speaker leader ceo nominee candidate sheriff chancellor superintendent "
    "administrator "
    "founder prince princess emperor sultan frontrunner front-runner treasurer auditor whip veep head".split()
)

# Nouns by which news calls somebody it has just spoken of another time: "the billionaire", "the Texan".
VARIATIONS = frozenset(
    "billionaire millionaire businessman businesswoman mogul tycoon magnate developer entrepreneur politician "
    "statesman "
    "native veteran star celebrity icon author candidate nominee frontrunner front-runner contender hopeful "
    "challenger rival "
    "incumbent republican democrat conservative liberal progressive socialist libertarian leader lawmaker man "
    "woman teenager "
    "teen youth".split()
)

# People as people, or as part of a crowd. They seldom stand before a name.
_PEOPLE = """
abortionist accuser adherent adult agent american applicant asker attendee backer bidder biker boy boyfriend buyer
caller camper campaigner caregiver caucusgoer child citizen classmate client clinician colonist commuter complainant
conspirator consumer couple creditor customer dealer debater demonstrator detractor detainee developer devotee
dignitary dissenter doer donor doubter drinker elder elector elite employer enthusiast european evangelical evacuee
eyewitness fan feminist fighter fisherman follower foe foreigner gambler geek girl girlfriend graduate guard guest guy
hardliner hawk homeowner hacker individual informant inmate insider insurgent interviewee islamist jihadist juror kid
landlord layman learner listener loser loyalist man marine marcher member migrant militant millennial minister moderate
monitor mourner muslim native naysayer nationalist observer onlooker opponent outsider panelist parent parishioner
participant passenger passerby peacemaker peer pensioner people person pol practitioner progressive proponent
protester protestor pundit purist rancher reader rebel regular regulator relative reformer respondent rioter sailor
sceptic senior separatist settler sibling skeptic socialite source specialist spectator spouse staff staffmember
stakeholder stranger subscriber survivor sympathizer taxpayer team-mate teammate teen tea-partier theorist thinker
traveler traveller troop user viewer villager visitor voter wag watcher watchdog woman youngster youth zealot
superdelegate loyalist centrist hopeful economist pro attendant intern personnel narrator questioner mate moderator
interviewer
biographer front-runner standard-bearer faculty athlete immigrant alumnus constituent shopper registrant commenter
sponsor appointee surrogate male female criminal westerner handicapper announcer signatory videographer trooper swimmer
retiree honoree recruit birther runner rower skater skier cyclist champion crewmember cadet
"""

_IRREGULAR = {
    "men": "man", "women": "woman", "people": "person", "children": "child", "wives": "wife", "spokesmen": "spokesman",
    "spokeswomen": "spokeswoman", "spokespeople": "spokesperson", "congressmen": "congressman", "kids": "kid",
    "congresswomen": "congresswoman", "policemen": "policeman", "businessmen": "businessman", "fishermen": "fisherman",
    "chairmen": "chairman", "servicemen": "serviceman", "councilmen": "councilman", "statesmen": "statesman",
    "assemblymen": "assemblyman", "secretaries": "secretary", "counsel": "counsel", "analyses": "analysis",
    "media": "media", "news": "news", "police": "police", "staff": "staff", "personnel": "personnel",
    "attorneys-general": "attorney", "alumni": "alumnus", "signatories": "signatory",
    "brethren": "brother", "folks": "folk", "witnesses": "witness", "bosses": "boss", "passersby": "passerby",
    "hypotheses": "hypothesis", "series": "series", "sports": "sports", "politics": "politics", "congress": "congress",
}  # fmt: skip

ROLES = frozenset(_ROLES.split())
PEOPLE = (
    frozenset(_PEOPLE.split())
    | ROLES
    | _MEN
    | _WOMEN
    | {"folk", "family", "household", "community", "crowd", "audience", "public"}
)

# Nouns for a set of people that is no institution: they speak as unnamed people do.
CROWDS = frozenset("group crowd audience family couple handful number majority minority chorus coalition trio".split())

# Nouns that make a plural of institutions or their products: a group, and not unnamed people.
GROUP_NOUNS = frozenset(
    "outlet medium media newspaper paper network country state nation government company corporation business bank "
    "organization organisation agency party union estimate report poll survey study figure statistic data firm "
    "institution university hospital school church court team campaign city county commission committee department "
    "market allies side percent".split()
)

# Unnamed-looking nouns that stand for an institution as a whole.
INSTITUTION_NOUNS = frozenset(
    "coastguard constabulary gendarmerie militia inspectorate registry consulate insurer lender operator supplier "
    "provider airport railway shipyard museum brewery "
    "collective leadership lobby administration agency airline army association authority bank board body brand "
    "broadcaster "
    "bureau business "
    "cabinet campaign center centre chain chamber charity church city club college commission committee company "
    "conference congress consortium corporation council county country court delegation department embassy "
    "establishment federation firm force foundation fund government hospital institute institution jury kingdom league "
    "legislature manufacturer maker ministry movement nation navy network office organisation organization panel "
    "parliament party police presidency regime regulator retailer school secretariat senate service society state "
    "store studio syndicate task-force team think-tank thinktank treasury tribunal troupe union university utility "
    "watchdog white-house giant startup alliance bloc crew group camp military industry pac ngo arm "
    "wing chapter branch".split()
)

# Words that mark a capitalised name as an institution's.
ORGANISATION_WORDS = frozenset(
    "academy administration agency airlines alliance army assembly associates association authority bank board brigade "
    "bureau cabinet campaign capitol caucus center centre chamber church city clinic club coalition college command "
    "commission committee communities community companies company conference congress consortium consulting "
    "corp corporation council county court democrats department division embassy enterprises exchange federation force "
    "forces foundation front fund funds government group guard hall headquarters holdings hospital house inc "
    "industries initiative institute institution international investments investigation journal judiciary kremlin "
    "laboratory "
    "laboratories law league legislature library llc llp lp ltd magazine management media ministry movement museum "
    "nations navy network news newspaper office organization organisation parliament partners partnership party "
    "patrol pentagon police post press program project properties republicans research reserve school senate service "
    "services society state states street studios supreme syndicate systems task taskforce team technologies "
    "television times tribunal tribune trust union university watch wing works workers worldwide advocates "
    "republic herald gazette examiner tv radio ventures capital".split()
)

# Well-known institutions that have no such word in their names.
INSTITUTIONS = frozenset(
    "kremlin pentagon white house capitol hill downing street vatican congress senate parliament medicare medicaid "
    "nato isis hamas hezbollah taliban fatah interpol europol opec unicef unesco fbi cia nsa irs epa fda cdc doj dhs "
    "hhs dea atf sec ftc fcc fec fema nasa noaa usda tsa dnc rnc dccc nrsc nrcc aclu naacp aarp nra afl-cio seiu eu un "
    "imf wto who gop treasury knesset bundestag duma kgb fsb gru mi5 mi6 mossad google facebook twitter amazon apple "
    "gallup quinnipiac rasmussen ipsos yougov marist "
    "microsoft tesla boeing airbus walmart wal-mart goldman exxon".split()
) - {"white", "house", "hill", "downing", "street"}

OUTLET_NOUNS = frozenset(
    "newspaper paper magazine network broadcaster outlet website site channel station weekly daily tabloid publication "
    "journal agency newswire wire blog newsletter".split()
)

# What a newsroom brings out. Of an outlet it is that outlet's word; "the report" alone is the last one that was named.
REPORT_NOUNS = frozenset(
    "report article story account reporting coverage piece exclusive dispatch editorial investigation column expose "
    "newspaper paper broadcast segment".split()
)

# What a person brings out: the person's own word, and no link of a chain.
UTTERANCE_NOUNS = frozenset(
    "text blueprint agenda manifesto letter statement tweet post posting remark comment speech address testimony op-ed "
    "essay memoir book memo "
    "memorandum "
    "email e-mail message note complaint call recommendation answer reply response claim assertion allegation "
    "argument warning announcement declaration promise pledge proposal plan accusation suggestion criticism "
    "contention view opinion position word interview release denial admission apology explanation description "
    "insistence "
    "appeal plea request demand threat decision ruling order veto opposition endorsement support rant tirade "
    "quote quip joke question account story blog video ad advertisement commercial feed page website resignation "
    "understanding belief hope concern fear refusal rhetoric writing autobiography diary transcript prediction "
    "assessment campaign-speech presentation rebuttal defense defence praise attack outburst tweetstorm facebook "
    "twitter "
    "blueprint agenda manifesto headline slogan filing brief lawsuit suit petition motion affidavit deposition "
    "verdict opinion dissent".split()
)

# Documents that speak for themselves: with no person named for them they are sources, and links of a chain.
DOCUMENT_NOUNS = frozenset(
    "blueprint commercial advertisement ad clip spot footage recording tape audio camera microphone manifesto agenda "
    "framework "
    "communique editorial act agreement affidavit amendment analysis audit bill brief budget census charge code "
    "complaint constitution "
    "contract court-filing data decision decree deposition document dossier draft estimate evidence file filing "
    "finding "
    "figure guideline indictment index investigation inquiry law lawsuit legislation letter manual measure memo "
    "memorandum minutes motion note notice order ordinance paper patent petition platform policy poll probe project "
    "proclamation "
    "proposal provision ratings record regulation report resolution review rule ruling schedule score statute "
    "statistic strategy study suit summary survey table tape term testimony transcript treaty verdict video warrant "
    "website will research statement projection forecast number result directive guidance commentary minute tally "
    "database sheet protocol form disclosure chart screenshot alert list banner passage version polling average "
    "photo slide excerpt photograph image map certificate".split()
)

JOURNALISTS = frozenset("reporter journalist correspondent columnist anchor host interviewer blogger editor".split())

# Relatives: somebody's mother is known by whose she is, and no unnamed source.
KIN = frozenset(
    "mother father parent son daughter brother sister wife husband grandmother grandfather aunt uncle niece nephew "
    "cousin "
    "fiance fiancee widow widower girl boy".split()
)

SPOKESPEOPLE = frozenset("spokesman spokeswoman spokesperson press-secretary".split())

# A description by the noun on the left can mean someone whose office is on the right.
_WIDER = """
lawmaker: assemblyman assemblywoman congressman congresswoman councilman councilwoman leader legislator member
    representative senator speaker whip;
republican: assemblyman congressman congresswoman governor lawmaker leader legislator representative senator speaker;
democrat: assemblyman congressman congresswoman governor lawmaker leader legislator representative senator speaker;
legislator: assemblyman assemblywoman congressman congresswoman lawmaker representative senator;
politician: candidate chancellor congressman congresswoman governor lawmaker mayor minister nominee premier
    president representative senator;
leader: chair chairman chairwoman chancellor dictator emir general king minister premier president queen secretary
    speaker whip;
chief: boss ceo chairman chairwoman commander commissioner director executive head minister president secretary;
head: ceo chairman chairwoman chief commissioner director executive minister president secretary;
boss: ceo chairman chief director executive head manager owner president;
aide: adviser advisor assistant chief counselor director manager secretary spokesman spokesperson spokeswoman
    staffer strategist;
staffer: adviser advisor aide assistant director spokesman spokesperson spokeswoman;
official: administrator adviser advisor ambassador auditor commander commissioner director envoy minister secretary
    undersecretary;
nominee: candidate contender front-runner frontrunner hopeful;
candidate: challenger contender front-runner frontrunner hopeful nominee;
frontrunner: candidate contender front-runner hopeful nominee;
front-runner: candidate contender frontrunner hopeful nominee;
hopeful: candidate contender nominee;
contender: candidate hopeful nominee;
standard-bearer: candidate nominee;
attorney: counsel lawyer;
lawyer: attorney counsel solicitor;
jurist: judge justice magistrate;
executive: ceo chairman chief founder head president vice-president;
journalist: anchor columnist correspondent editor host reporter writer;
reporter: correspondent journalist;
scholar: fellow historian professor researcher;
academic: economist historian lecturer professor scholar;
researcher: fellow professor scholar scientist;
scientist: epidemiologist geologist immunologist physicist researcher virologist;
expert: analyst economist fellow professor rapporteur researcher scholar specialist;
veep: vice-president;
businessman: billionaire developer entrepreneur executive investor magnate mogul tycoon;
mogul: billionaire businessman developer magnate tycoon;
tycoon: billionaire businessman developer magnate mogul;
billionaire: businessman investor magnate mogul tycoon;
diplomat: ambassador envoy minister;
ambassador: envoy;
envoy: ambassador;
premier: minister;
spokesperson: spokesman spokeswoman;
operative: adviser aide consultant staffer strategist;
pro: consultant director spokesman spokeswoman strategist;
congressman: representative;
congresswoman: representative;
soldier: captain corporal lieutenant private sergeant;
officer: captain chief colonel detective general lieutenant sergeant;
commander: admiral colonel general;
cleric: archbishop ayatollah bishop cardinal imam pastor priest rabbi reverend;
doctor: pediatrician physician psychiatrist surgeon;
physician: doctor surgeon;
author: historian novelist writer;
writer: author columnist novelist;
entertainer: actor comedian comic singer
"""


def _read_wider(lines: str) -> dict[str, frozenset[str]]:
    pairs = (line.split(":") for line in lines.split(";"))
    return {head.strip(): frozenset(narrow.split()) for head, narrow in pairs}


WIDER = _read_wider(_WIDER)

_NOT_PEOPLE = frozenset(
    "number paper letter matter center centre order power chapter quarter member-state computer character corner "
    "dollar border weather filter factor sector error mirror motor doctorate harbor labor honor favor humor rumor "
    "floor door tower shoulder barrier carrier offer banner dinner winter summer water answer chamber poster "
    "flyer trailer register newsletter theater disaster cluster monster semester parameter encounter header folder "
    "career headquarter quarter counter charter gender danger anger finger trigger layer prayer ladder litter twitter "
    "server browser printer scanner laser user-name price vote protest interest request test list consist "
    "contest harvest forest arrest quest event moment document statement comment government argument department "
    "movement agreement treatment payment plant grant want restaurant warrant percent cent accent tent content "
    "intent extent rent sum fee committee guarantee degree employee-benefit tree knee".split()
)


_NO_MEN = frozenset(
    "specimen regimen abdomen acumen women omen stamen semen ramen lumen hymen bitumen cyclamen foramen".split()
)


def singular(noun: str) -> str:
    """Return the singular of a lower-case noun, or the noun where it has none or is singular already."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if len(noun) > 5 and noun.endswith("men") and noun not in _NO_MEN:
        return noun[:-2] + "an"
    if len(noun) > 4 and noun.endswith("ies"):
        return noun[:-3] + "y"
    if len(noun) > 4 and noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    if len(noun) > 3 and noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


def is_plural(noun: str) -> bool:
    """Is a lower-case noun a plural form?"""
    if noun in ("police", "people", "media", "staff", "personnel", "faculty"):
        return True
    return singular(noun) != noun


def is_person_noun(noun: str) -> bool:
    """Does a lower-case noun, singular or plural, name people: from the lists, or by an ending such as "-ist"?"""
    base = singular(noun)
    if base in PEOPLE or base.endswith("-year-old"):
        return True
    if base in _NOT_PEOPLE or base in DOCUMENT_NOUNS or base in INSTITUTION_NOUNS or base in UTTERANCE_NOUNS:
        return False
    if "-" in base:  # "ex-congressman", "fact-checkers"
        return is_person_noun(base.rpartition("-")[2]) or base.endswith(("er", "or"))
    if base.endswith(_MAN) and base not in _NO_MAN:  # "crewman", "linesmen"
        return len(base) > 5
    return len(base) > 5 and base.endswith(_PERSON_ENDINGS)


_MAN = ("man", "woman", "person")
_NO_MAN = frozenset("human german roman ottoman talisman caiman superhuman inhuman norman superwoman snowman".split())
_PERSON_ENDINGS = ("ist", "eer", "ician", "crat", "goer", "maker", "holder", "keeper", "worker", "checker")


def gender_of_noun(noun: str) -> Gender | None:
    """Return the gender that a lower-case noun tells: "spokeswoman" female, "spokesperson" none."""
    base = singular(noun)
    if base in _MEN:
        return Gender.MALE
    return Gender.FEMALE if base in _WOMEN else None


_NOUNS = DOCUMENT_NOUNS | UTTERANCE_NOUNS | INSTITUTION_NOUNS | OUTLET_NOUNS | REPORT_NOUNS | GROUP_NOUNS


def is_listed(word: str) -> bool:
    """Is a lower-case word, singular or plural, in one of the lists of nouns here, and not only one by its ending?"""
    return singular(word) in _NOUNS or singular(word) in PEOPLE


def is_noun(word: str) -> bool:
    """Is a lower-case word, singular or plural, a noun that this package knows, for people or for things?"""
    return singular(word) in _NOUNS or is_person_noun(word)
