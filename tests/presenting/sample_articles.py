"""The five articles of the sample report, and everybody who is a source in them."""

from sayso.types import Article, Boilerplate, Entity, EntityType, Passage, Span

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
