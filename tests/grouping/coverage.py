"""Invented coverage: four events, each told by three outlets that do not exist."""

from sayso.types import Article

_EVENTS = {
    "ferry": (
        "2024-03-04",
        [
            (
                "Ferry Halvard runs aground off Sorvik with 212 aboard",
                "The ferry Halvard ran aground on a reef off Sorvik on Monday morning with 212 passengers "
                "aboard. The coast guard said that nobody was hurt. Captain Ida Brekke told the harbour "
                "office that the rudder had failed. Divers are to look at the hull on Tuesday.",
            ),
            (
                "Passengers taken off stranded Sorvik ferry",
                "Rescue boats took 212 passengers off the ferry Halvard, which lay on a reef off Sorvik after "
                "its rudder failed. The coast guard said the hull was not torn. Captain Ida Brekke stayed "
                "aboard with six of her crew.",
            ),
            (
                "Rudder blamed as Halvard hits reef near Sorvik",
                "A failed rudder put the ferry Halvard on a reef near Sorvik, its captain, Ida Brekke, said. "
                "All passengers are safe, the coast guard reported, and divers will search the hull for "
                "damage.",
            ),
        ],
    ),
    "budget": (
        "2024-03-05",
        [
            (
                "Tarland council rejects library budget by one vote",
                "The Tarland council voted 12 to 11 against the library budget on Tuesday. Mayor Osman Reyes "
                "had asked for 4 million crowns for three branches. Councillor Petra Voss called the sum "
                "reckless.",
            ),
            (
                "Reyes loses vote on Tarland libraries",
                "Mayor Osman Reyes lost a vote on the library budget in the Tarland council, 12 to 11. The "
                "three branches may close in June. Councillor Petra Voss, who led the opposition, said the 4 "
                "million crowns were reckless.",
            ),
            (
                "Library branches in Tarland may close after council vote",
                "Three library branches in Tarland face closure after the council turned down a budget of 4 "
                "million crowns by one vote. Mayor Osman Reyes said he would bring it back; Petra Voss said "
                "she would vote against it again.",
            ),
        ],
    ),
    "strike": (
        "2024-03-05",
        [
            (
                "Tram drivers in Oberau walk out over night shifts",
                "Tram drivers in Oberau stopped work at dawn on Tuesday in a quarrel over night shifts. The "
                "union's leader, Malik Torres, said that 900 drivers took part. The operator Stadtlinie "
                "called the strike unlawful.",
            ),
            (
                "Oberau trams at a standstill as 900 drivers strike",
                "No tram ran in Oberau on Tuesday as 900 drivers struck over night shifts. Stadtlinie, the "
                "operator, said it would go to court. Malik Torres of the union said talks had failed.",
            ),
            (
                "Stadtlinie goes to court over Oberau tram strike",
                "The tram operator Stadtlinie asked a court to end the strike of its drivers in Oberau. The "
                "900 drivers refuse new night shifts, their leader Malik Torres said.",
            ),
        ],
    ),
    "comet": (
        "2024-03-06",
        [
            (
                "Amateur astronomer finds comet from a garage roof",
                "An amateur astronomer, Lucja Wieland, found a comet from the roof of her garage in Penmoor. "
                "The observatory at Castell confirmed it on Wednesday. It will pass the sun in September.",
            ),
            (
                "Comet Wieland confirmed by Castell observatory",
                "The observatory at Castell confirmed a comet that Lucja Wieland, an amateur from Penmoor, "
                "saw from her garage roof. Comet Wieland comes nearest to the sun in September.",
            ),
            (
                "Penmoor woman gives her name to a comet",
                "Lucja Wieland of Penmoor has a comet to her name: the Castell observatory confirmed on "
                "Wednesday what she saw from the roof of her garage. The comet can be seen without a "
                "telescope in September.",
            ),
        ],
    ),
}


def make_coverage(*, dated: bool = True) -> list[Article]:
    """Twelve articles, by event; ids are the event's name and a number."""
    return [
        Article(f"{event}-{n}", text, title=title, published=published if dated else None)
        for event, (published, told) in _EVENTS.items()
        for n, (title, text) in enumerate(told, 1)
    ]


def partition(stories: dict[str, str]) -> set[frozenset[str]]:
    """The stories as sets of ids, whatever they are called."""
    groups: dict[str, set[str]] = {}
    for article, story in stories.items():
        groups.setdefault(story, set()).add(article)
    return {frozenset(group) for group in groups.values()}


def by_event(ids: list[str]) -> set[frozenset[str]]:
    """The events of these ids as sets."""
    return partition({i: i.split("-")[0] for i in ids})
