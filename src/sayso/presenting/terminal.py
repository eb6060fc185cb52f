"""A report as a readable summary on a terminal, or in a pipe: words and indents alone carry the meaning."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from sayso.presenting.differing import shorten_pieces
from sayso.presenting.index import Index, index_report
from sayso.presenting.lines import begin_sentence, claim_line
from sayso.presenting.sureness import again_words, unsure_words
from sayso.presenting.tags import Meaning, tags_of
from sayso.presenting.trail import chain_lines
from sayso.presenting.views.claims import split_claims
from sayso.presenting.views.comparing import DifferenceView, Printing, count_kinds, view_differences
from sayso.presenting.views.overview import view_overview
from sayso.presenting.views.places import set_anchors
from sayso.presenting.views.speaking import view_speaking
from sayso.presenting.visible import has_own_marks, make_visible, shorten
from sayso.presenting.when import note_words
from sayso.presenting.words import EDIT_WORDS, RELATION_WORDS, count_of, name_of, share_of
from sayso.types import Claim, Coverage, Quote, Report

# A summary fits a few screens: what lies beyond these is counted, and stands in full in the page and the JSON.
_MAX_CLAIMS = 15
_MAX_ENTRIES = 10
_MAX_DIFFERENCES = 12
_MAX_LINES = 6
_WORDING_CHARS = 240
_PASSAGE_CHARS = 200
_CLAIM_INDENT = 5
_ELSEWHERE = " (in the page and the JSON)"
_NARROWEST = 20  # columns of text, however narrow a terminal says it is

_STYLES = {Meaning.ORIGIN: "blue", Meaning.DENIAL: "red", Meaning.CAUTION: "yellow", Meaning.INK: ""}


def print_report(report: Report, console: Console) -> None:
    """Print the summary of a report: counts, claims with their chains, quotations, differences, unnamed sources.

    Nothing that comes from an article can change the terminal: control characters are shown as their numbers.
    """
    index = index_report(report)
    _print_head(index, console)
    _print_claims(index, console)
    _print_quotes(index, console)
    _print_differences(index, console)
    _print_unnamed(index, console)
    rejected = [f"{entry.path}: {entry.reason}" for entry in report.rejected]
    _print_list("Rejected", rejected, console)
    _print_list("Not measured", [note_words(sentence) for sentence in report.not_measured], console)


def _print_head(index: Index, console: Console) -> None:
    overview = view_overview(index)
    _print(overview.title, console, style="bold")
    _print("; ".join(overview.facts), console)
    for caution in overview.cautions:
        _print(caution, console, style="yellow")
    found = [f"{count.number:,} {count.words}" for count in overview.counts if count.number]
    _print("; ".join(found) or "No claim was found.", console)


def _print_claims(index: Index, console: Console) -> None:
    split = split_claims(index)
    leading = split.leading[:_MAX_CLAIMS]
    if not index.report.claims:
        return
    _print_heading("What is claimed, and on whose word", console)
    numbers = {claim.id: number for number, claim in enumerate(index.report.claims, 1)}
    for claim in leading:
        _print_claim(index, claim, numbers[claim.id], console)
    more = len(index.report.claims) - len(leading) - len(split.again) - len(split.unsure)
    _print_more(more, "claim", console, where=_ELSEWHERE)
    if split.again:
        _print(f"and {again_words(len(split.again))}{_ELSEWHERE}", console, indent=2)
    if split.unsure:
        _print(f"and {unsure_words(len(split.unsure))}{_ELSEWHERE}", console, indent=2, style=_STYLES[Meaning.CAUTION])


def _print_claim(index: Index, claim: Claim, number: int, console: Console) -> None:
    wording = Text(make_visible(claim_line(claim.wording, _WORDING_CHARS)), style="bold")
    _print_text(wording, console, indent=_CLAIM_INDENT, first=f"{number:>3}")
    tags = Text()
    for tag in tags_of(index, claim):
        tags.append("; " if tags else "").append(make_visible(tag.words), style=_STYLES[tag.meaning])
    _print_text(tags, console, indent=_CLAIM_INDENT)
    lines = chain_lines(index, claim)
    for line in lines[:_MAX_LINES]:
        _print(line, console, indent=_CLAIM_INDENT)
    if len(lines) > _MAX_LINES:
        _print(f"and {count_of(len(lines) - _MAX_LINES, 'more chain')}", console, indent=_CLAIM_INDENT)
    denial_only = index.outlets_with(claim, Coverage.DENIAL_ONLY)
    if denial_only:
        _print(f"Only the denial: {', '.join(outlet.name for outlet in denial_only)}", console, indent=_CLAIM_INDENT)


def _print_quotes(index: Index, console: Console) -> None:
    quotes = index.report.quotes
    if not quotes:
        return
    _print_heading("Quotations that several print", console)
    printed: set[str] = set()
    for quote in quotes[:_MAX_ENTRIES]:
        by_length = sorted((variant.passage.text for variant in quote.variants), key=len)
        words = by_length[-1] if by_length[-1] not in printed else by_length[0]  # of one printing each part is told
        printed.add(words)
        _print_quote(index, quote, words, console)
    _print_more(len(quotes) - _MAX_ENTRIES, "quotation", console)


def _print_quote(index: Index, quote: Quote, words: str, console: Console) -> None:
    outlets = {index.outlet_by_article[variant.article].key for variant in quote.variants}
    share = share_of(len(outlets), len(index.outlets), "outlet")
    speaker = name_of(index.entity(quote.speaker))
    _print(f"{begin_sentence(speaker)}: {RELATION_WORDS[quote.relation]}, in {share}", console, indent=2)
    _print(_in_marks(words), console, indent=4)
    for edit in quote.edits[:_MAX_LINES]:
        if edit.before and edit.after:
            _print(f"{EDIT_WORDS[edit.kind]}: {_in_marks(edit.before)} by {_in_marks(edit.after)}", console, indent=4)
        else:
            _print(f"{EDIT_WORDS[edit.kind]}: {_in_marks(edit.before or edit.after)}", console, indent=4)


def _print_differences(index: Index, console: Console) -> None:
    differences = view_differences(index, set_anchors(index))
    if not differences:
        return
    _print_heading("Differences", console)
    kinds = count_kinds(index.report.differences)
    if len(kinds) > 1:
        _print("; ".join(f"{kind.number:,} {kind.words}" for kind in kinds), console, indent=2)
    for difference in differences[:_MAX_DIFFERENCES]:
        _print_difference(difference, console)
    _print_more(len(differences) - _MAX_DIFFERENCES, "difference", console, where=_ELSEWHERE)


def _print_difference(difference: DifferenceView, console: Console) -> None:
    claim = f" (claim {difference.claim.number})" if difference.claim else ""
    note = Text(f"{difference.kind}: ", style="bold").append(
        make_visible(difference.sentence + claim), style="not bold"
    )
    _print_text(note, console, indent=2)
    sides = (*difference.sides, *difference.others)
    for side in sides[:_MAX_LINES]:
        _print_text(_marked(side), console, indent=4)
    _print_more(len(sides) - _MAX_LINES, "passage", console, indent=4)


def _marked(side: Printing) -> Text:
    """Return words behind their outlets, those that differ underlined."""
    where = f"{side.outlets}, {side.places[0].where}" if len(side.places) == 1 else side.outlets
    own = has_own_marks(side.text)
    text = Text(make_visible(f"{where}: "))
    text.append(make_visible(side.before), style="dim")
    text.append("" if own else "“")
    for piece in shorten_pieces(side.pieces, _PASSAGE_CHARS):
        text.append(make_visible(piece.text), style="underline" if piece.differs else "")
    text.append("" if own else "”")
    return text.append(make_visible(side.behind), style="dim")


def _print_unnamed(index: Index, console: Console) -> None:
    unnamed = view_speaking(index, set_anchors(index)).unnamed
    if not unnamed:
        return
    _print_heading("Unnamed sources, as each outlet describes them", console)
    for source in unnamed[:_MAX_ENTRIES]:
        reason = f", reason given: {source.reason}" if source.reason else ""
        _print(f"{begin_sentence(source.name)}, in {source.outlets}{reason}", console, indent=2)
        for text, place in source.printed[:_MAX_LINES]:
            _print(f"{place.outlet}: {_in_marks(text)}", console, indent=4)
    _print_more(len(unnamed) - _MAX_ENTRIES, "unnamed source", console)


def _print_list(heading: str, lines: Iterable[str], console: Console) -> None:
    entries = list(lines)
    if not entries:
        return
    _print_heading(heading, console)
    for line in entries[:_MAX_ENTRIES]:
        _print(line, console, indent=2)
    _print_more(len(entries) - _MAX_ENTRIES, "line", console)


def _print_more(number: int, noun: str, console: Console, *, indent: int = 2, where: str = "") -> None:
    if number > 0:
        _print(f"and {count_of(number, f'more {noun}')}{where}", console, indent=indent)


def _print_heading(words: str, console: Console) -> None:
    console.print()
    _print(words, console, style="bold underline")


def _print(words: str, console: Console, *, indent: int = 0, style: str = "") -> None:
    """Print one paragraph, wrapped to the width of the console, every line of it behind the indent."""
    _print_text(Text(" ".join(make_visible(words).split()), style=style), console, indent=indent)


def _print_text(text: Text, console: Console, *, indent: int, first: str = "") -> None:
    """Print a text behind an indent, in which `first` stands on the first line."""
    for number, line in enumerate(text.wrap(console, max(console.width - indent, _NARROWEST))):
        line.rstrip()
        margin = Text((first if number == 0 else "").ljust(indent))
        console.print(margin.append_text(line), highlight=False, soft_wrap=True)


def _in_marks(words: str) -> str:
    line = shorten(words, _PASSAGE_CHARS)
    return line if has_own_marks(line) else f"“{line}”"
