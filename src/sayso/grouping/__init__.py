"""Which articles tell one story, and which are copies of one text."""

from sayso.grouping.grouper import Event, Grouper, Merged, Placed, Split, Story
from sayso.grouping.rows import group_articles, group_rows

__all__ = ["Event", "Grouper", "Merged", "Placed", "Split", "Story", "group_articles", "group_rows"]
