"""The timeline: what has a date, merged and in order."""

from sayso.dates import build_timeline, date_attributions
from sayso.types import (
    Act,
    Analysis,
    Article,
    Attribution,
    Claim,
    Coverage,
    Mention,
    Passage,
    QuotationType,
    ResolvedAttribution,
    Span,
    Stance,
    Status,
    TimelineEntry,
)

POST = Article(
    "post",
    "The Post reported on Thursday, citing two clerks, that the ferry had sunk in December.\n\n"
    "On Friday, Dora Veld denied that the ferry had sunk.",
    title="Ferry sank, clerks say",
    published="2024-01-26",
)
GAZETTE = Article(
    "gazette",
    "“The ferry lies safe in its own dock,” Dora Veld told reporters Friday.",
    title="Veld: ferry is safe",
    published="2024-01-27",
)
ECHO = Article(
    "echo",
    "“The ferry lies safe in its own dock,” the head of the office said Friday.",
    title="Ferry is safe",
    published="2024-01-27",
)


def passage(text: str, words: str) -> Passage:
    start = text.index(words)
    return Passage((Span(start, start + len(words)),), words)


def resolved(
    article: Article, name: str, entity: str, source: str, cue: str, content: str, act: Act = Act.SAYS
) -> ResolvedAttribution:
    text = article.text
    attribution = Attribution(
        passage(text, source), passage(text, cue), passage(text, content), QuotationType.INDIRECT, act
    )
    return ResolvedAttribution(name, article.id, attribution, entity, False, None, (entity,))


REPORT = resolved(POST, "a1", "post", "The Post", "reported", "that the ferry had sunk in December")
DENIAL = resolved(POST, "a2", "veld", "Dora Veld", "denied", "that the ferry had sunk.", Act.DENIES)
SAFE = resolved(GAZETTE, "a3", "veld", "Dora Veld", "told", "“The ferry lies safe in its own dock,”")
SAFE_TOO = resolved(ECHO, "a4", "veld", "the head", "said", "“The ferry lies safe in its own dock,”")


def timeline(*attributions: ResolvedAttribution, claims: tuple[Claim, ...] = ()) -> tuple[TimelineEntry, ...]:
    ids = {a.article for a in attributions}
    articles = [article for article in (POST, GAZETTE, ECHO) if article.id in ids]
    analyses = [Analysis(a, tuple(r.attribution for r in attributions if r.article == a.id)) for a in articles]
    return build_timeline(articles, date_attributions(analyses, attributions), claims)


def test_what_is_told_what_is_said_and_what_is_published_stand_in_order() -> None:
    entries = timeline(REPORT, DENIAL)
    assert [(e.start, e.end, e.attribution) for e in entries] == [
        ("2023-12", "2023-12", "a1"),
        ("2024-01-25", "2024-01-25", "a1"),
        ("2024-01-26", "2024-01-26", "a2"),
        ("2024-01-26", "2024-01-26", None),
    ]
    assert entries[0].text == "that the ferry had sunk in December"
    assert entries[2].text == "On Friday, Dora Veld denied that the ferry had sunk."
    assert entries[3].text == "Ferry sank, clerks say"


def test_every_text_of_an_attribution_stands_in_its_article() -> None:
    texts = {article.id: article.text for article in (POST, GAZETTE, ECHO)}
    for entry in timeline(REPORT, DENIAL, SAFE):
        assert entry.attribution is None or entry.text in texts[entry.article]


def test_one_utterance_in_two_articles_is_one_entry() -> None:
    entries = [e for e in timeline(SAFE, SAFE_TOO) if e.attribution]
    assert [(e.start, e.article, e.also) for e in entries] == [("2024-01-26", "gazette", ("echo",))]


def test_the_same_words_of_two_speakers_are_two_entries() -> None:
    other = resolved(ECHO, "a4", "mayor", "the head", "said", "“The ferry lies safe in its own dock,”")
    assert len([e for e in timeline(SAFE, other) if e.attribution]) == 2


def test_a_claim_is_named_and_joins_what_is_told_in_other_words() -> None:
    mentions = tuple(
        Mention(a.article, a.id, a.attribution.content, stance)
        for a, stance in ((DENIAL, Stance.DENIES), (SAFE, Stance.DENIES))
    )
    claim = Claim("c1", "the ferry sank", mentions, (), Status.DENIED, {"post": Coverage.CARRIES})
    entries = [e for e in timeline(DENIAL, SAFE, claims=(claim,)) if e.attribution]
    assert [(e.article, e.claim, e.also) for e in entries] == [("post", "c1", ("gazette",))]


def test_a_claim_that_an_outlet_states_itself_is_dated_too() -> None:
    article = Article("post", "The ferry sank on Tuesday.", published="2024-01-26")
    mention = Mention("post", None, passage(article.text, "The ferry sank on Tuesday."), Stance.ASSERTS)
    claim = Claim("c1", "the ferry sank", (mention,), (), Status.UNCONTESTED, {})
    entries = build_timeline([article], (), (claim,))
    assert [(e.start, e.claim, e.attribution) for e in entries] == [
        ("2024-01-23", "c1", None),
        ("2024-01-26", None, None),
    ]


def test_a_source_that_denies_in_two_articles_on_one_day_denies_once() -> None:
    other = Article("gazette", "On Friday, Dora Veld rejected reports of a leak.", published="2024-01-27")
    rejected = resolved(other, "a3", "veld", "Dora Veld", "rejected", "reports of a leak", Act.DENIES)
    analyses = [Analysis(POST, (DENIAL.attribution,)), Analysis(other, (rejected.attribution,))]
    entries = build_timeline([POST, other], date_attributions(analyses, [DENIAL, rejected]))
    assert [(e.article, e.also) for e in entries if e.attribution] == [("post", ("gazette",))]


def test_a_date_that_tells_when_it_was_said_is_no_event_of_its_own() -> None:
    mention = Mention("post", None, passage(POST.text, "The Post reported on Thursday"), Stance.ASSERTS)
    claim = Claim("c1", "the Post reported", (mention,), (), Status.UNCONTESTED, {})
    entries = timeline(REPORT, claims=(claim,))
    assert [e.attribution for e in entries] == ["a1", "a1", None]


def test_two_sources_of_one_sentence_are_one_entry() -> None:
    clerks = resolved(POST, "a5", "clerks", "two clerks", "citing", "that the ferry had sunk in December")
    entries = [e for e in timeline(REPORT, clerks) if e.start == "2024-01-25"]
    assert [e.attribution for e in entries] == ["a1"]


def test_denials_come_behind_claims_of_the_same_day() -> None:
    text = "Dora Veld on Friday denied the leak. Two clerks said on Friday that oil had leaked."
    article = Article("post", text, published="2024-01-26")
    denial = resolved(article, "a1", "veld", "Dora Veld", "denied", "the leak", Act.DENIES)
    claim = resolved(article, "a2", "clerks", "Two clerks", "said", "that oil had leaked")
    analyses = [Analysis(article, (denial.attribution, claim.attribution))]
    entries = build_timeline([article], date_attributions(analyses, [denial, claim]))
    assert [e.attribution for e in entries] == ["a2", "a1", None]


def test_an_article_without_a_date_has_no_entry_of_its_own() -> None:
    assert build_timeline([Article("post", "The ferry sank.")], ()) == ()


def test_an_article_without_a_title_is_named_by_its_first_sentence() -> None:
    entries = build_timeline([Article("post", "The ferry sank. Nobody knew.", published="2024-01-26")], ())
    assert [e.text for e in entries] == ["The ferry sank."]
