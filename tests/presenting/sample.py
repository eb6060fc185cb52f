"""A report built by hand about an invented story: the waterworks of Ellanport, in five invented outlets.

An agency, Corvane News, relays two unnamed sources; a denial that one outlet drops; a quotation that one outlet
shortens and one that another alters; a number that differs; an attribution inside an attribution; an appeal for money.
"""

from sayso.types import (
    Claim,
    Coverage,
    Difference,
    DifferenceType,
    Edit,
    Mention,
    Origin,
    Quote,
    Rejected,
    Relation,
    Report,
    Side,
    Stance,
    Status,
    TimelineEntry,
    Variant,
)

from .sample_articles import ARTICLES, ENTITIES, passage
from .sample_attributions import ATTRIBUTIONS

_BY_ID = {attribution.id: attribution for attribution in ATTRIBUTIONS}


def _mention(attribution: str, stance: Stance = Stance.ASSERTS) -> Mention:
    resolved = _BY_ID[attribution]
    return Mention(resolved.article, attribution, resolved.attribution.content, stance)


def _coverage(**found: Coverage) -> dict[str, Coverage]:
    return {article.id: found.get(article.id, Coverage.ABSENT) for article in ARTICLES}


_CARRIES, _DENIAL = Coverage.CARRIES, Coverage.DENIAL_ONLY
_DENIES, _CONFIRMS = Stance.DENIES, Stance.CONFIRMS

CLAIMS = (
    Claim(
        "k-offer",
        "Mayor Ilse Marr offered the city's waterworks to the utility Brask for 310 million crowns",
        (
            _mention("a1"),
            _mention("a2"),
            _mention("a3", _DENIES),
            _mention("b2"),
            _mention("b1", _DENIES),
            _mention("b3", _DENIES),
            _mention("b4"),
            _mention("c1"),
            _mention("d1"),
            _mention("d2", _DENIES),
            _mention("f3", _DENIES),
            _mention("f4", _CONFIRMS),
        ),
        ("o-two",),
        Status.DISPUTED,
        _coverage(courier=_CARRIES, post=_CARRIES, sounding=_CARRIES, lantern=_CARRIES, herald=_DENIAL),
    ),
    Claim(
        "k-public",
        "We will keep the water in public hands",
        (_mention("a5"), _mention("b5"), _mention("c2")),
        ("o-marr",),
        Status.UNCONTESTED,
        _coverage(courier=_CARRIES, post=_CARRIES, sounding=_CARRIES),
    ),
    Claim(
        "k-may",
        "The offer was made at a dinner in May",
        (_mention("a4"), _mention("c3")),
        ("o-two",),
        Status.UNCONTESTED,
        _coverage(courier=_CARRIES, sounding=_CARRIES),
    ),
    Claim(
        "k-papers",
        "the papers were ready to be signed",
        (_mention("a6"), _mention("a7"), _mention("c4")),
        ("o-colleague", "o-councillor"),
        Status.UNCONTESTED,
        _coverage(courier=_CARRIES, sounding=_CARRIES),
    ),
    Claim(
        "k-bills",
        "Water bills have risen by 20 per cent since 2021",
        (
            Mention(
                "courier",
                None,
                passage("courier", "Water bills in Ellanport have risen by a fifth in three years."),
                Stance.ASSERTS,
            ),
            _mention("d4"),
        ),
        ("o-courier", "o-union"),
        Status.UNCONTESTED,
        _coverage(courier=_CARRIES, lantern=_CARRIES),
    ),
    Claim(
        "k-letters",
        "Mayor Ilse Marr publish her letters to Brask",
        (_mention("f1"),),
        ("o-opposition",),
        Status.UNCONTESTED,
        _coverage(herald=_CARRIES),
    ),
    Claim(
        "k-hide",
        "If there was no offer, there is nothing to hide",
        (_mention("f2"),),
        ("o-oyelaran",),
        Status.UNCONTESTED,
        _coverage(herald=_CARRIES),
    ),
    Claim(
        "k-surveyor",
        "Brask has hired a surveyor",
        (_mention("c5"),),
        ("o-nobody",),
        Status.UNCONTESTED,
        _coverage(sounding=_CARRIES),
    ),
)

ORIGINS = (
    Origin("o-two", "e-two", ("k-offer", "k-may"), ("courier", "post", "sounding", "lantern")),
    Origin("o-marr", "e-marr", ("k-public",), ("courier", "post", "sounding")),
    Origin("o-colleague", "e-colleague", ("k-papers",), ("courier",)),
    Origin("o-councillor", "e-councillor", ("k-papers",), ("sounding",)),
    Origin("o-courier", "e-courier", ("k-bills",), ("courier",)),
    Origin("o-union", "e-union", ("k-bills",), ("lantern",)),
    Origin("o-opposition", "e-opposition", ("k-letters",), ("herald",)),
    Origin("o-oyelaran", "e-oyelaran", ("k-hide",), ("herald",)),
    Origin("o-nobody", None, ("k-surveyor",), ("sounding",)),
)


def _variant(attribution: str) -> Variant:
    resolved = _BY_ID[attribution]
    return Variant(resolved.article, attribution, resolved.attribution.content)


QUOTES = (
    Quote(
        "q-public",
        "e-marr",
        (_variant("a5"), _variant("c2"), _variant("b5")),
        Relation.ALTERED,
        (
            Edit("the water", "water", "replaced"),
            Edit("sit in this chair", "hold this chair", "replaced"),
            Edit("as long as I sit in this chair, and nobody should doubt it", "", "left_out"),
        ),
    ),
    Quote("q-none", "e-tavel", (_variant("a3"), _variant("b3")), Relation.IDENTICAL),
)

DIFFERENCES = (
    Difference(
        "x-price",
        DifferenceType.NUMBER,
        "k-offer",
        (
            Side("courier", passage("courier", "for 310 million crowns")),
            Side("sounding", passage("sounding", "310 million crowns")),
            Side("post", passage("post", "for 301 million crowns")),
        ),
        "The Northgate Post gives 301 million crowns, the others 310 million.",
    ),
    Difference(
        "x-source",
        DifferenceType.SOURCE,
        "k-offer",
        (
            Side("courier", passage("courier", "two people familiar with the talks")),
            Side("post", passage("post", "two people close to the negotiations")),
            Side("sounding", passage("sounding", "Two insiders")),
        ),
        "The unnamed sources of Corvane News are described in three ways.",
    ),
    Difference(
        "x-bills",
        DifferenceType.WORDING,
        "k-bills",
        (
            Side("courier", passage("courier", "risen by a fifth in three years")),
            Side("lantern", passage("lantern", "risen by 20 per cent since 2021")),
        ),
        "The same rise is given as a fifth and as 20 per cent, over spans that need not be the same.",
    ),
)

TIMELINE = (
    TimelineEntry("2031-05-01", "2031-05-31", "The offer was made at a dinner in May", "courier", "a4", "k-may"),
    TimelineEntry(
        "2031-06-08", "2031-06-08", "Ilse Marr: We will keep the water in public hands", "courier", "a5", "k-public"
    ),
    TimelineEntry("2031-06-10", "2031-06-10", "Corvane News reports the offer", "courier", "a1", "k-offer"),
    TimelineEntry("2031-06-11", "2031-06-11", "Jon Tavel denies: There has been no offer", "courier", "a3", "k-offer"),
    TimelineEntry("2031-06-11T18:20:00+02:00", "2031-06-11T18:20:00+02:00", "The Ellan Courier publishes", "courier"),
    TimelineEntry("2031-06-11T20:05:00+02:00", "2031-06-11T20:05:00+02:00", "Northgate Post publishes", "post"),
    TimelineEntry("2031-06-12", "2031-06-12", "Opposition councillors demand the letters", "herald", "f1", "k-letters"),
)

REPORT = Report(
    title="City Hall denies plan to sell waterworks",
    articles=ARTICLES,
    outlets={article.id: f"e-{article.id}" for article in ARTICLES},
    entities=ENTITIES,
    attributions=ATTRIBUTIONS,
    claims=CLAIMS,
    origins=ORIGINS,
    quotes=QUOTES,
    differences=DIFFERENCES,
    timeline=TIMELINE,
    rejected=(
        Rejected("coverage/scan.pdf", "not text: a binary file"),
        Rejected("coverage/rows.jsonl:14", "broken JSON: the line ends inside a string"),
    ),
    not_measured=(
        "Daily Sounding has no date of its own; 12 June 2031 is inferred from “only last week”.",
        "Whether the two people of the Courier and the two insiders of the Sounding are the same people is taken from "
        "the agency they spoke to.",
    ),
)
