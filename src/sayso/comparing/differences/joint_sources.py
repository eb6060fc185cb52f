"""Who is said to have announced a thing: two bodies together here, one of them alone there."""

from sayso.comparing.differences.pairs import Pair
from sayso.comparing.differences.wording import is_said
from sayso.comparing.propositions import Proposition
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.types import EntityType, ResolvedAttribution

# How alike two passages must be, as alignment measures it, of which one is given to two sources and one to one of them.
ALIKE_FOR_JOINT = 0.35
# Words by which bodies are called as a class.
_BODIES = find_terms("u.s. us department agency office service administration bureau ministry commission committee")


def find_joint_source(story: Story, pair: Pair) -> tuple[Proposition, Proposition] | None:
    """Return the passage that is given to two sources together, and the one that is given to one of them alone.

    Where the article that names one names the other one for anything else, it only shortens.
    """
    if pair.alike < ALIKE_FOR_JOINT or pair.one.quoted or pair.other.quoted:
        return None
    for joint, alone in ((pair.one, pair.other), (pair.other, pair.one)):
        both, single = joint.attribution, alone.attribution
        if both is None or single is None or not (_is_said(both) and _is_said(single)):
            continue
        if story.entities[single.entity or ""].type is not EntityType.ORGANIZATION:
            continue
        parts, own = _parts(story, both), find_terms(story.name_of(single.entity)) - _BODIES
        if len(parts) == 2 and own and sum(own == part for part in parts) == 1 and not _join(story, alone.article):
            return joint, alone
    return None


def _is_said(resolved: ResolvedAttribution) -> bool:
    return bool(resolved.entity) and is_said(resolved.attribution.cue.text)


def _parts(story: Story, resolved: ResolvedAttribution) -> list[frozenset[str]]:
    """The telling words of each of the names that are joined in a source."""
    return [find_terms(part) - _BODIES for part in story.name_of(resolved.entity).split(" and ")]


def _join(story: Story, article: int) -> bool:
    """Has an article joined sources of its own?"""
    return any(" and " in story.name_of(at.entity) for at in story.attributions[article] if at.entity)
