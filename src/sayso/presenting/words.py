"""What sayso says in plain words: counts with their denominators, who somebody is, what somebody does."""

from collections.abc import Sequence

from sayso.presenting.visible import shorten
from sayso.types import Act, Coverage, DifferenceType, Entity, EntityType, Relation, Stance

_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()

NOBODY = "nobody named"

# Words that cannot end the first part of a name such as "two sources close to the mayor".
_QUANTIFIERS = frozenset([*_NUMBERS, *"a an the some several many multiple other these those various both".split()])

# No name is this long; what is longer is not a name, and would stand in every line that names it.
_NAME_CHARS = 120

ACT_WORDS = {
    Act.SAYS: "says",
    Act.DENIES: "denies",
    Act.CONFIRMS: "confirms",
    Act.QUESTIONS: "questions",
    Act.PROMISES: "promises",
    Act.DEMANDS: "demands",
    Act.REFUSES: "refuses",
    Act.DECLINES_COMMENT: "declines to comment",
}
STANCE_WORDS = {
    Stance.ASSERTS: "says so",
    Stance.DENIES: "denies it",
    Stance.CONFIRMS: "confirms it",
    Stance.QUESTIONS: "questions it",
}
COVERAGE_WORDS = {
    Coverage.CARRIES: "carries it",
    Coverage.DENIAL_ONLY: "carries the denial only",
    Coverage.ABSENT: "does not have it",
}
RELATION_WORDS = {
    Relation.IDENTICAL: "identical",
    Relation.SHORTENED: "shortened",
    Relation.OVERLAPPING: "overlapping",
    Relation.ALTERED: "altered",
}
KIND_WORDS = {
    DifferenceType.NUMBER: "number",
    DifferenceType.DATE: "date",
    DifferenceType.PLACE: "place",
    DifferenceType.NAME: "name",
    DifferenceType.SOURCE: "source",
    DifferenceType.WORDING: "wording",
    DifferenceType.QUOTE: "quotation",
    DifferenceType.HEDGE: "hedge",
}
EDIT_WORDS = {"replaced": "replaced", "left_out": "left out", "added": "added"}


def count_of(number: int, singular: str, plural: str | None = None) -> str:
    """Return "1 origin", "3 origins", "1,200 origins"; with `plural` where an s at the end is not the plural."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def number_word(number: int) -> str:
    """Return the number as a word up to twelve ("no" for 0), and in figures above."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def share_of(part: int, whole: int, singular: str, plural: str | None = None) -> str:
    """Return "2 of 5 outlets", the noun in the number of the whole."""
    return f"{part:,} of {count_of(whole, singular, plural)}"


def join_words(items: Sequence[str], last: str = "and") -> str:
    """Return "a", "a and b", "a, b and c"."""
    return f" {last} ".join((", ".join(items[:-1]), items[-1])) if len(items) > 1 else "".join(items)


def name_of(entity: Entity | None) -> str:
    """Return the name of an entity, in words for an unnamed one: "two unnamed people" where it has no name at all."""
    if entity is None:
        return NOBODY
    if entity.name.strip():
        return shorten(entity.name, _NAME_CHARS)
    if entity.type is not EntityType.ANONYMOUS:
        return entity.id
    if entity.count is None:
        return "unnamed people"
    return f"{number_word(entity.count)} unnamed {'person' if entity.count == 1 else 'people'}"


def some_names(names: Sequence[str], most: int, last: str = "and") -> str:
    """Return names joined, "a, b and 7 more" where there are more than `most`."""
    if len(names) <= most:
        return join_words(names, last)
    return f"{', '.join(names[: most - 1])} {last} {len(names) - most + 1} more"


def role_of(entity: Entity) -> str:
    """Return the role of an entity as one line, "" where none is known."""
    return shorten(entity.role or "", _NAME_CHARS)


def is_unnamed(entity: Entity | None) -> bool:
    """Tell whether an entity is a source without a name; one that is not told at all (None) is not."""
    return entity is not None and entity.type is EntityType.ANONYMOUS


def parts_of(entity: Entity) -> tuple[str, str]:
    """Return an unnamed source in two parts, "two sources" and "close to the mayor"; the second may be empty."""
    name = name_of(entity)
    description = shorten(entity.description or "", _NAME_CHARS)
    head = name[: len(name) - len(description)].rstrip(" ,")
    is_whole = bool(head) and head.split()[-1].casefold() not in _QUANTIFIERS
    if description and is_whole and name.casefold().endswith(description.casefold()):
        return head, description
    return name, "" if description.casefold() in name.casefold() else description
