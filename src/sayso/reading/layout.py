"""How an article's text is laid out: title, byline, date line, outlet, and which paragraphs are no part of the article.

Nothing is cut: what is found here is marked. The front is what stands before the first paragraph of prose; much that
would be part of an article further down (a date alone, a name alone) is furniture there.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from sayso.reading.appeals import continues_appeal, is_appeal
from sayso.reading.bylines import is_outlet, is_person, read_byline, read_people, read_signature
from sayso.reading.datelines import WrittenDate, choose_published, find_dates, is_date_line, is_stamped
from sayso.reading.furniture import Reason, find_furniture
from sayso.reading.masthead import (
    find_agency,
    find_outlet_in_appeal,
    find_outlet_in_copyright,
    read_masthead,
    split_title,
)
from sayso.text import find_paragraphs
from sayso.types import Boilerplate

_FRONT_PARAGRAPHS = 15
_TITLE_PARAGRAPHS = 12  # a known title is looked for among these, over at most three paragraphs in a row
_TAIL_PARAGRAPHS = 6
_PROSE_WORDS = 12
_MAX_TITLE_WORDS = 30
_MIN_TITLE_WORDS = 3
_MAX_TITLE_CHARS = 220
_MAX_NAME_CAPTION_WORDS = 12
_MAX_SHORT_WORDS = 8
_MAX_HEADING_CHARS = 200
_MIN_CAPITALS_WORDS = 4
_MIN_HEADLINE_WORDS = 6  # of a line in capitals: fewer are a heading of the article's own

_SENTENCE_END = re.compile(r"[.!?…:]['\"”’)\]]*$")
_NOT_ALNUM = re.compile(r"[\W_]+")
_SMALL_LETTERS = re.compile(r"[a-z]{2}")
_OPENING_QUOTES = tuple("\"“‘'")
# What somebody says, by marks or by a name before a colon; a date or an hour, with what happened then below it.
_NO_HEADING = re.compile(r"[\"“”:\d]|(?<!\w)['‘]")
_MARKED_HEADING = re.compile(r"#{1,6} [^\n]{1,200}")  # of Markdown
_LABEL = re.compile(r"[A-Z][A-Z&'’ /:|-]{2,40}")
# What may stand in lower case in a caption that is only a name with its role: no verb among them.
_CAPTION_WORDS = frozenset(
    "spokesman spokeswoman spokesperson president prime minister foreign defense defence interior secretary "
    "general state chief leader head director chairman chairwoman chair senator representative governor mayor "
    "judge justice attorney prosecutor lawyer king queen prince princess pope ambassador envoy commander officer "
    "officers official officials candidate nominee deputy vice former acting executive chief of the and in at on "
    "with for a an left right center centre top bottom file republican democrat democratic opposition party "
    "member first lady host anchor founder owner billionaire businessman actor singer author press".split()
)


@dataclass(frozen=True, slots=True)
class Layout:
    """What the text says about itself; None or empty where it does not."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    published_note: str | None = None
    boilerplate: tuple[Boilerplate, ...] = ()


@dataclass(slots=True)
class _Survey:
    """The paragraphs of one text, and what has been made out about each so far."""

    spans: list[tuple[int, int]]
    paragraphs: list[str]
    reasons: list[Reason | None]
    body: int = 0  # index of the first paragraph of prose
    dates: list[WrittenDate] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    title: str | None = None
    named_by_byline: str | None = None
    named_by_title: str | None = None
    named_by_masthead: str | None = None


def find_layout(
    text: str,
    latest: date,
    *,
    title: str | None = None,
    authors: Sequence[str] = (),
    outlet: str | None = None,
    front_matter: int = 0,
) -> Layout:
    """Return what the text says about itself, and its boilerplate: whole paragraphs, in order, never overlapping.

    `title`, `authors` and `outlet` are what is known already, and help to find them in the text. `front_matter` is
    where a header of keys and values ends, or 0. No date after `latest` is taken.
    """
    spans = [(start, end) for start, end in find_paragraphs(text) if start >= front_matter]
    paragraphs = [text[start:end] for start, end in spans]
    survey = _Survey(spans, paragraphs, [_find_reason(paragraph) for paragraph in paragraphs])
    _mark_known_title(survey, title)
    survey.body = next((index for index in range(len(spans)) if _is_prose(survey, index)), len(spans))
    _read_front(survey, known_title=title is not None)
    _mark_known_names(survey, authors, outlet)
    _extend_appeals(survey)
    _read_tail(survey, authors)
    _mark_headings(survey)
    published = choose_published(survey.dates, latest)
    header = (Boilerplate(0, front_matter, Reason.FRONT_MATTER.value),) if front_matter else ()
    marked = tuple(
        Boilerplate(start, end, reason.value)
        for (start, end), reason in zip(spans, survey.reasons, strict=True)
        if reason not in (None, Reason.TITLE)  # a headline is a part of the article: "Minister denies plan"
    )
    return Layout(
        title=survey.title,
        authors=tuple(dict.fromkeys(survey.authors)),
        outlet=_find_outlet(survey),
        published=published.iso if published else None,
        published_note="the date of its last update" if published and published.updated else None,
        boilerplate=header + marked,
    )


def _find_reason(paragraph: str) -> Reason | None:
    return find_furniture(paragraph) or (Reason.APPEAL if is_appeal(paragraph) else None)


def _mark_known_title(survey: _Survey, title: str | None) -> None:
    """Mark the title where it stands in the text, alone in one paragraph or, with its subtitle, in up to three."""
    key = _key(title or "")
    if not key:
        return
    count = min(_TITLE_PARAGRAPHS, len(survey.paragraphs))
    keys = [_key(paragraph[: _MAX_TITLE_CHARS * 2]) for paragraph in survey.paragraphs[:count]]
    for first in range(count):
        for last in range(first + 1, min(first + 3, count) + 1):
            if keys[first] and keys[last - 1] and "".join(keys[first:last]) == key:
                survey.reasons[first:last] = [Reason.TITLE] * (last - first)


def _key(line: str) -> str:
    return _NOT_ALNUM.sub("", line).casefold()


def _is_prose(survey: _Survey, index: int) -> bool:
    paragraph = survey.paragraphs[index]
    if survey.reasons[index] is not None:
        return False
    words = paragraph.split()
    if len(words) > 2 * _MAX_TITLE_WORDS:
        return True
    ends = _SENTENCE_END.search(paragraph[-10:]) is not None
    if index == 0 and paragraph.endswith(("?", "!")) and len(words) <= _MAX_TITLE_WORDS:
        return False  # headlines ask and shout, first sentences of articles hardly ever
    return len(words) >= _PROSE_WORDS and ends and not _is_title_case(words) and read_byline(paragraph) is None


def _is_title_case(words: list[str]) -> bool:
    """Are the longer words, four of them at least, nearly all capitalised, as in an American headline?"""
    long = [word for word in words if len(word) >= 4 and word[0].isalpha()]
    return len(long) >= 4 and sum(word[0].isupper() for word in long) >= 0.75 * len(long)


def _read_front(survey: _Survey, known_title: bool) -> None:
    marked_title = known_title
    for index in range(min(survey.body, _FRONT_PARAGRAPHS)):
        paragraph = survey.paragraphs[index].strip("*_ ")
        if survey.reasons[index] is not None or not paragraph:
            continue
        byline = read_byline(paragraph)
        if byline is not None:
            survey.reasons[index] = Reason.BYLINE
            survey.authors.extend(byline.authors)
            survey.dates.extend(byline.dates)
            survey.named_by_byline = survey.named_by_byline or byline.outlet
        elif is_date_line(paragraph):
            survey.reasons[index] = Reason.DATE
            survey.dates.extend(find_dates(paragraph))
        elif index == 0 and (masthead := read_masthead(paragraph)) is not None:
            survey.reasons[index] = Reason.MASTHEAD
            survey.dates.extend(masthead.dates)
            survey.named_by_masthead = masthead.outlet
        elif (author := read_signature(paragraph)) is not None:
            survey.reasons[index] = Reason.BYLINE
            survey.authors.append(author)
        elif _is_bare_byline(survey, index, marked_title):
            survey.reasons[index] = Reason.BYLINE
            people = read_people(paragraph)
            survey.authors.extend(people)
            if not people:
                survey.named_by_byline = survey.named_by_byline or paragraph
        elif not marked_title and _is_title(survey, index):
            marked_title = True
            survey.title, survey.named_by_title = split_title(paragraph.lstrip("# ").rstrip("# "))
            survey.reasons[index] = Reason.TITLE
        elif _is_name_caption(paragraph):
            survey.reasons[index] = Reason.CAPTION
        elif _LABEL.fullmatch(paragraph) and len(paragraph.split()) < _MIN_TITLE_WORDS:
            survey.reasons[index] = Reason.NAVIGATION


def _is_title(survey: _Survey, index: int) -> bool:
    """Does this paragraph of the front read like a headline: of that length, no full sentence, with a text below?"""
    paragraph = survey.paragraphs[index]
    words = [word for word in paragraph.split() if any(character.isalnum() for character in word)]
    if paragraph.startswith("# ") and len(paragraph) <= _MAX_TITLE_CHARS:
        return True
    if not _MIN_TITLE_WORDS <= len(words) <= _MAX_TITLE_WORDS or len(paragraph) > _MAX_TITLE_CHARS:
        return False
    if index + 1 >= len(survey.paragraphs) or "\n" in paragraph or is_outlet(paragraph):
        return False
    if paragraph[-1] in ".:;,":
        return paragraph[-1] == "." and _is_title_case(words)
    return True


def _is_bare_byline(survey: _Survey, index: int, titled: bool) -> bool:
    """Is this a byline without "by": one name beside a date line or byline, or several people below a title?"""
    paragraph = survey.paragraphs[index]
    if titled and len(read_people(paragraph)) > 1:
        return True
    if not (is_person(paragraph) or is_outlet(paragraph)) or index == 0:
        return False
    beside = survey.paragraphs[index + 1 : index + 2]
    before = survey.reasons[index - 1] in (Reason.DATE, Reason.BYLINE)
    return before or any(is_date_line(other) or read_byline(other) is not None for other in beside)


def _is_name_caption(paragraph: str) -> bool:
    """Is this a name with its role and no verb, as under a picture ("Kremlin spokesman Dmitry Peskov.")?"""
    words = [word.strip(".,;()") for word in paragraph.split()]
    if not 2 <= len(words) <= _MAX_NAME_CAPTION_WORDS or not paragraph[0].isupper() or paragraph[-1] in "?!:":
        return False
    lower = [word for word in words if word[:1].islower()]
    if not all(word in _CAPTION_WORDS for word in lower):
        return False
    has_name = any(first[:1].isupper() and second[:1].isupper() for first, second in pairwise(words))
    return has_name and paragraph.endswith(".") and (bool(lower) or len(words) <= 4)


def _mark_known_names(survey: _Survey, authors: Sequence[str], outlet: str | None) -> None:
    """Mark a line of the front that is nothing but an author or the outlet, as known from elsewhere."""
    names = {_key(name): Reason.BYLINE for name in authors if name}
    if outlet:
        names.setdefault(_key(outlet), Reason.NAVIGATION)
    for index in range(min(survey.body, _FRONT_PARAGRAPHS)):
        if survey.reasons[index] is None and len(survey.paragraphs[index]) < _MAX_TITLE_CHARS:
            survey.reasons[index] = names.get(_key(survey.paragraphs[index]))


def _extend_appeals(survey: _Survey) -> None:
    """An appeal runs over several paragraphs and ends in buttons: go on from the sure ones to those beside them."""
    count = len(survey.paragraphs)
    tail = _find_tail(survey)
    for index in range(1, count):
        follows = survey.reasons[index] is None and survey.reasons[index - 1] == Reason.APPEAL
        if follows and (continues_appeal(survey.paragraphs[index]) or (index >= tail and _is_button(survey, index))):
            survey.reasons[index] = Reason.APPEAL
    for index in range(count - 2, survey.body, -1):
        precedes = survey.reasons[index] is None and survey.reasons[index + 1] == Reason.APPEAL
        if precedes and continues_appeal(survey.paragraphs[index]):
            survey.reasons[index] = Reason.APPEAL


def _find_tail(survey: _Survey) -> int:
    """Return the index behind the last paragraph that is surely the article's: prose that is no part of an appeal."""
    for index in range(len(survey.paragraphs) - 1, survey.body - 1, -1):
        if _is_prose(survey, index) and not continues_appeal(survey.paragraphs[index]):
            return index + 1
    return len(survey.paragraphs)


def _is_button(survey: _Survey, index: int) -> bool:
    paragraph = survey.paragraphs[index]
    return len(paragraph.split()) <= _MAX_SHORT_WORDS and not paragraph.endswith((".", '"', "”"))


def _read_tail(survey: _Survey, authors: Sequence[str]) -> None:
    """Behind the article: "Published ..." lines, and what is said about the author."""
    known = tuple(name for name in (*authors, *survey.authors) if name)
    for index in range(max(survey.body + 1, len(survey.paragraphs) - _TAIL_PARAGRAPHS), len(survey.paragraphs)):
        paragraph = survey.paragraphs[index]
        if survey.reasons[index] is not None:
            continue
        if is_stamped(paragraph):
            survey.reasons[index] = Reason.DATE
            survey.dates.extend(find_dates(paragraph))
        elif _is_about_author(paragraph, known):
            survey.reasons[index] = Reason.AUTHOR


def _mark_headings(survey: _Survey) -> None:
    """Mark the headings in the body, and the headlines of other articles that stand between its paragraphs.

    In 5,000 articles of 60 outlets nearly 3 in 100 paragraphs are one. A line that several follow is no heading, but
    the first of a list, and a name alone may say who speaks below it.
    """
    if 2 * sum(_SMALL_LETTERS.search(paragraph) is None for paragraph in survey.paragraphs) > len(survey.paragraphs):
        return  # a text in capitals, as agencies sent them once
    shouts = [_is_in_capitals(paragraph) for paragraph in survey.paragraphs]
    for index in range(survey.body + 1, len(survey.paragraphs)):
        paragraph = survey.paragraphs[index]
        if survey.reasons[index] is None and (shouts[index] or _MARKED_HEADING.fullmatch(paragraph)):
            elsewhere = shouts[index] and len(paragraph.split()) >= _MIN_HEADLINE_WORDS
            survey.reasons[index] = Reason.MORE if elsewhere else Reason.HEADING
    left = [index for index in range(survey.body, len(survey.paragraphs)) if survey.reasons[index] is None]
    prose = [_is_prose(survey, index) for index in left]
    for place in range(1, len(left) - 1):
        if prose[place - 1] and prose[place + 1] and _is_heading(survey.paragraphs[left[place]]):
            survey.reasons[left[place]] = Reason.HEADING


def _is_in_capitals(paragraph: str) -> bool:
    words = [word for word in paragraph[:_MAX_HEADING_CHARS].split() if any(map(str.isalpha, word))]
    return (
        len(paragraph) <= _MAX_HEADING_CHARS
        and len(words) >= _MIN_CAPITALS_WORDS
        and paragraph[0] not in _OPENING_QUOTES
        and _SMALL_LETTERS.search(paragraph) is None
    )


def _is_heading(paragraph: str) -> bool:
    """Could this be a heading, where it stands between two paragraphs of prose: a few words, or a short question?"""
    words = paragraph.split()
    if len(words) > _MAX_SHORT_WORDS or not paragraph[0].isupper() or _NO_HEADING.search(paragraph):
        return False
    ends = paragraph[-1].isalpha() or (paragraph[-1] == "?" and len(words) > 1)
    return ends and (paragraph.isupper() or not is_person(paragraph))


_ABOUT = re.compile(
    r"[\s•*—–-]{0,5}(?:By )?(?P<name>[^,]{3,60}?),? (?:is|was|are|has been|covers|writes|reports|can be reached|"
    r"works)\b"
)


def _is_about_author(paragraph: str, authors: tuple[str, ...]) -> bool:
    match = _ABOUT.match(paragraph)
    if match is None or len(paragraph) > 600:
        return False
    return any(_key(match["name"]) == _key(author) for author in authors)


def _find_outlet(survey: _Survey) -> str | None:
    """Return the outlet on the strongest evidence: byline, masthead, words about itself, copyright, title, dateline."""
    if survey.named_by_byline or survey.named_by_masthead:
        return survey.named_by_byline or survey.named_by_masthead
    marked = [
        (reason, paragraph) for reason, paragraph in zip(survey.reasons, survey.paragraphs, strict=True) if reason
    ]
    for reason, paragraph in marked:
        if reason in (Reason.APPEAL, Reason.SUBSCRIBE) and (outlet := find_outlet_in_appeal(paragraph)):
            return outlet
    for reason, paragraph in marked:
        if reason == Reason.COPYRIGHT and (outlet := find_outlet_in_copyright(paragraph)):
            return outlet
    if survey.named_by_title or survey.body >= len(survey.paragraphs):
        return survey.named_by_title
    return find_agency(survey.paragraphs[survey.body])
