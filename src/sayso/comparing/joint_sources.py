"""Who is said to have announced a thing: two bodies together here, one of them alone there."""

from collections.abc import Iterator

from sayso.comparing.findings import Finding, outlet_name, source_name
from sayso.comparing.pairs import Pair, is_quoted, make_finding
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.comparing.wording import is_said
from sayso.types import DifferenceType, EntityType, ResolvedAttribution

# How alike two passages must be, as alignment measures it, of which one is given to two sources and one to one of them.
ALIKE_FOR_JOINT = 0.35
# Words by which bodies are called as a class.
_BODIES = find_terms("u.s. us department agency office service administration bureau ministry commission committee")


def differ_in_joint_source(story: Story, pair: Pair) -> Iterator[Finding]:
    """Yield at most one difference: what two are said to have announced together is given to one of them alone.

    Where the article that names one names the other one for anything else, it only shortens.
    """
    if pair.alike < ALIKE_FOR_JOINT or is_quoted(pair.one) or is_quoted(pair.other):
        return
    for joint, alone in ((pair.one, pair.other), (pair.other, pair.one)):
        both, single = joint.attribution, alone.attribution
        if both is None or single is None or not (_is_said(both) and _is_said(single)):
            continue
        if story.entities[single.entity or ""].type is not EntityType.ORGANIZATION or _are_together(
            story, alone.article
        ):
            continue
        parts = _parts(story, both)
        own = find_terms(story.name_of(single.entity)) - _BODIES
        if len(parts) == 2 and own and sum(own == part for part in parts) == 1:
            names = outlet_name(story, joint.article), outlet_name(story, alone.article)
            note = (
                f"{names[0]} gives it to {source_name(story, both)}, {names[1]} only to {source_name(story, single)}."
            )
            yield make_finding(DifferenceType.SOURCE, story, pair, note, 1.1, sources=True)
            return


def _is_said(resolved: ResolvedAttribution) -> bool:
    return bool(resolved.entity) and is_said(resolved.attribution.cue.text)


def _parts(story: Story, resolved: ResolvedAttribution) -> list[frozenset[str]]:
    """The telling words of each of the names that are joined in a source."""
    return [find_terms(part) - _BODIES for part in story.name_of(resolved.entity).split(" and ")]


def _are_together(story: Story, article: int) -> bool:
    """Has an article joined sources of its own?"""
    return any(" and " in story.name_of(at.entity) for at in story.attributions[article] if at.entity)
