"""Turns of speech in which nobody says anything, though a word of telling stands in them.

The network learns what a cue is from political news, where "said" is nearly always one. What it takes for an
attribution all the same ("it goes without saying that …", a monk who tells his beads, the note that a newspaper puts
under an article it has corrected) is known by its words.
"""

import re

BEHIND, BEFORE = 60, 25  # characters around a cue in which a turn of speech is looked for

_CLAIMS = re.compile(r"(?:\w+ ){0,2}claim(?:s|ed|ing)?", re.I)
_LIVES = re.compile(
    r"(?:(?:at least|more than|up to|as many as|about|around|nearly|almost|over|some) )?"
    r"(?:an?|the|its|another|many|several|countless|\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|\w+teen|\w+ty(?:-\w+)?|(?:dozens|scores|hundreds|thousands) of)(?: \w+){0,3}? (?:lives|life|victims?)"
    r"(?: (?:and|in|on|at|of|since)\b.*)?",
    re.I | re.S,
)
# What a word of telling takes in turns of speech that tell nothing. "Told her beads", "says mass", "reported for duty".
_OWN = r"(?:his|her|their|our|my|its|your)"
_NOTHING_TOLD = re.compile(
    r"(?:\w+ ){0,2}(?:"
    rf"[Tt](?:old|ells?|elling) (?:the time|(?:(?:the|{_OWN}) )?(?:beads|rosary|fortunes)|the difference"
    r"|(?:a|an|the|each other|one another)(?: \w+){0,2} (?:jokes?|lies?|tales?|fibs?)\b(?! (?:about|of|that)\b)"
    r"|(?:jokes|lies|fibs|tales|stories|ghost stories|fairy tales)\b(?! (?:about|of|that)\b)"
    # an order among people in a story, not a demand in the news: a pronoun, and something done at once
    r"|(?:him|her|them|me|us) to (?:wait|sit|sit down|stand|stand (?:up|back|still)|stop|hurry|hurry up|hold on|"
    r"hold still|calm down|keep (?:quiet|still)|be quiet|shut up|move (?:on|along|over)|try again|smile|relax|run|duck)"
    r"(?=[.,;:]| (?:and|until|while|by|at|in|on|outside|there|here|then|but|so|for)\b))"
    rf"|[Ss]a(?:id|ys?|ying) (?:goodbye|good-bye|farewell|hello|goodnight|good night|good morning|thank you|thanks|"
    rf"sorry|amen|{_OWN} (?:goodbyes|good-byes|farewells|prayers|vows|piece|thanks|catechism|rosary|hellos|lines)"
    r"|(?:the|a) (?:rosary|alphabet|catechism|blessing|prayer|Lord's Prayer)"
    r"|(?:grace|mass)(?= (?:at|before|over|every|in the)\b|[.,]))(?!\w)"
    r"|[Rr]eport(?:ed|s|ing)? for duty"
    r"|[Ss]p(?:oke|eaks?|eaking) volumes"
    r"|[Ss]p(?:oke|eaks?|eaking) for (?:itself|themselves)"
    r")\b"
)
# Phrases that stand beside what is said and have no speaker, wherever the cue lies in them.
_NO_SPEAKER = re.compile(
    r"\b(?:(?:it|that|this)(?: \w+){0,2} goes without saying|needless to say|to say nothing of|to say the (?:very )?"
    r"least|suffice (?:it )?to say|having said (?:all )?(?:this|that)(?=,)|that being said(?=,)"
    r"|all (?:is|was|has been) said and done|(?:easier|sooner|less) said than done|the less said|truth be told"
    r"|so to speak|(?:strictly|generally|broadly|roughly|relatively|comparatively) speaking"
    r"|(?:have|has|had|having|get|gets|got) (?:a|no|any|little|some|the (?:final|last)) say (?:in|over|on)"
    r"|there(?:'s|’s| is| was) no (?:telling|saying)|time will tell)\b"
    r"|(?:\A|(?<=[.?!”\"\n] ))That said(?=,)",
    re.I,
)
_NOTICE = re.compile(
    r"(?:an?|the) (?:earlier|previous|original|first|initial) (?:version|headline|caption|edition) "
    r"(?:of|to|on|for|in) (?:this|the) (?:article|story|report|post|column|headline|caption|item|page)\Z",
    re.I,
)

# What stands before a colon, a bar or a dash in a headline and says what follows is, not who says it.
_LABEL = re.compile(
    r"(?:the )?(?:q ?& ?a|q and a|explainer|explained|exclusive|breaking(?: news)?|update[ds]?|watch|live(?: updates)?|"
    r"listen|opinion|obituary|review|video|audio|photos?|pictures?|gallery|timeline|fact[ -]?check|factbox|fact file|"
    r"analysis|recap|correction|clarification|(?:editor['’]s )?note|read(?: more)?|related|quiz|recipe|podcast|profile|"
    r"key (?:points|facts|moments)|in pictures|latest|summary|background|what we know|at a glance|just in|developing|"
    r"trigger warning|spoiler alert|photograph|photo credit|credit|image|caption|headline|date|time|place|where|when|"
    r"tickets|location|contact|follow us|p\.?s\.?)\Z",
    re.I,
)
_LABEL_MARKS = frozenset(":|–—-")


def is_label(source: str, cue: str) -> bool:
    """Is the source a word that says what kind of text follows a mark: "Explainer:", "Obituary |"?

    >>> is_label("Explainer", ":"), is_label("Explainer", "says"), is_label("Study", ":")
    (True, False, False)
    """
    return cue.strip() in _LABEL_MARKS and _LABEL.fullmatch(source.strip()) is not None


def is_idiom(cue: str, content: str, behind: str = "", before: str = "") -> bool:
    """Is it a turn of speech in which nobody says anything: a storm that claims lives, a monk who tells his beads?

    `behind` and `before` are the text behind and before the cue, a few words of each.

    >>> is_idiom("claimed", "forty lives"), is_idiom("claimed", "that forty lives were lost")
    (True, False)
    >>> is_idiom("told", "carved from bone", " his beads, carved from bone"), is_idiom("told", "it", " his mother it")
    (True, False)
    >>> is_idiom("say", "the pier was shut", ", the pier was shut", "Needless to ")
    True
    """
    if _CLAIMS.fullmatch(cue) is not None and _LIVES.fullmatch(content) is not None:
        return True
    if _NOTHING_TOLD.match(cue + behind) is not None:
        return True
    start, end = len(before), len(before) + len(cue)
    around = before + cue + behind
    return any(match.start() < end and start < match.end() for match in _NO_SPEAKER.finditer(around))


def is_notice(source: str) -> bool:
    """Is the source an earlier version of the article itself, in a note on what has been corrected?

    >>> is_notice("An earlier version of this article"), is_notice("an earlier version of the bill")
    (True, False)
    """
    return _NOTICE.fullmatch(source) is not None
