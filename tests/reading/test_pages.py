"""Web pages, in the shapes that outlets publish."""

import json
from pathlib import Path

import pytest

from reading.reader import body, marked, read_one, reject_one

PROSE = (
    "<p>The council of Port Lorn voted on Tuesday to close the ferry line, officials said, after hours of debate.</p>"
    "<p>“It is a sad day for the town,” Mayor Ines Holt told reporters on the quay, where the last ship lay.</p>"
    "<p>The union of the crews said in a statement that it would fight the plan in the courts.</p>"
)


def page(head: str = "", main: str = PROSE, around: str = "") -> str:
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/news'>News</a></nav><article>{main}</article>{around}"
        "<footer><p>© 2024 Harbor Post</p></footer></body></html>"
    )


def write(folder: Path, source: str, encoding: str = "utf-8") -> Path:
    path = folder / "ferry.html"
    path.write_bytes(source.encode(encoding, errors="xmlcharrefreplace"))
    return path


def test_json_ld_tells_title_authors_outlet_and_the_minute(tmp_path: Path) -> None:
    described = {
        "@context": "https://schema.org",
        "@type": ["ReportageNewsArticle"],
        "headline": "Council votes to close &quot;doomed&quot; ferry line",
        "datePublished": "2024-03-05T18:20:00+01:00",
        "dateModified": "2024-03-06T08:00:00+01:00",
        "author": [{"@type": "Person", "name": "Mara Quill"}, {"@type": "Person", "name": "Li"}],
        "publisher": {"@type": "NewsMediaOrganization", "name": "Harbor Post"},
        "mainEntityOfPage": {"@id": "https://harborpost.example/ferry"},
    }
    head = f'<title>Ferry | Harbor Post</title><script type="application/ld+json">{json.dumps(described)}</script>'
    article = read_one(write(tmp_path, page(head, "<h1>Council votes</h1>" + PROSE)))
    assert article.title == 'Council votes to close "doomed" ferry line'
    assert article.authors == ("Mara Quill", "Li")
    assert article.outlet == "Harbor Post"
    assert (article.published, article.published_basis) == ("2024-03-05T18:20+01:00", "metadata")
    assert article.url == "https://harborpost.example/ferry"


def test_a_graph_with_references_is_followed(tmp_path: Path) -> None:
    graph = {
        "@graph": [
            {"@type": "WebSite", "@id": "#site", "name": "Harbor Post Online Network"},
            {"@type": "Organization", "@id": "#org", "name": "Harbor Post"},
            {"@type": "Person", "@id": "#mara", "name": "Mara Quill"},
            {
                "@type": "NewsArticle",
                "headline": "Council votes",
                "author": {"@id": "#mara"},
                "publisher": {"@id": "#org"},
                "datePublished": "2024-03-05",
            },
        ]
    }
    article = read_one(write(tmp_path, page(f'<script type="application/ld+json">{json.dumps(graph)}</script>')))
    assert (article.outlet, article.authors, article.published) == ("Harbor Post", ("Mara Quill",), "2024-03-05")


def test_opengraph_alone_is_enough(tmp_path: Path) -> None:
    head = (
        '<meta property="og:site_name" content="Harbor Post">'
        '<meta property="og:title" content="Ferry line to close - Harbor Post">'
        '<meta property="og:url" content="https://harborpost.example/ferry">'
        '<meta property="article:published_time" content="2024-03-05T18:20:00Z">'
        '<meta name="author" content="By Mara Quill and Tom Arden">'
    )
    article = read_one(write(tmp_path, page(head)))
    assert article.title == "Ferry line to close"
    assert (article.outlet, article.authors) == ("Harbor Post", ("Mara Quill", "Tom Arden"))
    assert (article.published, article.url) == ("2024-03-05T18:20+00:00", "https://harborpost.example/ferry")


def test_a_page_without_metadata_has_its_heading_byline_and_address(tmp_path: Path) -> None:
    head = '<title>Ferry closes</title><link rel="canonical" href="https://harborpost.example/2024/03/05/ferry">'
    main = '<h1>Ferry line to close</h1><p class="byline">By Mara Quill</p>' + PROSE
    article = read_one(write(tmp_path, page(head, main)))
    assert (article.title, article.authors, article.outlet) == ("Ferry line to close", ("Mara Quill",), None)
    assert article.published == "2024-03-05"


def test_paragraphs_are_parted_by_blank_lines_and_the_menu_is_gone(tmp_path: Path) -> None:
    article = read_one(write(tmp_path, page()))
    assert len(article.text.split("\n\n")) == 3
    assert "Home" not in article.text


def test_what_the_extractor_leaves_in_is_marked(tmp_path: Path) -> None:
    main = "<h1>Ferry line to close</h1>" + PROSE.replace("</p><p>The union", "</p><p>Read more</p><p>The union")
    article = read_one(write(tmp_path, page("<meta property='og:title' content='Ferry line to close'>", main)))
    assert "Read more" not in body(article)
    assert set(marked(article).values()) <= {"pointer to other articles"}


def test_a_declared_encoding_is_honoured(tmp_path: Path) -> None:
    source = page(main=PROSE.replace("Ines Holt", "Łucja Żak")).replace("utf-8", "iso-8859-2")
    assert "Łucja Żak" in read_one(write(tmp_path, source, "iso-8859-2")).text


def test_a_page_that_was_saved_as_text_is_read_as_a_page(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(page(), encoding="utf-8")
    assert "<p>" not in read_one(path).text


@pytest.mark.parametrize("script", ["{", "[" * 100_000, '{"@type": 7, "author": [[[]]]}', "[null, 1, []]", '"x"', ""])
def test_broken_json_ld_costs_only_itself(tmp_path: Path, script: str) -> None:
    article = read_one(write(tmp_path, page(f'<script type="application/ld+json">{script}</script>')))
    assert "hours of debate" in article.text


@pytest.mark.parametrize(
    "source",
    [
        page(main="<p>Page not found.</p>"),
        page(main="<form><input name='user'><p>Please sign in to read this.</p></form>"),
        page(main="<ul>" + "<li><a href='/x'>Ferry line to close</a></li>" * 40 + "</ul>"),
        "just a few words",
        "<html></html>",
    ],
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, source: str) -> None:
    assert reject_one(write(tmp_path, source)).reason == "is a page on which no article was found"


def test_a_consent_page_is_refused(tmp_path: Path) -> None:
    main = (
        "<p>We use cookies to make this site work and to learn how it is used, so please choose what you allow us.</p>"
    )
    more = "<p>By clicking on this button you agree that we and our partners may keep what we learn of your visit.</p>"
    found = reject_one(write(tmp_path, page(main=main + more)))
    assert found.reason == "holds no article, only titles, menus, notices or the like"


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("nested", "<div>" * 50_000 + PROSE),
        ("attributes", "<div " + " ".join(f'a{number}=">"' for number in range(50_000)) + ">" + PROSE),
        ("unclosed", "<a " * 50_000 + PROSE),
        ("comment", "<!--" * 50_000 + PROSE),
        ("bylines", page(main=PROSE + "<span class='byline'>by x</span>" * 5_000)),
    ],
)
def test_hostile_markup_is_answered_and_in_time(tmp_path: Path, name: str, source: str) -> None:
    from sayso.reading import read

    assert len(list(read([write(tmp_path, source)]))) == 1, name
