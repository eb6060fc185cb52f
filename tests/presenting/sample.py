"""A report built by hand about an invented story: the waterworks of Ellanport, in five invented outlets.

An agency, Corvane News, relays two unnamed sources; a denial that one outlet drops; a quotation that one outlet
shortens and one that another alters; a number that differs; an attribution inside an attribution; an appeal for money.
"""

from sayso.types import (
    Act,
    Article,
    Attribution,
    Boilerplate,
    Claim,
    Coverage,
    Difference,
    DifferenceType,
    Edit,
    Entity,
    EntityType,
    Mention,
    Origin,
    Passage,
    QuotationType,
    Quote,
    Rejected,
    Relation,
    Report,
    ResolvedAttribution,
    Said,
    Side,
    Span,
    Stance,
    Status,
    TimelineEntry,
    Variant,
)

COURIER = """Mayor offered waterworks to Brask, agency says

Mayor Ilse Marr offered the city's waterworks to the utility Brask for 310 million crowns, Corvane News reported on Tuesday, citing two people familiar with the talks.

“There has been no offer, and there will be none,” Jon Tavel, the mayor's spokesman, told reporters on Wednesday.

The offer was made at a dinner in May, the two people told Corvane News.

“We will keep the water in public hands as long as I sit in this chair, and nobody should doubt it,” Marr said at a rally on Sunday.

Councillor Petra Oyelaran said that a colleague had told her that the papers were ready to be signed.

Water bills in Ellanport have risen by a fifth in three years.

The Courier lives on its readers. Give five crowns a month and keep local news alive."""  # noqa: E501

POST = """City Hall denies plan to sell waterworks

City Hall on Wednesday denied a report that the mayor had offered the waterworks to Brask for 301 million crowns.

“There has been no offer, and there will be none,” said Jon Tavel, a spokesman.

Corvane News had reported the offer on Tuesday, citing two people close to the negotiations.

“We will keep the water in public hands,” Mayor Ilse Marr said on Sunday.

Brask declined to comment."""

SOUNDING = """The water is going

The mayor has put the city's waterworks on the table: 310 million crowns, from Brask, according to Corvane News.

“We will keep water in public hands as long as I hold this chair, and nobody should doubt it,” she said only last week.

Two insiders told the agency that the offer was made in May.

A councillor, who asked not to be named because the talks are confidential, said the papers were ready.

It was said at the harbour that Brask has hired a surveyor."""

LANTERN = """Waterworks: what we know

Brask was offered the Ellanport waterworks, Corvane News reported.

The spokesman for Mayor Ilse Marr said there had been no offer.

Brask, which runs the works of four towns, would not say whether it had made a bid.

Water bills have risen by 20 per cent since 2021, according to the Consumers' Union."""

HERALD = """Marr under fire over water deal

Opposition councillors demanded on Thursday that Mayor Ilse Marr publish her letters to Brask.

“If there was no offer, there is nothing to hide,” Petra Oyelaran said.

Tavel called the report “an invention from the first word to the last”.

Corvane News stands by its report, its editor, Dag Holm, said in an email."""

ARTICLES = (
    Article(
        id="courier",
        text=COURIER,
        path="coverage/courier.txt",
        url="https://courier.example/waterworks",
        outlet="The Ellan Courier",
        title="Mayor offered waterworks to Brask, agency says",
        authors=("Tove Lind", "A. Baako"),
        published="2031-06-11T18:20:00+02:00",
        published_basis="metadata",
        language="en",
        boilerplate=(
            Boilerplate(0, COURIER.index("\n"), "title"),
            Boilerplate(COURIER.index("The Courier lives"), len(COURIER), "appeal for money"),
        ),
    ),
    Article(
        id="post",
        text=POST,
        path="coverage/post.html",
        url="https://post.example/a/1",
        outlet="Northgate Post",
        title="City Hall denies plan to sell waterworks",
        published="2031-06-11T20:05:00+02:00",
        published_basis="metadata",
        language="en",
        boilerplate=(Boilerplate(0, POST.index("\n"), "title"),),
    ),
    Article(
        id="sounding",
        text=SOUNDING,
        path="coverage/sounding.txt",
        outlet="Daily Sounding",
        title="The water is going",
        published="2031-06-12",
        published_basis="inferred",
        published_note="from “only last week”, said of a rally on Sunday 8 June",
        language="en",
        boilerplate=(Boilerplate(0, SOUNDING.index("\n"), "title"),),
    ),
    Article(
        id="lantern",
        text=LANTERN,
        path="coverage/lantern.jsonl:3",
        outlet="Harbour Lantern",
        title="Waterworks: what we know",
        published="2031-06-12",
        published_basis="text",
        language="en",
        boilerplate=(Boilerplate(0, LANTERN.index("\n"), "title"),),
    ),
    Article(
        id="herald",
        text=HERALD,
        path="coverage/herald.txt",
        outlet="The Ness Herald",
        title="Marr under fire over water deal",
        published="2031-06-13",
        published_basis="metadata",
        language="en",
        boilerplate=(Boilerplate(0, HERALD.index("\n"), "title"),),
    ),
)
_TEXTS = {article.id: article.text for article in ARTICLES}

ENTITIES = (
    Entity("e-courier", "The Ellan Courier", EntityType.OUTLET, aliases=("the Courier",)),
    Entity("e-post", "Northgate Post", EntityType.OUTLET),
    Entity("e-sounding", "Daily Sounding", EntityType.OUTLET),
    Entity("e-lantern", "Harbour Lantern", EntityType.OUTLET),
    Entity("e-herald", "The Ness Herald", EntityType.OUTLET),
    Entity("e-corvane", "Corvane News", EntityType.OUTLET, aliases=("the agency",)),
    Entity("e-brask", "Brask", EntityType.ORGANIZATION),
    Entity("e-hall", "City Hall", EntityType.ORGANIZATION),
    Entity("e-marr", "Ilse Marr", EntityType.PERSON, aliases=("Marr", "she"), role="mayor of Ellanport"),
    Entity("e-tavel", "Jon Tavel", EntityType.PERSON, aliases=("Tavel",), role="spokesman", speaks_for="e-marr"),
    Entity("e-oyelaran", "Petra Oyelaran", EntityType.PERSON, role="councillor"),
    Entity("e-holm", "Dag Holm", EntityType.PERSON, role="editor", speaks_for="e-corvane"),
    Entity("e-union", "Consumers' Union", EntityType.GROUP),
    Entity("e-opposition", "opposition councillors", EntityType.GROUP),
    Entity("e-two", "two people", EntityType.ANONYMOUS, count=2, description="familiar with the talks"),
    Entity("e-colleague", "a colleague", EntityType.ANONYMOUS, count=1),
    Entity("e-councillor", "a councillor", EntityType.ANONYMOUS, count=1, reason="because the talks are confidential"),
)


def passage(article: str, *words: str, nth: int = 0) -> Passage:
    """The passage of an article that has these words, piece by piece, from the nth occurrence of the first one on."""
    text = _TEXTS[article]
    spans = []
    at = 0
    for piece in words:
        at = text.index(piece, at)
        for _ in range(nth):
            at = text.index(piece, at + 1)
        nth = 0
        spans.append(Span(at, at + len(piece)))
        at += len(piece)
    return Passage(tuple(spans), " ".join(words))


def _attribution(
    id_: str,
    article: str,
    source: str | None,
    cue: str,
    content: tuple[str, ...],
    chain: tuple[str, ...],
    *,
    entity: str | None = None,
    act: Act = Act.SAYS,
    quotation: QuotationType = QuotationType.INDIRECT,
    within: str | None = None,
    anonymous: bool = False,
    said: Said | None = None,
    occasion: str | None = None,
    addressee: str | None = None,
    confidence: float = 0.9,
    nth: int = 0,
) -> ResolvedAttribution:
    found = Attribution(
        source=passage(article, source, nth=nth) if source else Passage((), ""),
        cue=passage(article, cue),
        content=passage(article, *content),
        quotation=quotation,
        act=act,
        within=None,
        confidence=confidence,
    )
    return ResolvedAttribution(
        id=id_,
        article=article,
        attribution=found,
        entity=entity or (chain[0] if chain else None),
        anonymous=anonymous,
        within=within,
        chain=chain,
        addressee=addressee,
        occasion=occasion,
        said=said,
    )


_TUESDAY = Said("2031-06-10", "2031-06-10", "on Tuesday", "stated")
_WEDNESDAY = Said("2031-06-11", "2031-06-11", "on Wednesday", "stated")
_SUNDAY = Said("2031-06-08", "2031-06-08", "on Sunday", "stated")
_DIRECT = QuotationType.DIRECT

ATTRIBUTIONS = (
    _attribution(
        "a1",
        "courier",
        "Corvane News",
        "reported",
        ("Mayor Ilse Marr offered the city's waterworks to the utility Brask for 310 million crowns",),
        ("e-corvane", "e-two"),
        said=_TUESDAY,
    ),
    _attribution(
        "a2",
        "courier",
        "two people familiar with the talks",
        "citing",
        ("Mayor Ilse Marr offered the city's waterworks to the utility Brask for 310 million crowns",),
        ("e-corvane", "e-two"),
        within="a1",
        entity="e-two",
        anonymous=True,
        said=_TUESDAY,
    ),
    _attribution(
        "a3",
        "courier",
        "Jon Tavel, the mayor's spokesman,",
        "told",
        ("“There has been no offer, and there will be none,”",),
        ("e-tavel",),
        act=Act.DENIES,
        quotation=_DIRECT,
        addressee="reporters",
        said=_WEDNESDAY,
    ),
    _attribution(
        "a4",
        "courier",
        "the two people",
        "told Corvane News",
        ("The offer was made at a dinner in May",),
        ("e-corvane", "e-two"),
        entity="e-two",
        anonymous=True,
        addressee="Corvane News",
    ),
    _attribution(
        "a5",
        "courier",
        "Marr",
        "said",
        ("“We will keep the water in public hands as long as I sit in this chair, and nobody should doubt it,”",),
        ("e-marr",),
        act=Act.PROMISES,
        quotation=_DIRECT,
        said=_SUNDAY,
        occasion="a rally",
        nth=1,
    ),
    _attribution(
        "a6",
        "courier",
        "Councillor Petra Oyelaran",
        "said that",
        ("a colleague had told her that the papers were ready to be signed",),
        ("e-oyelaran", "e-colleague"),
    ),
    _attribution(
        "a7",
        "courier",
        "a colleague",
        "told her",
        ("the papers were ready to be signed",),
        ("e-oyelaran", "e-colleague"),
        within="a6",
        entity="e-colleague",
        anonymous=True,
    ),
    _attribution(
        "b1",
        "post",
        "City Hall",
        "denied",
        ("a report that the mayor had offered the waterworks to Brask for 301 million crowns",),
        ("e-hall",),
        act=Act.DENIES,
        said=_WEDNESDAY,
        nth=1,
    ),
    _attribution(
        "b2",
        "post",
        "a report",
        "that",
        ("the mayor had offered the waterworks to Brask for 301 million crowns",),
        ("e-corvane", "e-two"),
        within="b1",
    ),
    _attribution(
        "b3",
        "post",
        "Jon Tavel, a spokesman",
        "said",
        ("“There has been no offer, and there will be none,”",),
        ("e-tavel",),
        act=Act.DENIES,
        quotation=_DIRECT,
    ),
    _attribution(
        "b4",
        "post",
        "Corvane News",
        "had reported",
        ("the offer",),
        ("e-corvane", "e-two"),
        said=_TUESDAY,
        confidence=0.61,
    ),
    _attribution(
        "b7",
        "post",
        "two people close to the negotiations",
        "citing",
        ("the offer",),
        ("e-corvane", "e-two"),
        entity="e-two",
        within="b4",
        anonymous=True,
    ),
    _attribution(
        "b5",
        "post",
        "Mayor Ilse Marr",
        "said on",
        ("“We will keep the water in public hands,”",),
        ("e-marr",),
        act=Act.PROMISES,
        quotation=_DIRECT,
        said=_SUNDAY,
    ),
    _attribution(
        "b6",
        "post",
        "Brask",
        "declined",
        ("to comment",),
        ("e-brask",),
        act=Act.DECLINES_COMMENT,
        nth=1,
    ),
    _attribution(
        "c1",
        "sounding",
        "Corvane News",
        "according to",
        (
            "The mayor has put the city's waterworks on the table",
            "310 million crowns, from Brask",
        ),
        ("e-corvane",),
    ),
    _attribution(
        "c2",
        "sounding",
        "she",
        "said only",
        ("“We will keep water in public hands as long as I hold this chair, and nobody should doubt it,”",),
        ("e-marr",),
        act=Act.PROMISES,
        quotation=_DIRECT,
        said=Said("2031-06-01", "2031-06-08", "last week", "inferred"),
    ),
    _attribution(
        "c3",
        "sounding",
        "Two insiders",
        "told the agency",
        ("the offer was made in May",),
        ("e-corvane", "e-two"),
        entity="e-two",
        anonymous=True,
        addressee="the agency",
    ),
    _attribution(
        "c4",
        "sounding",
        "A councillor",
        "said the",
        ("the papers were ready",),
        ("e-councillor",),
        anonymous=True,
    ),
    _attribution(
        "c5",
        "sounding",
        None,
        "It was said",
        ("Brask has hired a surveyor",),
        (),
        confidence=0.55,
    ),
    _attribution(
        "d1",
        "lantern",
        "Corvane News",
        "reported",
        ("Brask was offered the Ellanport waterworks",),
        ("e-corvane",),
    ),
    _attribution(
        "d2",
        "lantern",
        "The spokesman for Mayor Ilse Marr",
        "said",
        ("there had been no offer",),
        ("e-tavel",),
        act=Act.DENIES,
    ),
    _attribution(
        "d3",
        "lantern",
        "Brask, which runs the works of four towns,",
        "would not say",
        ("whether it had made a bid",),
        ("e-brask",),
        act=Act.REFUSES,
    ),
    _attribution(
        "d4",
        "lantern",
        "the Consumers' Union",
        "according to",
        ("Water bills have risen by 20 per cent since 2021",),
        ("e-union",),
    ),
    _attribution(
        "f1",
        "herald",
        "Opposition councillors",
        "demanded",
        ("that Mayor Ilse Marr publish her letters to Brask",),
        ("e-opposition",),
        act=Act.DEMANDS,
        said=Said("2031-06-12", "2031-06-12", "on Thursday", "stated"),
    ),
    _attribution(
        "f2",
        "herald",
        "Petra Oyelaran",
        "said",
        ("“If there was no offer, there is nothing to hide,”",),
        ("e-oyelaran",),
        quotation=_DIRECT,
    ),
    _attribution(
        "f3",
        "herald",
        "Tavel",
        "called",
        ("the report “an invention from the first word to the last”",),
        ("e-tavel",),
        act=Act.DENIES,
        quotation=QuotationType.MIXED,
    ),
    _attribution(
        "f4",
        "herald",
        "its editor, Dag Holm,",
        "said in an email",
        ("Corvane News stands by its report",),
        ("e-holm",),
        act=Act.CONFIRMS,
    ),
)
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
