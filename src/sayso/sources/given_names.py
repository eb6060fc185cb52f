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
aaron abdul abdullah abdulrahman abe abel abraham adam adel adolf adrian ahmad ahmed aidan akira al alan albert
alberto alec alejandro aleksandr aleksei alexander alexandre alexei alexey alfonso alfred alfredo ali alistair allan
allen alok alvaro alvin amar ambrose amir amit amos anatoly anders andre andreas andrei andres andrew andrey andriy
andy angelo angus anil ansel anthony anton antonin antonio antony archie ari aristotle arjun arlen armando arne arnold
arsen arthur arturo arvind ashok ashraf augusto avi barack barney barrett barry bart bashar basil beau ben benedict
benito benjamin benoit bernard bernardo bernie bert bertie bertrand bilal bill billy bjarne bjorn blaine bob bobby
boris brad bradley bram brandon brendan brent bret brett brian brock bruce bruno bryan bryce burt byron cade caleb
calvin carl carlo carlos carlton cedric cem cesar cesare chad charles charlie chester chidi chris christian christoph
christopher chuck clarence clark claude claudio clayton clement cliff clifford clint clinton clive clyde cody cole
colin conan conor conrad corey cormac cory craig curt curtis cyril cyrus dale dalton damian damien damon dan daniel
danny dario darius darrell darren darryl dave david dean declan deepak denis dennis denys derek derrick deshawn
desmond devin diego dieter dimitri dirk dmitri dmitriy dmitry dmytro dominic don donald donnie dorian doug douglas
duane duncan dustin dwayne dwight dylan eamon earl ed eddie edgar edmund eduardo edward edwin eino eli elias elijah
elliot elliott ellis elmer elon emanuel emeka emil emilio emir emmanuel emre enrique enzo eric erich erik ernest
ernesto ernie ernst errol esteban ethan eugene evan evgeny ezekiel ezra fabio faisal farid felipe felix ferdinand
fergus fernando fidel filip finn fintan floyd flynn francesco francis francisco franco francois frank frankie franklin
franz fred freddie frederick fritz gabriel gael gareth garrett garry gary gavin geert gene gennady geoff geoffrey
george gerald gerard gerardo gerhard gerry gianni gilbert giles giorgio giovanni giuseppe glen glenn gordon graham
grant greg gregg gregory grigory grover guido guillermo gunnar gunter gus gustav gustavo guy hakim hamid hamish hamza
hank hans harlan harold harris harrison harry harvey hashim hassan hector heinrich heinz helmut henning henri henrik
henry herb herbert herman hiram hiroki hiroshi hollis homer horace horst howard hubert hugh hugo hussein hyun ian
ibrahim ignacio igor ihor ike ilya imran ingmar ira irving isaac isaiah isaias isidro ismail ivan iwan jabari jack
jackson jacob jacques jaime jair jake jakob jakub jalal jamaal jamal james jan jared jarrod jason jasper javier jay
jeb jeff jefferson jeffrey jens jerald jeremiah jeremias jeremy jermaine jerome jerrold jerry jesus jim jimmy jiri
joachim joakim joao joaquin jock joe joel joey johan johann johannes john johnny jon jonah jonas jonathan joost jorge
joris jorn jose josef joseph josh joshua jozef juan juhani julian julio julius jurgen justin kaleb kamal kareem karim
karl kaspar kazuo keenan keith kemal ken kenji kenneth kenny kent kevin khaled khalid khalil kieran kirby kirk klaus
knox kofi konrad kurt kwame kyle lachlan lamar lance larry lars laurence laurent lawrence leander lech lee leif leland
len lennart leo leon leonard leonardo leonid leopold leroy leslie lester lev lewis liam lincoln lindsey lionel lloyd
lorenzo lorne lou louis luca lucas luciano ludwig luigi luis luiz luke luther lyle lyndon maddox magnus mahmoud
malcolm malik manfred manmohan manoj manuel marc marcel marcelo marco marcos marcus marek mariano mario mark markus
marshall martin marty marvin marwan mateo mathew matt matteo matthew matthias matti mattias maurice mauricio mauro max
maxim maximilian mehdi mehmet mel melvin michael micheal michel mickey miguel mikael mike mikhail milan miles milos
milton minh mitch mitchell mitt mohamed mohammad mohammed mohsen moises morgan morris morton moshe muhammad murat
murray mustafa mustapha mykhailo mykola nabil narendra nasir nasser nathan nathaniel neal ned neil nelson nicholas
nick nicolas nicolo nigel nikita niklas nikolai nils noah noam noel nolan norman octavio odell olaf oleg oleh
oleksander oleksandr oleksiy oliver olivier omar oren orlando orrin osama oscar osman osvaldo otis otto owen pablo
padraig paolo pascal patrick paul pavel pavlo paxton pedro pekka per percival pete peter petr petro phil philip
philippe phillip phineas pierre pieter piotr prakash pyotr qasem quentin rafael rafik rahul raj rajesh rajiv ralph
ramesh ramon ramzan ramzi randall randy raoul rashid raul ravi ray raymond recep reggie regis reid reince reinhard
rene reuben rex rhys ricardo riccardo rich richard rick ricky rob robert roberto rod roderick rodney rodrigo roger
roland rolando rolf roman ron ronald ronan ronnie ross roy ruben rudolf rudolph rudy rufus rupert ruslan russ russell
ruud ryan saeed sajid salman salvador salvatore sam sami samir samuel sandeep sandro sanford sanjay sanjeev santiago
satoshi saul scott seamus sean sebastian selim serge sergei sergey sergio serhiy seth seymour shane shaun shawn
sheldon shinzo sid sidney silas silvio simeon simon sipho solomon soren spencer stan stanislav stanley stefan stefano
stelios stephan stephane stephen sterling steve steven stewart stuart sunil suresh sven sylvester tadeusz takashi
taras tariq tayyip ted teddy terrance terrence thabo themba theo theodore thierry thijs thomas tim timothy tobias
tobin toby todd tom tomas tomasz tommy tony torbjorn travis trent trevor trey tristan tucker tyler tyrone ulf ulrich
vaclav vadim valentin valery vasily vernon vicente victor vijay vikram viktor vince vincent virgil vitali vitaly vito
vlad vladimir vladislav volodymyr vyacheslav wade waldo walid wallace walt walter warren wayne wendell werner wesley
wilbur wilfred wilhelm will willard william willie winfield winston wojciech wolfgang woodrow wouter xavier yakov
yannick yaroslav yasser yevgeny yitzhak yoshi yousef youssef yuri yury yusuf yves zach zachary zack zbigniew zeke ziad
zubair
"""

_FEMALE = """
abby abigail ada adelaide adele adriana agatha agnes agneta aileen aino aisha akiko alana alberta alejandra alessandra
alexa alexandra alexandria alexis alice alicia alina alisa alison allison alma althea alyssa amal amanda amber amelia
amina amira amy ana anastasia andrea andree angela angelica angelina angie anita anjali ann anna annabel annalisa anne
anneke annette annie antonia april ariana arianna arlene arlette astrid athena audrey aurora ava ayanna aylin ayse
barbara beatrice beatriz becky belinda bella benazir bernadette bernice bertha beth bethany betsy betty beverley
beverly bianca birgit birgitta blanca bonnie brenda brianna bridget bridie brigid brigitte brittany brooke callie
camila camilla candace candice candida caridad carina carla carly carmen carol carole carolina caroline carolyn carrie
caryn cassandra catalina catherine cathy catriona cecilia celeste celia celine chantal charity charlene charlotte
chelsea cher cheri cheryl chiara chloe christa christiane christina christine christy chrystia cindy claire clara
clarissa claudette claudia clementine cleo colette colleen connie consuelo cora corazon cordelia corinne courtney
cristina cynthia dagmar daisy dana daniela danielle daphne darla darlene dawn deb debbie deborah debra deirdre delia
delores denise denisha desiree diana diane dianne dina dinah dolores dominga donna dora doris dorothy edie edith edna
eileen elaine eleanor elena elif elinor elisa elisabeth elise eliza elizabeth ella ellen eloise elsa elsie elspeth
elva emilia emily emma erica erika erin esperanza estelle esther ethel eugenia eugenie eva eve evelyn fabiola faith
fatima fatma fay felicia femke fern fiona flora florence franca frances francesca freda freya frida gabriela gabriella
gabrielle gail gemma genevieve georgia georgina geraldine gertrude gina ginger ginny giovanna giselle gita gladys
glenda gloria grace greer greta gretchen guadalupe gudrun gwen gwendolyn hala haley hana hanna hannah harriet hattie
hazel heather heidi helen helena helene helga henrietta henriette hester hilary hilda hillary holly hope huma ida
ilana ilhan ilse imelda imogen indira ines inez ingrid irena irene irina iris irma isabel isabella isabelle isolde iva
ivana ivanka ivy jacinta jackie jaclyn jacqueline jamila jana jane janelle janet janice janine jean jeanette jeanie
jeanine jeanne jemima jen jenna jennie jennifer jenny jessica jette jill jo joan joann joanna joanne jodi jodie joelle
jolene josefina josephine joy joyce juana juanita judith judy julia juliana julie juliet june justine kaisa kamala
kara karen karin karla katarina kate katherine kathie kathleen kathryn kathy katie katja katrina kay kayla kayleigh
keiko keisha kellyanne kelsey kendra keri kerstin khadija kim kimberly kirsten kirstjen kirsty kitty krista kristen
kristi kristin kristina kristine lakshmi lara larisa latoya laura lauren laurie lavinia layla leah leila lena leona
leonor leonora leslie leticia leyla lidia liesl lilia lilian liliana lillian lily linda linnea lisa liz lois lola
lorena loretta lori lorna lorraine louisa louise lourdes lucia lucille lucinda lucy luisa lupe luz lydia lynn lynne
mabel madeleine madeline maggie mairead malala malia malin mandy mara marcela marcia marcy maren margaret margarita
margot maria mariam marian marianne maribel marie marilyn marina marine marion marisol marissa marit marjorie marla
marlene marsha marta martha martina mary maryam matilda maude maureen mavis maxine may maya megan meghan mei melania
melanie melinda melissa mercedes meredith mia michele michelle mila milagros mildred mimi mindy minerva miranda miriam
mirjam moira molly mona monica monique muriel myra myrna nadia nadine nana nancy nanette naoko naomi natalia natalie
natalya natasha nayeli neha nell nellie nettie nia nicola nicole nikki nilda nina noelle noemi noor nora norma octavia
odette ofelia oksana olena olga olivia omarosa oprah oriana paloma pam pamala pamela pat patrice patricia patsy patti
patty paula paulette pauline pearl peggy penelope penny petra philippa phyllis pia pilar polina priscilla priti priya
priyanka rachael rachel ramona raquel rashida reba rebecca regina rena renata renee rhoda rhonda rita roberta rochelle
rocio rosa rosalind rosalyn rosanne rosario rose rosemary rosie roxana roxanne ruby ruth sabrina sadie sakura sally
salma samantha samira sandra sandy sanna sara sarah sasha saskia saundra selma serena shaniqua shannon sharon shawna
sheena sheila shelby shelley sherri sherry sheryl shirley signe silvia simone sinead siobhan sofia soledad solveig
sonia sonja sonya sophia sophie soraya stacey stacy stefanie stella stephanie sue sunita sunniva susan susana susanna
susanne suzanne svetlana sybil sybille sylvia tabitha tamara tamika tammy tanisha tanya tara tatiana tatyana teresa
terri tess thandi thea thelma theresa tiffany tilda tina toni tonya tracey traci trudy tulsi una ursula ute valentina
valerie vanessa vera verena veronica vicki vickie vicky victoria viola violet violetta virginia vivian viviane vivien
wanda wendy whitney willa wilma winifred xenia ximena xiomara yamiche yara yasmin yesenia yolanda yuki yulia yuliya
yvette yvonne zahra zainab zara zelda zoe zora
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
    "washington jackson florence charlotte austin dallas houston madison savannah sydney santiago san an will "
    "long young chad paris christian".split()
)

_SHORT_FORMS = """
abraham abe; albert al bert; alexander alex sasha aleksandr alexandr oleksandr; alexandra alex sasha; andrew andy drew
andrey andrei andriy; anthony tony; barack barry; benjamin ben bibi; bernard bernie;
catherine cathy kate katie katherine
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
