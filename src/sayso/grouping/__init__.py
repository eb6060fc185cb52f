"""Which articles tell one story, and which are copies of one text."""

from sayso.grouping.copies import Copy, CopyFinder, CopyKind, CopySet, find_copies
from sayso.grouping.grouper import Event, Grouper, Merged, Placed, Split, Story
from sayso.grouping.rows import follow, group_articles, group_rows
from sayso.grouping.windows import join_windows, plan_windows

__all__ = [
    "Copy",
    "CopyFinder",
    "CopyKind",
    "CopySet",
    "Event",
    "Grouper",
    "Merged",
    "Placed",
    "Split",
    "Story",
    "find_copies",
    "follow",
    "group_articles",
    "group_rows",
    "join_windows",
    "plan_windows",
]
