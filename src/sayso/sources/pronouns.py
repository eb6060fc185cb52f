"""The pronouns of English by whom they can mean, in lower case."""

HE, SHE = frozenset("he him his himself".split()), frozenset("she her hers herself".split())
ANYBODY = frozenset("somebody someone anybody anyone everybody everyone none neither those".split())
HEARER = frozenset("you your yours yourself".split())
SPEAKER = frozenset("i me my mine myself we us our ours".split())
WRITER = frozenset("i me my mine myself".split())  # one, who can be the writer of the article
THEY = frozenset("they them their themselves".split())
IT = frozenset("it its itself".split())
RELATIVES = frozenset("who whom whose which that".split())
