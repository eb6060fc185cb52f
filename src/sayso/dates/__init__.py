"""When: time expressions and their values, when an article appeared, when something was said, and the timeline."""

from sayso.dates.find import find_timexes
from sayso.dates.published import Published, date_articles, infer_published, passages_of
from sayso.dates.said import find_said
from sayso.dates.timeline import article_timexes, build_timeline, date_attributions
from sayso.dates.timex import Mod, Timex, TimexType, fits_grammar

__all__ = [
    "Mod",
    "Published",
    "Timex",
    "TimexType",
    "article_timexes",
    "build_timeline",
    "date_articles",
    "date_attributions",
    "find_said",
    "find_timexes",
    "fits_grammar",
    "infer_published",
    "passages_of",
]
