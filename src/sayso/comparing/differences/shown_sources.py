"""How a note calls the one whose words it tells: as the article does, or by the name where it only says "he"."""

import re

from sayso.comparing.findings import PRONOUNS, source_name
from sayso.comparing.story import Story
from sayso.comparing.terms import FUNCTION_WORDS, find_terms
from sayso.text import without_last_stop
from sayso.types import EntityType, ResolvedAttribution

MOST_SOURCE_WORDS = 14  # of a source that a note quotes
# Somebody named a sentence before: "the officials", "another", "the two men".
ANAPHORIC = re.compile(
    r"[Tt]he [a-z]\w+(?: [a-z]\w+)?$|(?i:both|these|those|all|other|another|two|three)(?: [a-z]\w+){1,2}$"
    r"|(?i:both|all|another|one|others|some|many|most|two|three)$"
)
_HANDLE = re.compile(r" \(@\w+\)")
_COUNTS = frozenset("two three four five several multiple unnamed unidentified".split())
_PARTIES = find_terms("republican democratic democrat republicans democrats")  # which of them is not told


def show_source(story: Story, resolved: ResolvedAttribution) -> str:
    """How a note calls a source; "" where the words are too many or say nothing."""
    shown = without_last_stop(_HANDLE.sub("", source_name(story, resolved)).strip(" ,;:"))
    entity = story.entities.get(resolved.entity or "")
    if ANAPHORIC.match(shown) and entity and entity.type in (EntityType.PERSON, EntityType.ORGANIZATION):
        shown = entity.name
    words = shown.split()
    if find_terms(shown) <= _PARTIES:
        return ""
    if not 0 < len(words) <= MOST_SOURCE_WORDS or ANAPHORIC.match(shown) or PRONOUNS & set(shown.lower().split()[:2]):
        return ""
    small = words[0].lower() in FUNCTION_WORDS | _COUNTS or not (entity and entity.type is EntityType.PERSON)
    return shown[0].lower() + shown[1:] if small and _is_small(story, resolved.article, words[0]) else shown


def _is_small(story: Story, article: str, word: str) -> bool:
    """Has a word its capital from the beginning of a sentence only?"""
    small = word.lower()
    if small in FUNCTION_WORDS | _COUNTS:
        return word not in ("U.S.", "US")
    return word.istitle() and re.search(rf"\b{re.escape(small)}\b", text_by_id(story, article)) is not None


def text_by_id(story: Story, article: str) -> str:
    """The text of the article that has an id."""
    return next(known.text for known in story.articles if known.id == article)
