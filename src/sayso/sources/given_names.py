"""Given names of people, with the gender that they mostly go with, and their short forms.

Compiled by hand for English-language news: the common names of the English-speaking countries, and of those whose
people it often quotes. A name that goes with both genders is known as a name, and says nothing about the gender.
"""

from enum import Enum


class Gender(Enum):
    """Which pronoun a person goes by in a text, as far as names, titles and nouns tell."""

    MALE = "he"
    FEMALE = "she"


_MALE = """
aaron abdul abdullah abdulrahman abe abel abraham adam adel adolf adrian ahmad ahmed aidan akira al alan albert alberto
alec alejandro aleksandr aleksei alexander alexandre alexei alexey alfonso alfred alfredo ali alistair allan allen alok
alvaro alvin amar amir amit anatoly anders andre andreas andrei andres andrew andrey andriy andy angelo angus anil
anthony anton antonio antony antonin archie aristotle ari arjun armando arne arnold arsen arthur arturo ashok ashraf
augusto avi barack barney barry bart bashar basil ben benedict benito benjamin bernard bernardo bernie bert bertrand
bilal bill billy bjorn bob bobby boris brad bradley brandon brendan brent bret brett brian bruce bruno bryan bryce
burt byron caleb calvin carl carlo carlos carlton carter cedric cesar chad charles charlie chester chris christian
christoph christopher chuck claude claudio clarence clark clayton clement cliff clifford clint clinton clive clyde
cody colin conor conrad corey cory craig curt curtis cyril cyrus dale damian damon dan daniel danny darius darrell
darren darryl dave david dean deepak dennis denis denys derek derrick desmond devin diego dieter dimitri dirk dmitri
dmitriy dmitry dmytro dominic don donald donnie doug douglas duane duncan dustin dwayne dwight dylan earl ed eddie
edgar edmund eduardo edward edwin eli elias elijah elliot elliott ellis elon emanuel emilio emir emmanuel enrique
eric erich erik ernest ernesto ernie ernst esteban ethan eugene evan evgeny ezra fabio faisal farid felipe felix
ferdinand fernando fidel filip floyd francesco francis francisco franco francois frank frankie franklin franz fred
freddie frederick fritz gabriel gareth garrett garry gary gavin gennady gene geoff geoffrey george gerald gerard
gerardo gerhard gerry gilbert giorgio giovanni giuseppe glen glenn gordon graham grant greg gregg gregory grigory
guido guillermo gunter gus gustav gustavo guy hamid hamza hank hans harold harris harrison harry harvey hashim hassan
hector heinrich heinz helmut henri henrik henry herb herbert herman hiroshi homer horst howard hubert hugh hugo
hussein hyun ian ibrahim ignacio igor ihor ilya imran isaac isaiah ismail ivan jack jackson jacob jacques jaime jair
jake jakob jamal james jan jared jason javier jay jeb jeff jefferson jeffrey jerald jeremiah jeremy jermaine jerome
jerry jesus jim jimmy jiri joachim joao joaquin joe joel joey johan johann johannes john johnny jon jonah jonas
jonathan jorge jose josef joseph josh joshua juan julian julio julius jurgen justin kamal kareem karim karl keith ken
kenneth kenny kent kevin khalid khalil kirk klaus konrad kofi kurt kyle lance larry lars laurence laurent lawrence
lech lee len leo leon leonard leonardo leonid leopold leroy leslie lev lewis liam lincoln lindsey lionel lloyd lorenzo
lou louis luca lucas luigi luis luiz luke luther lyle lyndon magnus mahmoud malcolm malik manfred manmohan manuel
marc marcel marcelo marco marcos marcus mario mark markus marshall martin marty marvin mateo mathew matt matteo
matthew matthias maurice mauricio max maxim maximilian mehdi mehmet mel melvin michael michel mickey miguel mikael
mike mikhail milan miles milos milton minh mitch mitchell mitt mohamed mohammad mohammed moises morgan morris moshe
muhammad murat murray mustafa mykhailo mykola narendra nasser nathan nathaniel ned neil nelson nicholas nick nicolas
nicolo nigel nikita niklas nikolai noah noel noam norman oleg oleh oleksandr oleksiy oliver olivier omar orrin
orlando oscar osama osman otto owen pablo paolo pascal patrick paul pavel pavlo pedro per pete peter petro petr phil
philip philippe phillip pierre pyotr qasem rafael rafik raj rajiv ralph ramon ramzan randall randy rashid raul ravi
ray raymond recep reggie reid reince reinhard rene rex ricardo riccardo rich richard rick ricky rob robert roberto
rod roderick rodney rodrigo rodrigo roger roland rolf roman ron ronald ronnie ross roy ruben rudolf rudolph rudy
rupert ruslan russ russell ryan sajid saeed salman salvador salvatore sam sami samuel sandeep sandro sanjay santiago
saul scott sean sebastian serge sergei sergey sergio serhiy seth shane shaun shawn shinzo sid sidney silvio simon
solomon spencer stan stanislav stanley stefan stefano stephan stephane stephen sterling steve steven stewart stuart
sunil sven taras tariq tayyip ted teddy terrance terrence theodore theo thierry thomas tim timothy tobias toby todd
tom tomas tommy tony travis trent trevor trey tucker tyler tyrone ulrich vadim vaclav valentin valery vasily vernon
vicente victor viktor vince vincent vitali vitaly vito vlad vladimir vladislav volodymyr vyacheslav wade walid wallace
walt walter warren wayne wendell werner wesley wilbur wilhelm will willard william willie winston wolfgang woodrow
xavier yakov yasser yevgeny yitzhak yoshi yuri yury yusuf yves zach zachary zack zbigniew
"""

_FEMALE = """
abby abigail ada adele adriana agnes aisha alberta alejandra alessandra alexandra alexandria alexis alice alicia
alina alisa alison allison alma alyssa amanda amber amelia amina amy ana anastasia andrea angela angelica angelina
angie anita ann anna annabel anne annette annie antonia april ariana arlene audrey aurora ava ayanna barbara beatrice
beatriz becky belinda bella bernadette bernice bertha beth bethany betsy betty beverly bianca bonnie brenda bridget
brigitte brittany brooke camila camilla candace candice carina carla carly carmen carol carole carolina caroline
carolyn carrie caryn cassandra catalina catherine cathy cecilia celeste celia celine charlene charlotte chelsea cher
cheri cheryl chloe christa christiane christina christine christy chrystia cindy claire clara claudia colette colleen
connie consuelo cora corinne courtney cristina cynthia daisy dana danielle daphne darlene dawn deb debbie deborah
debra deirdre delia denise desiree diana diane dianne dina dolores donna dora doris dorothy edie edith edna eileen
elaine eleanor elena elisa elisabeth elise eliza elizabeth ella ellen elsa elsie elva emily emma erica erika erin
esther ethel eugenia eva eve evelyn faith fatima fay felicia fiona florence frances francesca freda frida gabriela
gabrielle gail gemma georgia georgina geraldine gertrude gina ginger gladys glenda gloria grace greta gretchen
gwen gwendolyn hala haley hanna hannah harriet hazel heather heidi helen helena helene helga henrietta hilary hilda
hillary holly hope huma ida ilana ilhan ingrid irena irene irina iris irma isabel isabella isabelle ivana ivanka
ivy jackie jaclyn jacqueline jana jane janet janice janine jean jeanette jeanine jeanne jen jenna jennie jennifer
jenny jessica jill jo joan joann joanna joanne jodi jodie josephine joy joyce juanita judith judy julia juliana
julie juliet june justine kamala kara karen karin karla kate katherine kathie kathleen kathryn kathy katie katrina
kay kayla kayleigh kellyanne kelsey kendra keri kerstin kim kimberly kirsten kirstjen kitty krista kristen kristi
kristin kristina kristine lara larisa laura lauren laurie leah leila lena leona leslie leticia lidia lilian liliana
lillian lily linda lisa liz lois lola loretta lori lorraine louisa louise lucia lucille lucy luisa lupe lydia lynn
lynne mabel madeleine madeline maggie malala malia mandy mara marcela marcia margaret margarita margot maria mariam
marian marianne marie marilyn marina marine marion marissa marjorie marla marlene marsha marta martha martina mary
maryam maureen maxine may maya megan meghan mei melania melanie melinda melissa mercedes meredith mia michele
michelle mildred mimi mindy miranda miriam molly mona monica monique muriel myra myrna nadia nadine nana nancy nanette
naomi natalia natalie natasha nell nellie nettie nicola nicole nikki nina noor nora norma octavia olena olga olivia
oksana omarosa oprah pam pamela pat patricia patsy patti patty paula paulette pauline pearl peggy penelope penny
phyllis pilar polina priscilla priti priya rachael rachel ramona rashida rebecca regina rena renata renee rhonda rita
roberta rochelle rosa rosalind rosalyn rosanne rose rosemary rosie roxanne ruth sabrina sadie sally samantha sandra
sandy sara sarah sasha saundra shannon sharon shawna sheila shelby shelley sherri sherry sheryl shirley silvia simone
sofia sonia sonja sonya sophia sophie stacey stacy stella stephanie sue susan susana susanna susanne suzanne svetlana
sybil sylvia tabitha tamara tammy tanya tara tatiana tatyana teresa terri tess thea thelma theresa tiffany tina toni
tonya tracey traci tulsi ursula valentina valerie vanessa vera veronica vicki vickie vicky victoria viola violet
virginia vivian viviane wanda wendy whitney wilma winifred yamiche yolanda yulia yuliya yvette yvonne zelda zoe
"""

_EITHER = """
addison alex ashley ashton aubrey avery bailey blair cameron carey casey chandler charley dakota drew dominique eden
elliot emerson evelyn finley frances francis gale hayden hunter jaden jamie jan jean jesse jessie jordan jules kai
kelly kelley kendall kerry kerri kris lane laverne lindsay leigh lesley logan loren mackenzie marion micah mickey
mika nicky noor paris parker pat payton peyton quinn reagan reese riley robin rory rowan sage sam sasha sandy sawyer
shelby sidney skyler shannon stacy stevie sydney tatum taylor terry tracy toni val whitney wynn jinping xi kim jung
ming wei yang li chen hong jong wang
"""

# Names that are also months or well-known places: known as names only beside another sign.
ALSO_WORDS = frozenset(
    "april august june may dawn hope faith grace grant jersey summer virginia georgia carolina jordan israel lincoln "
    "washington jackson florence charlotte austin dallas houston madison savannah sydney santiago san al an will "
    "long young chad paris christian".split()
)

_SHORT_FORMS = """
abraham abe; albert al bert; alexander alex sasha aleksandr alexandr oleksandr; alexandra alex sasha; andrew andy drew
andrey andrei andriy; anthony tony; barack barry; benjamin ben; bernard bernie; catherine cathy kate katie katherine
kathryn kathy; charles charlie chuck; christine chris christina; christopher chris; daniel dan danny; david dave;
deborah deb debbie debra; dmitry dmitri dmitriy dmytro dimitri; donald don donnie; douglas doug; edward ed eddie ted
ned; elizabeth liz beth betsy betty eliza; eugene gene; francis frank; frederick fred freddie; gerald gerry jerry;
gregory greg; harold harry hal; henry hank harry; jacob jake; jacqueline jackie; james jim jimmy jamie; jeffrey jeff
geoffrey geoff; jennifer jen jenny; john johnny jack jon; jonathan jon; joseph joe joey; joshua josh; kenneth ken
kenny; lawrence larry laurence; leonard len; margaret maggie meg peggy; matthew matt mathew; michael mike mick mickey;
mikhail mykhailo; mitchell mitch; nathaniel nathan nate; nicholas nick nicolas; nikolai mykola; pamela pam; patricia
pat patty patti; patrick pat; peter pete; philip phil phillip; raymond ray; rebecca becky; richard rich rick dick
ricky; robert bob bobby rob bert; ronald ron ronnie; rudolph rudy; samuel sam; samantha sam; sergei sergey serhiy
sergio; stanley stan; stephen steve steven stephan; susan sue suzanne; theodore ted theo; thomas tom tommy; timothy
tim; vincent vince; vladimir volodymyr vlad; walter walt; william bill billy will willie; yuri yury; zachary zach zack
"""

_EITHER_SET = frozenset(_EITHER.split())

GENDER: dict[str, Gender | None] = {
    **dict.fromkeys(_MALE.split(), Gender.MALE),
    **dict.fromkeys(_FEMALE.split(), Gender.FEMALE),
    **dict.fromkeys(_EITHER_SET | (frozenset(_MALE.split()) & frozenset(_FEMALE.split()))),
}


def _group_short_forms(lines: str) -> dict[str, frozenset[int]]:
    groups: dict[str, frozenset[int]] = {}
    for number, line in enumerate(lines.split(";")):
        for name in line.split():
            groups[name] = groups.get(name, frozenset()) | {number}
    return groups


_GROUPS = _group_short_forms(_SHORT_FORMS)


def same_given_name(one: str, other: str) -> bool:
    """Can two given names, in lower case, be of one person: the same, a short form, or an initial of the other?

    "vladimir" and "volodymyr" are one name in two languages and are taken for one; it is the surname that tells.
    """
    if one == other:
        return True
    if len(one.rstrip(".")) == 1 or len(other.rstrip(".")) == 1:
        return one[0] == other[0]
    return bool(_GROUPS.get(one, frozenset()) & _GROUPS.get(other, frozenset()))
