"""Plain text and Markdown, in the shapes that crawlers and people leave."""

import time
from pathlib import Path

import pytest

from reading.reader import body, marked, read_one
from sayso.reading.markup import strip_markup

LEAD = (
    "The council of Port Lorn voted on Tuesday to close the ferry line, officials said, and the mayor said that she "
    "would not stand in its way."
)
SECOND = "“It is a sad day for the town,” Mayor Ines Holt told reporters, “and we will have to live with it.”"


def write(folder: Path, name: str, *paragraphs: str) -> Path:
    path = folder / name
    path.write_text("\n\n".join(paragraphs), encoding="utf-8")
    return path


def test_a_crawled_page_with_an_appeal_keeps_its_article_and_nothing_else(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "000_ferry.txt",
        "Support The Lorn Times!",
        "Council Votes To Close Ferry Line After Six Hours",
        "Council spokeswoman Edda Lorimer.",
        LEAD,
        SECOND,
        "… we have a small favor to ask. As you may have heard, The Lorn Times, an independent paper for 30 years, has "
        "been sued over its journalism.",
        "We, the journalists of The Lorn Times, go on with our reporting. But we need your help.",
        "Your support, however small, makes a difference. Please support us monthly, from $2.",
        "payment methods\nNot ready to support today?\nRemind me later.",
        "Read more",
    )
    article = read_one(path)
    assert article.id == "000_ferry"
    assert article.path == str(path)
    assert article.title == "Council Votes To Close Ferry Line After Six Hours"
    assert article.outlet == "The Lorn Times"
    assert (article.authors, article.published, article.language) == ((), None, "en")
    assert body(article) == f"{LEAD} {SECOND}"
    reasons = marked(article)
    assert reasons["Support The Lorn Times!"] == "appeal for money"
    assert reasons["Council spokeswoman Edda Lorimer."] == "caption"
    assert reasons["Read more"] == "pointer to other articles"


def test_a_blog_post_gives_author_and_date_from_its_front(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "post.txt",
        "Ferry Line Doomed As Council Folds",
        "Old Salt's Photo\nby Old Salt\nFriday, Jan 26, 2024 - 07:40 PM",
        LEAD,
        SECOND,
    )
    article = read_one(path)
    assert article.title == "Ferry Line Doomed As Council Folds"
    assert article.authors == ("Old Salt",)
    assert (article.published, article.published_basis) == ("2024-01-26T19:40", "text")
    assert article.outlet is None
    assert body(article) == f"{LEAD} {SECOND}"
    assert sorted(marked(article).values()) == ["byline", "caption", "date line"]


def test_wire_copy_gives_agency_and_leaves_the_dateline_in_the_article(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "wire.txt",
        "Council votes to close ferry line",
        "PORT LORN, Vessaly (Reuters) - " + LEAD,
        SECOND,
        "(Reporting by Mara Quill in Port Lorn; editing by Tom Arden)",
    )
    article = read_one(path)
    assert article.title == "Council votes to close ferry line"
    assert article.outlet == "Reuters"
    assert body(article).startswith("PORT LORN, Vessaly (Reuters) - The council")
    assert set(marked(article).values()) == {"credit"}


def test_a_byline_names_the_outlet_before_a_dateline_does(tmp_path: Path) -> None:
    article = read_one(
        write(
            tmp_path,
            "a.txt",
            "Council votes to close ferry line",
            "By Mara Quill | Harbor News",
            "PORT LORN (AP) - " + LEAD,
        )
    )
    assert (article.authors, article.outlet) == (("Mara Quill",), "Harbor News")


def test_a_name_beside_a_date_is_the_author(tmp_path: Path) -> None:
    article = read_one(write(tmp_path, "a.txt", "Council votes to close ferry line", "Mara Quill\n5 March 2021", LEAD))
    assert (article.authors, article.published) == (("Mara Quill",), "2021-03-05")


def test_two_names_alone_are_the_authors(tmp_path: Path) -> None:
    article = read_one(write(tmp_path, "a.txt", "Council votes to close ferry line", "Mara Quill and Tom Arden", LEAD))
    assert article.authors == ("Mara Quill", "Tom Arden")
    assert body(article) == LEAD


def test_a_text_without_a_headline_has_none(tmp_path: Path) -> None:
    article = read_one(write(tmp_path, "a.txt", LEAD, SECOND))
    assert article.title is None
    assert article.boilerplate == ()


def test_a_date_inside_the_article_is_not_its_date(tmp_path: Path) -> None:
    article = read_one(write(tmp_path, "a.txt", "Council votes to close ferry line", LEAD, "March 5, 2021", SECOND))
    assert article.published is None
    assert "March 5, 2021" in body(article)


def test_a_date_line_in_the_future_gives_no_date(tmp_path: Path) -> None:
    article = read_one(write(tmp_path, "a.txt", "Council votes to close ferry line", "5 March 2999", LEAD))
    assert (article.published, article.published_basis) == (None, None)


def test_only_the_date_of_a_change_is_taken_with_a_note(tmp_path: Path) -> None:
    article = read_one(write(tmp_path, "a.txt", "Council votes to close ferry line", "Updated 5 March 2021", LEAD))
    assert (article.published, article.published_note) == ("2021-03-05", "the date of its last update")


def test_a_copyright_line_names_the_outlet(tmp_path: Path) -> None:
    article = read_one(
        write(tmp_path, "a.txt", LEAD, SECOND, "Copyright © 2021 Harbor Post, LLC. All rights reserved.")
    )
    assert article.outlet == "Harbor Post"


def test_an_outlet_that_is_only_quoted_is_not_the_outlet(tmp_path: Path) -> None:
    article = read_one(
        write(tmp_path, "a.txt", LEAD, "The ships were old, The Lorn Times reported, citing two officials.")
    )
    assert article.outlet is None


def test_an_appeal_in_the_middle_does_not_take_the_prose_around_it(tmp_path: Path) -> None:
    appeal = "Harbor Post is reader-supported. Chip in $5 to keep our reporters on the quay."
    article = read_one(write(tmp_path, "a.txt", LEAD, appeal, SECOND, "Yes, she said."))
    assert marked(article) == {appeal: "appeal for money"}


def test_line_ends_are_normalised_and_nulls_dropped(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"{LEAD}\r\n\r\n{SECOND}\x00\r".encode())
    assert read_one(path).text == f"{LEAD}\n\n{SECOND}\n"


@pytest.mark.parametrize(
    "heading",
    [
        "A sad day",
        "DIFFERENT SHIPS",
        "Who will pay for it?",
        "WHO WILL PAY FOR IT?",
    ],
)
def test_a_heading_between_two_paragraphs_says_nothing(tmp_path: Path, heading: str) -> None:
    article = read_one(write(tmp_path, "a.txt", LEAD, heading, SECOND))
    assert marked(article) == {heading: "heading"}


def test_the_headline_of_another_article_between_two_paragraphs_says_nothing(tmp_path: Path) -> None:
    headline = "OWNER OF FERRY LINE ‘LEAVES COUNTRY’, POLICE SAY"
    article = read_one(write(tmp_path, "a.txt", LEAD, headline, SECOND))
    assert marked(article) == {headline: "pointer to other articles"}


@pytest.mark.parametrize(
    "line",
    [
        "The vote was close.",
        "“Who will pay for it?”",
        "Who will pay for it, Holt asked.",
        "Ines Holt",
        "HOLT: Who will pay?",
        "March 5",
        "And then the lights went out on the quay",
        "“WE WILL NOT GO, AND WE WILL NOT PAY”",
    ],
)
def test_what_somebody_says_or_does_is_no_heading(tmp_path: Path, line: str) -> None:
    assert line not in marked(read_one(write(tmp_path, "a.txt", LEAD, line, SECOND)))


def test_the_lines_of_a_list_are_no_headings(tmp_path: Path) -> None:
    article = read_one(write(tmp_path, "a.txt", LEAD, "Two of the old ferries", "The pier and the slip", SECOND))
    assert marked(article) == {}


def test_a_text_all_in_capitals_has_no_headings(tmp_path: Path) -> None:
    article = read_one(write(tmp_path, "a.txt", LEAD.upper(), "THE COUNCIL MEETS AGAIN IN JUNE", SECOND.upper()))
    assert marked(article) == {}


def test_markdown_front_matter_tells_and_is_marked(tmp_path: Path) -> None:
    header = (
        '---\ntitle: "Council votes: the ferry line closes"\nauthors:\n  - Mara Quill\n  - Tom Arden\n'
        "date: 2024-03-05\nsite_name: Harbor Post\nurl: https://harborpost.example/ferry\nlayout: post\n---\n"
    )
    path = tmp_path / "ferry.md"
    path.write_text(
        f"{header}\n# Council votes: the ferry line closes\n\n{LEAD}\n\n## The mayor\n\n{SECOND}\n", encoding="utf-8"
    )
    article = read_one(path)
    assert article.title == "Council votes: the ferry line closes"
    assert article.authors == ("Mara Quill", "Tom Arden")
    assert (article.outlet, article.url) == ("Harbor Post", "https://harborpost.example/ferry")
    assert (article.published, article.published_basis) == ("2024-03-05", "metadata")
    assert marked(article) == {header: "front matter", "## The mayor": "heading"}
    assert body(article) == f"{LEAD} {SECOND}"


def test_a_markdown_heading_is_the_title_without_front_matter(tmp_path: Path) -> None:
    article = read_one(write(tmp_path, "a.md", "# Ferry closes", "*By Mara Quill*", LEAD))
    assert (article.title, article.authors) == ("Ferry closes", ("Mara Quill",))


def test_markdown_is_read_as_the_words_that_a_reader_sees(tmp_path: Path) -> None:
    marked_up = (
        '- The **council** said [on Tuesday](https://x.example/a_b "a page") that the *ferry line* shuts_now, 2*3*4.',
        "> “We tried,” Mayor Ida Holt said, ![a boat](boat.png) at <https://x.example/q>.",
    )
    assert read_one(write(tmp_path, "a.md", *marked_up)).text.strip() == (
        "The council said on Tuesday that the ferry line shuts_now, 2*3*4.\n\n"
        "“We tried,” Mayor Ida Holt said, a boat at https://x.example/q."
    )


def test_marks_without_end_take_linear_time() -> None:
    for mark in ("[", "**", "*a", "![a](", "> ", "_", "[a](b"):
        text = mark * 100_000
        start = time.process_time()
        strip_markup(text)
        assert time.process_time() - start < 5


def test_a_header_of_keys_and_values_needs_no_fence(tmp_path: Path) -> None:
    article = read_one(write(tmp_path, "a.txt", "Title: Ferry closes\nAuthor: Mara Quill\nDate: March 5, 2021", LEAD))
    assert (article.title, article.authors, article.published) == ("Ferry closes", ("Mara Quill",), "2021-03-05")
    assert body(article) == LEAD


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    article = read_one(write(tmp_path, "a.md", "---", LEAD, "---", SECOND))
    assert article.boilerplate == ()
