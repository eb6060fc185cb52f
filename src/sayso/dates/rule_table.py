"""The table of rules: which words are a time expression, and in what sense. `grammar.py` explains the language.

At each place the longest match counts, of equal ones the first in the table. `after` and `unless_after` look at the
words before the expression, `before` and `unless_before` at those behind it. The kind says which words of `prefixes.py`
may stand before it: "early" goes before a point in the calendar, "more than" before a length.
"""

import re
from functools import cache

from sayso.dates import calendar_dates as at
from sayso.dates import clock_times as clock
from sayso.dates import lengths
from sayso.dates import relative_dates as rel
from sayso.dates.context import Captured, Context, Sense
from sayso.dates.grammar import compile_pattern
from sayso.dates.periods import Unit
from sayso.dates.rules import FIXED, LENGTH, POINT, SPAN, Kind, Rule, by_first_word

MACROS = {
    "monthday": "{month} {day} | the {day} [of] {month} | {day} of {month} | <ordinal>",
    "ordinal": "the {ordinal_day} of {month} | {month} {ordinal_day}",
    "year": "{year} | {rel} [fiscal] year | {ana} [fiscal] year",
    "day": "{iso} | [{weekday}], {month} {day}[, {year}] | {day} {month}[, {year}] | {weekday} | {near_day}",
    "matching": "comparable | same | corresponding",
    "year_ago": "year-ago | year-earlier",
    "of_last_year": "[of] last year | a year (ago | earlier | before) | [of] the (year before | previous year)",
    "more": "more | additional | straight | consecutive | full | whole | long | extra | successive",
    "past": "past | last | latest | previous | preceding | prior",
    "edge": "first | opening | early | final | closing | last | waning | dying",
    "coming": "next | upcoming | coming | following | first | final | initial",
}

_PREPOSITIONS = "in|since|by|of|until|from|to|through|during|before|after|between|and|around|about|circa|early|late"
_BEFORE_TIME = (
    rf"(?i:(?:\b(?:{_PREPOSITIONS}|till|or|for|mid|than|on|as of|throughout|into|over|the|an?|its|his|her|their|our|"
    r"each|ended|ending|earlier|later)|['’]s)[\s-]$)"
)
_NO_YEAR = r"[$£€#]$|(?<!\b\d\d\d)\d[-–]$|\d/$"  # "2001-2002" are two years, "555-2001" is a number
_BEFORE_YEAR = rf"(?i:\b(?:{_PREPOSITIONS}|year)\s$)"
# "40 tons a week", "$3 million a year": a rate, no length.
_RATE = (
    r"(?:[\d%$]|\b(?:times?|cents|dollars|million|billion|thousand|hundred|percent|once|twice|hours?|days?|share|people|"
    r"rate|[a-z]+s|[Oo]n))\s$"
)
# Behind "the day before": words that make it the day before something else, not before the last date.
_GOES_ON = (
    r" (?:the|an?|this|that|these|his|her|its|their|our|my|your|last|next|he|she|they|it|we|I|you|[a-z]+ing)\b| [A-Z]"
)
_ATTACKS = r",? (?:2001|terror\w*|attacks?|hijack\w*|victims?|famil\w+|[Cc]ommission|survivors?|widows?|memorial)\b"
# Behind a number of four digits: what it counts, or the rest of a longer number.
_COUNTED = (
    r" (?:points|votes|people|men|women|children|troops|soldiers|cars|units|copies|shares|tons|tonnes|miles|kilomet\w+|"
    r"feet|met(?:er|re)s|pounds|dollars|euros|barrels|jobs|employees|workers|homes|seats|delegates|words|pages|square)\b"
    r"|-\d{1,2}(?!\d)|/\d|%"
)
_NAME_NEXT = r" (?:on |for |of )?[A-Z]|, [A-Z][a-z]+,| said"  # "April Vance", "March for Water"
# Before "years" and "days" that are no length: "the school years", "long days", "the Varga years" (behind a name).
_NOT_UNITS = (
    r"(?:\b(?:[Mm]atter|quality) of"
    r"|\b(?:long|school|college|university|teen\w*|formative|golden|war|boom|the [A-Z]\w+)) $"
)
_QUARTERS_OF_TIME = r" (?:of (?:growth|decline|contraction|recession|losses|profit)|in a row|running|straight)\b"
# A clock without "a.m." is a time behind these words; elsewhere it may be the length of a video, a score, a verse.
_CLOCK_FOLLOWS = (
    r"(?i:(?:\b(?:at|by|from|until|till|to|and|before|after|since|around|about|past|updated|posted|published)|,|\() $)"
)
_NOT_AGO = r" (?:to|in|on|at|and|from|with|into|home)\b"  # "a year back home"
_NO_LAST = r"\b(?:would|will|could|can|may|might|should|not|to|['’]ll) $"  # "will last five years"
_ENDED = r" (?:ended|ending|through|to end|that ended)\b"


def ignored(captured: Captured, context: Context) -> None:
    """No sense: the words are passed over, so that no shorter rule finds a time in them."""


def _rule(
    pattern: str,
    sense: Sense,
    kind: Kind,
    *,
    after: str | None = None,
    unless_after: str | None = None,
    before: str | None = None,
    unless_before: str | None = None,
    small: bool = False,
) -> Rule:
    return Rule(
        compile_pattern(pattern, MACROS),
        sense,
        kind,
        after=_compile(after),
        unless_after=_compile(unless_after),
        before=_compile(before),
        unless_before=_compile(unless_before),
        small=small,
    )


def _compile(guard: str | None) -> re.Pattern[str] | None:
    return None if guard is None else re.compile(guard)


def _rules_of_no_times() -> list[Rule]:
    """Words that look like a time and are none."""
    return [
        _rule("({n} | {one}) {unit} (old | olds | of age)", ignored, LENGTH),
        _rule("(one | two | three | a) (quarter | quarters) of", ignored, LENGTH),
        _rule("(one | three) (quarter | quarters)", ignored, FIXED, unless_before=_QUARTERS_OF_TIME),
        _rule("(super | bloody | fat | ruby | giving | throwback | casual) {full_weekday}", ignored, FIXED),
        _rule("{full_weekday} night (live | football)", ignored, FIXED),
        _rule("at the same time", ignored, FIXED),
        _rule("(usa | voa) today", ignored, FIXED),
        _rule("high noon", ignored, FIXED),
        _rule("60 minutes", ignored, FIXED, after=r"(?:CBS|''|\"|“)['’s]*\s?$"),
        # A year of accounts is a length where its end is named.
        _rule("the [fiscal] {one_unit}", lengths.one, FIXED, before=_ENDED),
    ]


def _rules_of_days_of_months() -> list[Rule]:
    """Days of the month."""
    return [
        _rule("(sept. | september) (11 | 11th)", at.september_11, FIXED, before=_ATTACKS),
        _rule("9/11", at.september_11, FIXED),
        _rule("[{weekday}], <monthday>[, {year}]", at.calendar_day, POINT),
        _rule("[{weekday}], <monthday> {short_year}", at.calendar_day, POINT),
        _rule("[{weekday}], <monthday>, {rel} year", at.calendar_day, POINT),
        _rule("[{weekday}], {day} {month}[, {year}]", at.calendar_day, POINT, unless_before=r" ?\d{1,2}\b(?!\d)"),
        _rule("{iso}", at.iso_day, FIXED),
        _rule("{numeric}", at.numeric_day, FIXED),
    ]


def _rules_of_days_by_distance() -> list[Rule]:
    """Weekdays, and days and longer periods by their distance from the article or from the last date in the text."""
    return [
        _rule("{full_weekday:weekday}", at.weekday, POINT),
        _rule("{rel} {full_weekday:weekday}", at.weekday_from_now, POINT),
        _rule("{weekday} [of | in] ({rel} | {ana}) week", at.weekday_of_week, POINT),
        _rule("{rel} week {weekday}", at.weekday_of_week, POINT),
        _rule("{ana} {full_weekday:weekday}", rel.weekday_from_text, POINT),
        _rule("{near_day}", at.near_day, POINT, small=True),
        _rule("the day before yesterday", rel.fixed_day(-2), FIXED),
        _rule("the day after tomorrow", rel.fixed_day(2), FIXED),
        # From here on, from the last date in the text.
        _rule("[the | {one}] day (prior | earlier)", rel.day_from_text(-1), FIXED),
        _rule("the day before", rel.day_from_text(-1), FIXED, unless_before=_GOES_ON),
        _rule("{one} day before", rel.day_from_text(-1), FIXED, unless_before=_GOES_ON),
        _rule("the day after", rel.day_from_text(1), FIXED, unless_before=_GOES_ON),
        _rule("the day (later | afterward | afterwards)", rel.day_from_text(1), FIXED),
        _rule("{ana} {one_unit}", rel.from_text, POINT),
    ]


def _rules_of_months_and_years() -> list[Rule]:
    """Months, years, decades, centuries, seasons and holidays."""
    return [
        _rule("{month}, {year}", at.calendar_month, POINT),
        _rule("{month} of {year}", at.calendar_month, POINT),
        _rule("{month} {short_year}", at.calendar_month, POINT),
        _rule("{month} [of] ({rel} | {ana}) year", at.calendar_month, POINT),
        _rule("{rel} {full_month}", at.month_from_now, POINT),
        _rule("{full_month}", at.calendar_month, POINT, after=_BEFORE_TIME),
        _rule("{full_month}", at.calendar_month, POINT, unless_before=_NAME_NEXT),
        # Years, decades, centuries.
        _rule("{year}", at.calendar_year, POINT, unless_after=_NO_YEAR, unless_before=_COUNTED),
        _rule("the year {year}", at.calendar_year, POINT),
        _rule("the year two thousand", at.year_2000, POINT),
        _rule("fiscal [year] {year}", at.calendar_year, POINT),
        _rule("[the] {year} fiscal year", at.calendar_year, POINT),
        _rule("{short_year}", at.calendar_year, POINT, after=_BEFORE_YEAR),
        _rule("{rel} [full | fiscal | calendar | school | financial] {one_unit}", rel.from_now, POINT),
        _rule("the (full | fiscal | calendar | school | financial) year", rel.the_year, POINT),
        _rule("the latest fiscal year", rel.last_year, POINT),
        _rule(
            "the last {whole_unit}",
            rel.the_last,
            POINT,
            after=r"(?i:\b(?:in|over|for|during|within|of) $)",
        ),
        _rule("[the] (year end | year's end)", rel.year_end, POINT),
        _rule("[the] {decade}", at.decade, SPAN),
        _rule("[the] {nth} century", at.century, SPAN),
        # Seasons and holidays.
        _rule("[the] {season} [of], {year}", at.season, POINT),
        _rule("the {season} of ({rel} | {ana}) year", at.season_of_year, POINT),
        _rule("{rel} {season}", at.season, POINT),
        _rule("the {season}", at.season, POINT, after=_BEFORE_TIME, unless_before=r" of\b| in\b"),
        _rule("[{rel}] {holiday}[, {year}]", at.holiday, POINT),
    ]


def _rules_of_quarters() -> list[Rule]:
    """Quarters and halves, and what reports of results call by them."""
    return [
        _rule("[the] [fiscal] {nth} [fiscal] quarter", at.numbered_part(Unit.QUARTER), POINT),
        _rule("[the] [fiscal] {nth} quarter (of | in) [fiscal] <year>", at.numbered_part(Unit.QUARTER), POINT),
        _rule("<year>'s [fiscal] {nth} quarter", at.numbered_part(Unit.QUARTER), POINT),
        _rule("[the] <year> [fiscal] {nth} quarter", at.numbered_part(Unit.QUARTER), POINT),
        _rule("the {nth} half [of <year>]", at.numbered_part(Unit.HALF), POINT),
        _rule("<year>'s {nth} half", at.numbered_part(Unit.HALF), POINT),
        _rule("the (last | latter) half of <year>", at.last_half, FIXED),
        _rule("[the] {nth} half of the year", at.numbered_part(Unit.HALF), POINT),
        _rule("the [latest | same] (quarter | period)", rel.the_reported, POINT),
        _rule(
            "[the] [<matching>] <year_ago> [fiscal] [{nth}] [quarter | period | month | half]",
            rel.year_before_reported,
            FIXED,
        ),
        _rule("the [<matching>] [{nth}] (quarter | period) <of_last_year>", rel.year_before_reported, FIXED),
        _rule("[the] <year> [fiscal] (quarter | period)", rel.period_of_year, FIXED),
        _rule("<year>'s [fiscal] (quarter | period)", rel.period_of_year, FIXED),
    ]


def _rules_of_counted() -> list[Rule]:
    """Counted back and on."""
    return [
        _rule("({n} | {one}) {unit} [or so] ago", rel.ago, LENGTH),
        _rule("{one} {unit} or two ago", rel.vaguely_ago, LENGTH),
        _rule("{units} ago", rel.ago, FIXED),
        _rule("{units} or {units:other} ago", rel.vaguely_ago, FIXED),
        _rule("({n} | {one}) {unit} back", rel.ago, LENGTH, unless_before=_NOT_AGO),
        _rule("({n} | {one}) {unit} from now", rel.ahead, LENGTH),
        _rule("({n} | {one}) {unit} (earlier | previously)", rel.earlier, LENGTH),
        _rule("({n} | {one}) {unit} (before | prior)", rel.earlier, LENGTH, unless_before=_GOES_ON),
        _rule("({n} | {one}) {unit} (later | afterward | afterwards)", rel.later, LENGTH),
        _rule("{units} (earlier | later)", lengths.some, FIXED),
        _rule("the {one_unit:unit} earlier", rel.unit_before, FIXED),
        _rule("the {one_unit:unit} before", rel.unit_before, FIXED, unless_before=_GOES_ON),
        _rule("the week of <monthday>[, {year}]", rel.week_of, POINT),
        _rule("the {one_unit}", rel.the_unit, POINT, after=_BEFORE_TIME),
    ]


def _rules_of_times_of_day() -> list[Rule]:
    """Times of day."""
    return [
        _rule("{weekday} {parts:part}", lengths.every_weekday, FIXED),
        _rule("{clock} [{zone}]", clock.at_clock, POINT, after=_CLOCK_FOLLOWS),
        _rule("{half_clock} [{zone}]", clock.at_clock, POINT),
        _rule("{clock} {zone}", clock.at_clock, POINT),
        _rule("{clock} [{zone}], on <day>", clock.at_clock, POINT),
        _rule("{clock} [{zone}], <day>", clock.at_clock, POINT),
        _rule("<day>, at {clock} [{zone}]", clock.at_clock, POINT),
        _rule("<day>, {clock} [{zone}]", clock.at_clock, POINT),
        _rule("{noon} [{zone}]", clock.at_clock, POINT),
        _rule("{noon} [on] <day>", clock.at_clock, POINT),
        _rule("{military} GMT", clock.at_clock, FIXED),
        _rule("{hour} o'clock [in the {part}]", clock.at_clock, POINT),
        _rule("{hour} in the {part}", clock.at_clock, POINT),
        _rule("<day> [mid] {part}", clock.part_of_day, POINT),
        _rule("[mid] {part} {near_day}", clock.part_of_day, POINT),
        _rule("the {part} of <day>", clock.part_of_day, POINT),
        _rule("{rel} {part}", clock.part_from_now, POINT),
        _rule("{ana} {part}", clock.part_from_text, POINT),
        _rule("the {part}", clock.part_from_text, POINT, after=r"\b(?:[Ii]n|[Dd]uring|for|through|of) $"),
        _rule("mid {part}", clock.part_from_text, POINT),
        _rule("tonight", clock.tonight, POINT, small=True),
        _rule("overnight", clock.overnight, FIXED),
    ]


def _rules_of_lengths() -> list[Rule]:
    """Lengths."""
    return [
        _rule("{n} [<more>] {unit}", lengths.length, LENGTH),
        _rule("[the] first {n} months", lengths.reported_months, FIXED),
        _rule("the {n} months", lengths.reported_months, LENGTH),
        _rule("{n} (to | or) {n:to} {unit}", lengths.range_of_lengths, LENGTH),
        _rule("a {unit} or two", lengths.range_of_lengths, LENGTH),
        _rule("{units} or {units:other}", lengths.some, LENGTH),
        _rule("a {whole_unit}", lengths.one, LENGTH, unless_after=_RATE, unless_before=r"-"),
        _rule("an {one_unit}", lengths.one, LENGTH, unless_after=_RATE, unless_before=r"-"),
        _rule("{one} {one_unit} and a half", lengths.one_and_a_half, LENGTH),
        _rule("half (a | an) {one_unit}", lengths.half, LENGTH),
        _rule("{one_unit} long", lengths.one, FIXED),
        _rule("{units} long", lengths.some, FIXED),
        _rule(
            "[the | these | those] (<past> | <coming>) {n} [fiscal | full | calendar] {unit}",
            lengths.length,
            LENGTH,
            unless_after=_NO_LAST,
        ),
        _rule("the past {one_unit}", lengths.one, LENGTH),
        _rule("[the] (past | <edge>) {units}", lengths.some, FIXED),
        _rule("[the] past {units} and {units:other}", lengths.some, FIXED),
        _rule("(another | an additional | a full | a whole | one more) {one_unit}", lengths.one, LENGTH),
        _rule("the {units}", lengths.some, FIXED, after=r"\b(?:[Oo]ver) $"),
        _rule("[the] (<past> | <coming>) {n} (to | or) {n:to} {unit}", lengths.range_of_lengths, FIXED),
        _rule("{units}", lengths.bare_some, FIXED, unless_after=_NOT_UNITS),
        _rule("a while", lengths.fixed_length("PXX"), FIXED),
    ]


def _rules_of_sets() -> list[Rule]:
    """Sets."""
    return [
        _rule("(every | each) {one_unit}", lengths.every, FIXED),
        _rule("every {n} {unit}", lengths.every, FIXED),
        _rule("every other {one_unit}", lengths.every_other, FIXED),
        _rule("(every | each) {weekday} [{part}]", lengths.every_weekday, FIXED),
        _rule("{weekdays} [{part}]", lengths.every_weekday, FIXED),
        _rule("(every | each) {full_month}", lengths.every_month, FIXED),
        _rule("(every | each) {season}", lengths.every_season, FIXED),
        _rule("(every | each) {part}", lengths.every_part, FIXED),
        _rule("(once | twice | {n} times) (a | an | each | every) {one_unit}", lengths.times_each, FIXED),
        _rule("hourly", lengths.fixed_set("PT1H"), FIXED, small=True),
        _rule("daily", lengths.fixed_set("P1D"), FIXED, small=True),
        _rule("nightly", lengths.fixed_set("XXXX-XX-XXTNI"), FIXED, small=True),
        _rule("weekly", lengths.fixed_set("P1W"), FIXED, small=True),
        _rule("monthly", lengths.fixed_set("P1M"), FIXED, small=True),
        _rule("(annually | yearly)", lengths.fixed_set("P1Y"), FIXED),
    ]


def _rules_of_references() -> list[Rule]:
    """Words that only say past, present or future."""
    return [
        _rule("[right] now", rel.reference("PRESENT_REF"), FIXED, small=True),
        _rule("these days", rel.reference("PRESENT_REF"), FIXED),
        _rule("(current | currently | nowadays)", rel.reference("PRESENT_REF"), FIXED, small=True),
        _rule("(recent | lately)", rel.reference("PAST_REF"), FIXED, small=True),
        _rule("[more | most] recently", rel.reference("PAST_REF"), FIXED, small=True),
        _rule("[the] [more | most] recent {units} [and {units:other}]", rel.reference("PAST_REF"), FIXED),
        _rule("[the] coming {units} [and {units:other}]", rel.reference("FUTURE_REF"), FIXED),
        _rule("the time", rel.reference("PAST_REF"), FIXED, after=r"\b[Aa]t $"),
        _rule("that time", rel.reference("PAST_REF"), FIXED, after=r"\b(?:[Aa]t|since|by) $"),
        _rule("the past", rel.reference("PAST_REF"), FIXED, after=r"\b(?:[Ii]n|from|of) $"),
        _rule("soon", rel.reference("FUTURE_REF"), FIXED, unless_before=r" after| as", small=True),
        _rule("as soon as possible", rel.reference("FUTURE_REF"), FIXED),
        _rule("the [near | foreseeable | distant] (future | term)", rel.reference("FUTURE_REF"), FIXED),
        _rule("future {units}", rel.reference("FUTURE_REF"), FIXED),
    ]


# The order counts: of matches of one length the first row's sense is taken.
_TABLES = (
    _rules_of_no_times,
    _rules_of_days_of_months,
    _rules_of_days_by_distance,
    _rules_of_months_and_years,
    _rules_of_quarters,
    _rules_of_counted,
    _rules_of_times_of_day,
    _rules_of_lengths,
    _rules_of_sets,
    _rules_of_references,
)


@cache
def rules() -> dict[str, tuple[Rule, ...]]:
    """Return the rules by the word that they may begin with; compiled at the first call."""
    return by_first_word([rule for table in _TABLES for rule in table()])
