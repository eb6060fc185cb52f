"""What is marked as no part of the article, and what must never be."""

import pytest
from tests.clock import least_seconds

from sayso.reading.appeals import continues_appeal, is_appeal
from sayso.reading.bylines import read_byline
from sayso.reading.furniture import Reason, find_furniture
from sayso.reading.masthead import find_outlet_in_appeal, find_outlet_in_copyright


@pytest.mark.parametrize(
    ("paragraph", "reason"),
    [
        ("Share", Reason.SHARE),
        ("Share Tweet Email", Reason.SHARE),
        ("Facebook | Twitter | WhatsApp", Reason.SHARE),
        ("Share this article on Facebook", Reason.SHARE),
        ("Print this article", Reason.SHARE),
        ("12 comments", Reason.SHARE),
        ("Payment methods", Reason.SHARE),
        ("Not ready to support today?", Reason.SHARE),
        ("Remind me in May.", Reason.SHARE),
        ("Read more", Reason.MORE),
        ("Read more about the ferry »", Reason.MORE),
        ("[Read the full report here]", Reason.MORE),
        ("RELATED: Mayor says ships were old", Reason.MORE),
        ("( Also on HARBOR POST: Who owns the ferry)", Reason.MORE),
        ("Continue reading the main story", Reason.MORE),
        ("Tags: ferry, council, strike", Reason.MORE),
        ("ADVERTISEMENT", Reason.ADVERTISEMENT),
        ("Advertisement - scroll to continue", Reason.ADVERTISEMENT),
        ("Home > News > Harbour", Reason.NAVIGATION),
        ("Skip to main content", Reason.NAVIGATION),
        ("4 min read", Reason.NAVIGATION),
        ("Photo by Ann Roper", Reason.CAPTION),
        ("Ann Roper's Photo", Reason.CAPTION),
        ("FILE PHOTO: A ferry leaves Port Lorn, May 2, 2023. REUTERS/Ann Roper/File Photo", Reason.CAPTION),
        ("Mayor Ines Holt speaks to reporters in Port Lorn. (AP Photo/Ann Roper)", Reason.CAPTION),
        ("Flowers on the quay last night. Picture: Ann Roper", Reason.CAPTION),
        ("Enlarge this image toggle caption Ann Roper/AP", Reason.CAPTION),
        ("![The quay](quay.jpg)", Reason.CAPTION),
        ("Image copyright Lorn Pictures Image caption The ferry had been mended twice", Reason.CAPTION),
        ("Media playback is unsupported on your device Media caption The moment the ferry left", Reason.CAPTION),
        ("Image Flowers on the quay last night. Credit Ann Roper for The Lorn Times", Reason.CAPTION),
        ("FILE - In this May 2, 2023, file photo, a ferry leaves Port Lorn, as the mayor looks on.", Reason.CAPTION),
        ("In this May 2, 2023 photo, a ferry leaves Port Lorn.", Reason.CAPTION),
        ("A ferry leaves Port Lorn, May 2, 2023. REUTERS/Ann Roper", Reason.CAPTION),
        ("CLICK HERE TO GET THE LORN TIMES APP", Reason.MORE),
        ("Full Coverage: The ferry", Reason.MORE),
        ("Related Coverage Mayor says ships were old", Reason.MORE),
        ("Mara Quill reported from Skerrin.", Reason.CREDIT),
        ("Mara Quill and Tom Arden reported from Port Lorn. Follow Mara Quill on Twitter", Reason.CREDIT),
        ("Copyright © 2024 The Lorn Times, LLC. All rights reserved.", Reason.COPYRIGHT),
        ("This material may not be published, broadcast or rewritten.", Reason.COPYRIGHT),
        ("The Associated Press contributed to this report.", Reason.CREDIT),
        ("(Reporting by Mara Quill; editing by Tom Arden)", Reason.CREDIT),
        ("Quill reported from Skerrin. Li Wei in Port Lorn contributed to this story.", Reason.CREDIT),
        ("Sign up for our daily newsletter", Reason.SUBSCRIBE),
        ("Get the Herald delivered to your inbox. By signing up, you agree to our policy.", Reason.SUBSCRIBE),
        ("Follow Mara Quill on Twitter @maraquill", Reason.SUBSCRIBE),
        ("Already a subscriber? Log in", Reason.SUBSCRIBE),
        ("Were you at the fair? Call our newsdesk or write to tips@herald.example", Reason.SUBSCRIBE),
        ("Subscribe now for as little as $2 a month!", Reason.SUBSCRIBE),
        ("The views expressed in this article are the author's own.", Reason.DISCLAIMER),
        ("We use cookies to improve your visit.", Reason.DISCLAIMER),
        ("This story was updated at 5:20 p.m.", Reason.DATE),
    ],
)
def test_furniture_is_told_by_its_words(paragraph: str, reason: Reason) -> None:
    assert find_furniture(paragraph) == reason


@pytest.mark.parametrize(
    "paragraph",
    [
        "“Share the burden,” Holt said.",
        "Share prices fell after the council's vote, analysts said.",
        "Print is dead, the publisher told his staff.",
        "Read my lips, the mayor said: there will be no ferry.",
        "Related companies paid the owner 3 million crowns, the report says.",
        "Home is where the ferry lands, she said.",
        "Photos show the captain on the quay, three officials said.",
        "The picture, taken by Ann Roper, shows the captain on the quay.",
        "Image matters more than money, the mayor said, and credit went to the owner.",
        "In this photo the captain stands on the quay, three officials said.",
        "Most of those asked want a new ferry, according to a Reuters/Lorn poll.",
        "Mara Quill reported from the war for ten years, and says that she would go again.",
        "She contributed 5,000 crowns to this candidate, records show.",
        "Copyright law does not cover the log book, a lawyer for the owner said.",
        "Sign up for the draft or leave, the minister told them.",
        "He urged people to sign up for health insurance and said that the site was safe.",
        "Follow the money, the former inspector told the Herald.",
        "The views of the council have not changed, Holt said.",
        "Subscribers complained that the newsletter had never come, the paper said.",
        "Watch what he does, not what he says, the mayor warned.",
        "More: that was all that the owner wanted, she said.",
        "Reporting by the Herald forced the ministry to answer, she said, and he left.",
        "“By signing, you agree to say nothing,” the contract read, according to two sailors.",
        "Editing by hand took weeks, " + "and she said that nobody helped her " * 12,
        "Holt said on Tuesday that the council would look for the money. She did not say where.",
        "",
    ],
)
def test_what_an_article_says_is_not_furniture(paragraph: str) -> None:
    assert find_furniture(paragraph) is None


@pytest.mark.parametrize(
    "paragraph",
    [
        "Support The Lorn Times!",
        "Support our independent journalism",
        "… we have a small favor to ask. The Lorn Times has been sued for its journalism, and you can help.",
        "Your support makes our reporting possible. Make a one-time donation today.",
        "Harbor Post is reader-supported: chip in $5 to keep our reporters on the quay.",
        "If you value our coverage, please become a supporter today for just three crowns a month.",
    ],
)
def test_an_appeal_is_told_by_who_asks_whom_for_what(paragraph: str) -> None:
    assert is_appeal(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "“Support our journalism,” the banner read.",
        "The party asked its members to donate today, a spokesman told reporters.",
        "Friend, we need you. Chip in $5 before midnight to help our campaign win.",
        "Support Ukraine, the minister told the council.",
        "Readers donated 40,000 crowns to the paper, its editor said, and its reporting went on.",
        "We asked you what you think about the ferry, and our readers answered.",
        "She called it a small favor, the report says.",
    ],
)
def test_news_about_money_and_journalism_is_no_appeal(paragraph: str) -> None:
    assert not is_appeal(paragraph)


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by " + "A." * 190 + "!?",
        "Reporting by " + "A. " * 125 + "!?",
        "By " + "A. " * 60 + "!?",
        "Support " + "A " * 35 + "?",
        "(" * 700 + "photo",
        "Share " * 60 + "?",
        "home > " + "a " * 190,
        "your support" + " a" * 500,
        "sign up " * 90,
        "Follow " + "a on " * 200,
        "© " * 600,
    ],
)
def test_hostile_lines_are_answered_in_time(line: str) -> None:
    readers = (find_furniture, is_appeal, read_byline, find_outlet_in_copyright, find_outlet_in_appeal)
    assert sum(least_seconds(lambda read=read: read(line)) for read in readers) < 0.5


def test_an_appeal_goes_on_where_the_outlet_speaks_to_the_reader_again() -> None:
    assert continues_appeal("But we need your help to go on with our reporting.")
    assert not continues_appeal("The mayor did not answer questions about the money on Tuesday.")
    assert not continues_appeal("“We need your support,” the mayor told a newspaper.")
