"""A report as Markdown (CommonMark), short enough to paste: claims with chains and wordings, denials, differences.

Whatever comes from an article is escaped: it is shown as text and cannot become markup, a link or HTML.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from sayso.presenting.differing import shorten_pieces
from sayso.presenting.index import Index, index_report
from sayso.presenting.links import web_address
from sayso.presenting.sureness import again_words, unsure_words
from sayso.presenting.trail import chain_lines
from sayso.presenting.views.claims import Wording, split_claims, view_claim
from sayso.presenting.views.comparing import Printing, view_differences, view_quotes
from sayso.presenting.views.overview import view_overview
from sayso.presenting.views.places import Anchors, set_anchors
from sayso.presenting.views.speaking import view_speaking
from sayso.presenting.visible import has_own_marks, make_visible, shorten
from sayso.presenting.when import date_words, note_words
from sayso.presenting.words import EDIT_WORDS, count_of
from sayso.types import Claim, Edit, Report

# What is pasted is read in a message or a document: what lies beyond these is counted.
_MAX_CLAIMS = 20
_MAX_ENTRIES = 20
_MAX_LINES = 8
_PASSAGE_CHARS = 300

# Every mark that CommonMark or GitHub's dialect may take for markup; a backslash before it makes it text.
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&!$@])")
# What would begin a list, a rule or a heading at the start of a line.
_OPENING = re.compile(r"^(\d*)([-+=.)])")


def to_markdown(report: Report) -> str:
    """Return the summary of a report as Markdown, ending in a line end."""
    index = index_report(report)
    anchors = set_anchors(index)
    blocks = [
        *_head(index),
        *_section("What is claimed, and on whose word", _claims(index, anchors)),
        *_section("Quotations that several print", _quotes(index, anchors)),
        *_section("Differences", _differences(index, anchors)),
        *_section("Who speaks", _speaking(index, anchors)),
        *_section("Articles", _articles(index)),
        *_section(
            "Left out", _some([f"- {escape_markdown(f'{item.path}: {item.reason}')}" for item in report.rejected])
        ),
        *_section("Not measured", _some([f"- {escape_markdown(note_words(line))}" for line in report.not_measured])),
    ]
    return "\n\n".join(blocks) + "\n"


def _head(index: Index) -> Iterator[str]:
    overview = view_overview(index)
    yield f"# {escape_markdown(overview.title)}"
    yield escape_markdown("; ".join((*overview.facts, *overview.cautions))) + "."
    yield "\n".join(f"- **{count.number}** {escape_markdown(count.words)}" for count in overview.counts)


def _section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield f"## {heading}"
        yield "\n".join(found)


def _claims(index: Index, anchors: Anchors) -> Iterator[str]:
    numbers = {claim.id: number for number, claim in enumerate(index.report.claims, 1)}
    split = split_claims(index)
    leading = split.leading[:_MAX_CLAIMS]
    for claim in leading:
        yield from _claim(index, anchors, claim, numbers[claim.id])
    more = len(index.report.claims) - len(leading) - len(split.again) - len(split.unsure)
    if more:
        yield f"\nand {count_of(more, 'more claim')}"
    if split.again:
        yield f"\nand {again_words(len(split.again))}"
    if split.unsure:
        yield f"\nand {unsure_words(len(split.unsure))}"


def _claim(index: Index, anchors: Anchors, claim: Claim, number: int) -> Iterator[str]:
    view = view_claim(index, anchors, claim, number, draw=False)
    yield f"{number}. **{escape_markdown(view.line)}**  "
    yield f"    {escape_markdown('; '.join(tag.words for tag in view.tags))}"
    yield from _some([f"    - {escape_markdown(line)}" for line in chain_lines(index, claim)], indent="    ")
    yield from _some([f"    - {_wording(wording)}" for wording in (*view.wordings, *view.denials)], indent="    ")
    if view.missing:
        yield f"    - {escape_markdown(view.missing)}"


def _wording(wording: Wording) -> str:
    where = f"{wording.outlets}, {wording.places[0].where}" if len(wording.places) == 1 else wording.outlets
    notes = ", ".join(filter(None, [wording.stance, wording.caution]))
    stance = f" ({notes})" if notes else ""
    return f"{escape_markdown(where)}{stance}: {quote_markdown(wording.text)}"


def _quotes(index: Index, anchors: Anchors) -> Iterator[str]:
    quotes = view_quotes(index, anchors)
    for quote in quotes[:_MAX_ENTRIES]:
        yield f"- {escape_markdown(quote.speaker)}: {quote.relation}, in {quote.outlets}"
        yield from _printings(quote.printings)
        yield from _some([f"    - {_edit(edit)}" for edit in quote.edits], indent="    ")
    yield from _rest(len(quotes))


def _edit(edit: Edit) -> str:
    if edit.before and edit.after:
        return f"{EDIT_WORDS[edit.kind]}: {quote_markdown(edit.before)} by {quote_markdown(edit.after)}"
    return f"{EDIT_WORDS[edit.kind]}: {quote_markdown(edit.before or edit.after)}"


def _differences(index: Index, anchors: Anchors) -> Iterator[str]:
    differences = view_differences(index, anchors)
    for difference in differences[:_MAX_ENTRIES]:
        claim = f" (claim {difference.claim.number})" if difference.claim else ""
        yield f"- **{difference.kind}**: {escape_markdown(difference.sentence)}{claim}"
        yield from _printings((*difference.sides, *difference.others))
    yield from _rest(len(differences))


def _printings(printings: Sequence[Printing]) -> Iterator[str]:
    yield from _some([f"    - {_where(printing)}: {_marked(printing)}" for printing in printings], indent="    ")


def _where(printing: Printing) -> str:
    """Return the outlets of words, with the paragraph where they stand in one place."""
    place = printing.places[0]
    return escape_markdown(f"{place.outlet}, {place.where}" if len(printing.places) == 1 else printing.outlets)


def _marked(printing: Printing) -> str:
    """Return words in quotation marks, within their sentence, shortened, with those that differ in bold type."""
    pieces = shorten_pieces(printing.pieces, _PASSAGE_CHARS)
    words = "".join(f"**{_escape(piece.text)}**" if piece.differs else _escape(piece.text) for piece in pieces)
    quoted = words if has_own_marks(printing.text) else f"“{words}”"
    return f"{_escape(printing.before)}{quoted}{_escape(printing.behind)}"


def _speaking(index: Index, anchors: Anchors) -> Iterator[str]:
    speaking = view_speaking(index, anchors)
    for outlet in speaking.outlets:
        yield f"- {escape_markdown(outlet.outlet)}: {escape_markdown(outlet.words)}"
    for speaker in speaking.speakers[:_MAX_ENTRIES]:
        who = ", ".join(filter(None, [speaker.name, speaker.role]))
        yield f"- {escape_markdown(who)}: {speaker.attributions}, in {speaker.outlets}"
    yield from _rest(len(speaking.speakers))
    for source in speaking.unnamed[:_MAX_ENTRIES]:
        printed = "; ".join(
            f"{escape_markdown(place.outlet)} {quote_markdown(words)}" for words, place in source.printed[:_MAX_LINES]
        )
        yield f"- {escape_markdown(source.name)}, unnamed, in {source.outlets}{': ' if printed else ''}{printed}"
    yield from _rest(len(speaking.unnamed))


def _articles(index: Index) -> Iterator[str]:
    for article in index.report.articles:
        title = escape_markdown(article.title or article.id)
        address = web_address(article.url)
        linked = f"[{title}](<{_address(address)}>)" if address else title
        date = escape_markdown(date_words(article.published))
        inferred = ", inferred" if article.published_basis == "inferred" else ""
        outlet = escape_markdown(index.outlet_by_article[article.id].name)
        yield f"- {outlet}: {linked}{f' ({date}{inferred})' if date else ''}"


def _address(address: str) -> str:
    """Return an address that stays inside the angle brackets of a link's destination."""
    return re.sub(r"[\x00-\x20<>\\\ud800-\udfff]", lambda match: f"%{ord(match[0]):02X}", address)


def _some(lines: Sequence[str], indent: str = "") -> Iterator[str]:
    yield from lines[:_MAX_LINES]
    if len(lines) > _MAX_LINES:
        yield f"{indent}- and {len(lines) - _MAX_LINES} more"


def _rest(number: int) -> Iterator[str]:
    if number > _MAX_ENTRIES:
        yield f"- and {number - _MAX_ENTRIES} more"


def quote_markdown(words: str) -> str:
    """Return words in quotation marks as one line of plain text in Markdown, shortened where they are many."""
    line = shorten(words, _PASSAGE_CHARS)
    return escape_markdown(line if has_own_marks(line) else f"“{line}”")


def escape_markdown(words: str) -> str:
    """Return words as one line of plain text in Markdown."""
    return _OPENING.sub(r"\1\\\2", _escape(" ".join(words.split())))


def _escape(words: str) -> str:
    """Return one line of words inside a line of Markdown, the white space at its ends kept."""
    return _MARKS.sub(r"\\\1", make_visible(words))
