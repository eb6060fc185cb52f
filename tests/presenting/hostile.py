"""Reports that nobody honest would write: markup, control characters and endless words wherever a text can stand."""

from dataclasses import replace

from sayso.types import Article, Entity, Passage, Report, Span

from .sample import REPORT

ATTACK = (
    "<script>alert(1)</script>\"'>&<img src=x onerror=alert(2)>\u202egnp.exe\u200f\x1b[31m\x07\ud800{{7*7}}[red]x[/red]"
)
LONG_WORD = "w" * 10_000
ADDRESS = "javascript:alert(3)"


def hostile_report() -> Report:
    """The sample report with an attack in every text that comes from outside, at the end of each article's text too."""
    articles = tuple(_hostile_article(article) for article in REPORT.articles)
    entities = tuple(_hostile_entity(entity) for entity in REPORT.entities)
    claims = tuple(replace(claim, id=f"{claim.id}{ATTACK}", wording=ATTACK + LONG_WORD) for claim in REPORT.claims)
    edits = tuple(replace(edit, before=ATTACK, after=LONG_WORD) for edit in REPORT.quotes[0].edits)
    difference = REPORT.differences[0]
    text = articles[0].text
    side = replace(
        difference.sides[0],
        passage=Passage((Span(text.index("<script>"), len(text)),), text[text.index("<script>") :]),
    )
    return replace(
        REPORT,
        title=ATTACK,
        articles=articles,
        entities=entities,
        claims=claims,
        quotes=(replace(REPORT.quotes[0], edits=edits),),
        differences=(replace(difference, note=ATTACK, claim=None, sides=(side,)),),
        timeline=(replace(REPORT.timeline[0], text=ATTACK + LONG_WORD, claim=ATTACK), *REPORT.timeline[1:]),
        rejected=tuple(replace(entry, path=ATTACK, reason=LONG_WORD) for entry in REPORT.rejected),
        not_measured=(ATTACK, LONG_WORD),
    )


def _hostile_article(article: Article) -> Article:
    return replace(
        article,
        text=f"{article.text}\n\n{ATTACK} {LONG_WORD}",
        title=ATTACK,
        authors=(ATTACK, LONG_WORD),
        path=ATTACK,
        url=ADDRESS,
        published=ATTACK,
        published_note=ATTACK,
        language=ATTACK,
    )


def _hostile_entity(entity: Entity) -> Entity:
    return replace(
        entity,
        name=f"{entity.name} {ATTACK}",
        role=ATTACK,
        description=ATTACK,
        reason=ATTACK if entity.reason else None,
    )
