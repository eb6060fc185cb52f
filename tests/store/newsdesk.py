"""Invented coverage, marked by hand: analyses without the network, and stores of them."""

from dataclasses import replace
from pathlib import Path

from sayso.store import Store, open_store
from sayso.types import Act, Analysis, Article, Attribution, Passage, QuotationType, Span, text_of

MODEL = "by hand"

DAM = Article(
    "dam",
    "The dam at Corrow was never surveyed, two engineers told the Corrow Courier.\n\n"
    "“We will publish every page of the file before the winter,” said Minister Hedda Brandt.",
    path="coverage/dam.txt",
    url="https://www.corrowcourier.example/dam",
    outlet="Corrow Courier",
    title="Dam was never surveyed, engineers say",
    published="2023-03-01",
    published_basis="metadata",
)
FILE = Article(
    "file",
    "Hedda Brandt denied that the dam at Corrow was never surveyed.\n\n"
    "“We will publish every line of the file before the winter,” Brandt said.",
    path="coverage/file.txt",
    url="https://lowlandpost.example/news/file?utm_source=mail",
    outlet="Lowland Post",
    title="Minister denies report on dam",
    published="2023-03-02T09:30+01:00",
    published_basis="metadata",
)
FAIR = Article(
    "fair",
    "The autumn fair of Milldale drew a record crowd, organiser Pim Oster said.\n\n"
    "Oster said that the pumpkins were larger than ever.",
    path="coverage/fair.txt",
    outlet="Milldale Mirror",
    title="Record crowd at autumn fair",
    published="2023-10-07",
    published_basis="metadata",
)


def mark(article: Article, *sayings: tuple[str, str, str] | tuple[str, str, str, Act]) -> Analysis:
    """Mark who says what by the words of source, cue and content; each is looked for behind the paragraph's start."""
    found = []
    for source, cue, content, *acts in sayings:
        at = article.text.index(content)
        paragraph = article.text.rfind("\n", 0, at) + 1
        quoted = QuotationType.DIRECT if content.startswith("“") else QuotationType.INDIRECT
        found.append(
            Attribution(
                passage(article.text, source, paragraph),
                passage(article.text, cue, paragraph),
                passage(article.text, content, paragraph),
                quoted,
                acts[0] if acts else Act.SAYS,
                confidence=0.9,
            )
        )
    return Analysis(article, tuple(found))


def passage(text: str, words: str, start: int) -> Passage:
    at = text.index(words, start)
    spans = (Span(at, at + len(words)),)
    return Passage(spans, text_of(text, spans))


def analyses() -> list[Analysis]:
    return [
        mark(
            DAM,
            ("two engineers", "told", "The dam at Corrow was never surveyed"),
            ("Minister Hedda Brandt", "said", "“We will publish every page of the file before the winter,”"),
        ),
        mark(
            FILE,
            ("Hedda Brandt", "denied", "that the dam at Corrow was never surveyed", Act.DENIES),
            ("Brandt", "said", "“We will publish every line of the file before the winter,”"),
        ),
        mark(
            FAIR,
            ("organiser Pim Oster", "said", "The autumn fair of Milldale drew a record crowd"),
            ("Oster", "said", "that the pumpkins were larger than ever"),
        ),
    ]


def fill(store: Store, found: list[Analysis] | None = None, stories: dict[str, str] | None = None) -> None:
    """Put analyses in: dam and file in the story "dam-story", the fair in "fair-story", unless told otherwise."""
    stories = stories or {"dam": "dam-story", "file": "dam-story", "fair": "fair-story"}
    for analysis in found or analyses():
        added = store.add_article(analysis.article, "a test")
        store.keep_analysis(replace(analysis, article=store.article(added.id)), MODEL)
        store.place(added.id, stories[analysis.article.id])
    store.renew()


def filled(path: Path) -> Store:
    store = open_store(path, create=True)
    fill(store)
    return store
