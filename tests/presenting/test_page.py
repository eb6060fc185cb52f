import base64
import hashlib
import re
import time
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from sayso.presenting.page import render_page
from sayso.types import Passage, Report, Span

from .hostile import ATTACK, LONG_WORD, hostile_report
from .sample import REPORT
from .sample_articles import ARTICLES

VOID = {"meta", "link", "br", "img", "hr", "input"}
ADDRESS_ATTRIBUTES = {"src", "href", "action", "data", "poster", "srcset", "xlink:href", "formaction"}


class Page(HTMLParser):
    """A page read by its tags: fails where they do not nest."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.elements, self.texts = [], [], [], []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.elements.append((tag, attributes))
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.texts.append(data)

    def having(self, tag, name="", value=None):
        return [found for kind, found in self.elements if kind == tag and (not name or found.get(name) == value)]

    @property
    def text(self):
        return "".join(self.texts)


@pytest.fixture(scope="module", params=["sample", "hostile", "empty"])
def html(request):
    reports = {"sample": REPORT, "hostile": hostile_report(), "empty": Report("", (), {})}
    return render_page(reports[request.param])


@pytest.fixture(scope="module")
def sample():
    return Page(render_page(REPORT))


@pytest.fixture(scope="module")
def hostile():
    return Page(render_page(hostile_report()))


def test_tags_nest_and_every_anchor_is_there_once(html):
    page = Page(html)
    assert len(page.ids) == len(set(page.ids))
    links = [found["href"] for tag, found in page.elements if "href" in found]
    leading = {href[1:] for href in links if href.startswith("#")}
    assert leading <= set(page.ids)
    named = {name for _, found in page.elements for name in found.get("aria-labelledby", "").split()}
    assert named <= set(page.ids)


def test_nothing_is_asked_for_and_nothing_runs(html):
    page = Page(html)
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "base", "form", "audio", "video", "image"}
    for tag, attributes in page.elements:
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        for name in ADDRESS_ATTRIBUTES & attributes.keys():
            assert name == "href"
            assert tag in ("a", "use")
            assert attributes[name].startswith(("#", "https://", "http://") if tag == "a" else "#")
    assert "url(" not in html
    assert "@import" not in html


def test_the_policy_allows_the_page_s_own_style_and_nothing_else(html):
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = Page(html).having("meta", "http-equiv", "Content-Security-Policy")[0]["content"]
    assert policy.split("; ")[:2] == ["default-src 'none'", f"style-src 'sha256-{digest}'"]


def test_a_page_can_be_written_as_utf8_and_has_no_control_characters(html):
    html.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", html)


def test_attacks_are_shown_as_text(hostile):
    shown = (
        "<script>alert(1)</script>\"'>&<img src=x onerror=alert(2)>"
        "⟨U+202E⟩gnp.exe⟨U+200F⟩⟨U+001B⟩[31m⟨U+0007⟩⟨U+D800⟩{{7*7}}"
    )
    assert hostile.text.count(shown) > 20
    assert ATTACK not in hostile.text
    assert LONG_WORD in hostile.text


def test_ids_of_the_report_are_no_part_of_the_markup(hostile):
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", anchor) for anchor in hostile.ids)


def test_an_address_that_is_none_is_no_link(hostile):
    assert not any("javascript" in found["href"] for found in hostile.having("a"))


def test_the_first_claim_is_open_and_the_others_are_a_line_that_says_on_whose_word(sample):
    claims = sample.having("details", "class", "claim")
    assert len(claims) == len(REPORT.claims)
    assert ["open" in found for found in claims] == [True] + [False] * (len(claims) - 1)
    assert "Two people, through Corvane News" in sample.text
    for words in ("denied by Jon Tavel and City Hall", "unnamed alone, 2 people", "4 of 5 outlets", "1 origin"):
        assert words in sample.text


def test_pictures_have_a_title_and_say_in_words_what_they_show(sample):
    pictures = [found for found in sample.having("svg") if found.get("role") == "img"]
    assert len(pictures) == 5
    assert "The Ellan Courier and Northgate Post ← Corvane News ← two people." in sample.text
    others = [found for found in sample.having("svg") if found.get("role") != "img"]
    assert all(found.get("aria-hidden") == "true" for found in others)


def test_the_trails_of_the_weightiest_claims_are_drawn_and_those_of_all_are_listed():
    page = Page(render_page(replace(REPORT, claims=tuple(replace(REPORT.claims[0], id=f"k{n}") for n in range(70)))))
    assert len([found for found in page.having("svg") if found.get("role") == "img"]) == 60
    lists = [found for found in page.having("div") if found.get("class", "").startswith("trail")]
    assert len(lists) == 70
    assert len([found for found in lists if "narrow" not in found["class"].split()]) == 10


def test_every_attribution_is_marked_and_leads_back_to_its_claim(sample):
    for number, attribution in enumerate(REPORT.attributions, 1):
        assert f"a{number}" in sample.ids, attribution.id
    references = [found["href"] for found in sample.having("a", "class", "ref")]
    assert {f"#c{number}" for number in range(1, len(REPORT.claims) + 1)} == set(references)


def test_every_passage_leads_to_its_mark(sample):
    anchors = {found["href"][1:] for found in sample.having("a")}
    assert {"a1", "a3", "a5"} <= anchors
    places = [found for found in anchors if re.fullmatch(r"[ap]\d+", found)]
    assert len(places) > 20


def test_coverage_is_told_in_words_too(sample):
    assert sample.text.count("carries the denial only") >= 2
    assert "does not have it" in sample.text


def test_what_was_not_measured_and_what_was_rejected_is_told(sample):
    for sentence in (*REPORT.not_measured, *(entry.path for entry in REPORT.rejected)):
        assert sentence in sample.text


def test_article_texts_are_on_the_page_word_for_word(sample):
    shown = " ".join(sample.text.split())
    for piece in (
        "citing",
        "two people familiar with the talks",
        "appeal for money: not analysed",
        "keep local news alive.",
    ):
        assert piece in shown


def many_articles(number):
    """The sample's stories told over and over, by as many outlets as asked, each text ten times as long."""
    report = REPORT
    articles, attributions, outlets = [], [], {}
    for at in range(number):
        source = ARTICLES[at % len(ARTICLES)]
        id_ = f"{source.id}-{at}"
        articles.append(replace(source, id=id_, text="\n\n".join([source.text] * 10), boilerplate=()))
        outlets[id_] = f"outlet-{at}"
        for copy in range(6):
            shift = copy * (len(source.text) + 2)
            attributions += [
                replace(
                    found,
                    id=f"{found.id}-{at}-{copy}",
                    article=id_,
                    within=None,
                    attribution=replace(
                        found.attribution,
                        source=shifted(found.attribution.source, shift),
                        cue=shifted(found.attribution.cue, shift),
                        content=shifted(found.attribution.content, shift),
                    ),
                )
                for found in report.attributions
                if found.article == source.id
            ]
    claims = []
    for at in range(number):
        for claim in report.claims:
            mentions = tuple(
                replace(mention, article=article.id, attribution=f"{mention.attribution}-{other}-0")
                for mention in claim.mentions
                for other, article in enumerate(articles)
                if mention.attribution and article.id.startswith(f"{mention.article}-") and (at < 5 or other == at)
            )
            if mentions:
                covered = dict.fromkeys((mention.article for mention in mentions), claim.outlets["courier"])
                claims.append(replace(claim, id=f"{claim.id}-{at}", mentions=mentions, outlets=covered))
    return replace(
        report,
        articles=tuple(articles),
        outlets=outlets,
        attributions=tuple(attributions),
        claims=tuple(claims),
        quotes=(),
        differences=(),
        timeline=(),
    )


def shifted(passage, by):
    return Passage(tuple(Span(start + by, end + by) for start, end in passage.spans), passage.text)


def test_thirty_articles_come_in_under_two_megabytes():
    report = many_articles(30)
    assert len(report.attributions) > 800
    assert len(report.claims) > 60
    start = time.perf_counter()
    html = render_page(report)
    assert time.perf_counter() - start < 20
    Page(html)
    assert len(html.encode("utf-8")) < 2_000_000
