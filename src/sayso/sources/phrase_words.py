"""The small words of noun phrases, by what they do there, and a phrase as a row of words."""

import re
from dataclasses import dataclass

PRONOUNS = frozenset(
    "he she they it who which that whom whose i we you his her their its my our your him them me us himself herself "
    "themselves itself you your yours yourself".split()
)
# Words of number that stand for people by themselves: "Some called it a trick", "one said".
BARE_QUANTIFIERS = frozenset(
    "some others many several few both most one another two three four five all everyone everybody those these "
    "neither none each anyone someone somebody".split()
)
PLURAL_QUANTIFIERS = frozenset("some others many several few both most two three four five all those these".split())

NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"both": 2, "dozen": 12, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "pair": 2, "trio": 3}
QUANTIFIERS = frozenset(
    "some many several few most multiple numerous various countless both all other certain any more dozens hundreds "
    "thousands scores".split()
)
APPROXIMATE = frozenset(
    "about nearly roughly almost around approximately over under least at than fewer up to as only just "
    "virtually practically".split()
)
DETERMINERS = frozenset("the a an this that these those another each every no neither".split())
POSSESSIVES = frozenset("his her their its my our your whose".split())
ENDS_HEAD = frozenset(
    "present responsible interviewed surveyed polled of for in at on from to who that which whose whom with close "
    "familiar including by near under inside outside within among between behind about briefed working speaking said "
    "directly knowledgeable as like is was are were has have had and or but against along not involved backed led when "
    "while where after before during over across named called citing alike knowing asking".split()
)
# Members of parties and peoples: written with a capital, and yet nouns for people.
PARTY_MEMBERS = frozenset(
    "republican democrat tory conservative liberal american european russian ukrainian muslim christian".split()
)
# A run of signs is tried once, from its first: a text of nothing but dots takes linear time.
_WORD = re.compile(r"\d{1,3}(?:,\d{3})+|(?<![$%@#.&/-])[\w$%@#.&/-]*\w(?:[’']\w+)?[’']?|%")


@dataclass(frozen=True, slots=True)
class Word:
    """A word at `[start, end)`; `lower` is it in lower case, with one kind of apostrophe and no full stop."""

    text: str
    lower: str
    start: int
    end: int


def split_words(text: str, start: int, end: int) -> list[Word]:
    """Return the words of `text[start:end]`."""
    return [
        Word(m.group(), m.group().lower().replace("'", "’").rstrip("."), start + m.start(), start + m.end())
        for m in _WORD.finditer(text[start:end])  # a word may begin in the middle of another
    ]
