"""Stories of an archive that is grouped in pieces: windows of days that overlap, and their stories put together.

Each window is grouped by itself, in any order or on any machine; what two windows share at their border says which of
their stories are one. For coverage that comes in, one `Grouper` is simpler and a little better.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from sayso.errors import GroupingError
from sayso.grouping.grouper import name_story
from sayso.grouping.signature import day_of

# On the dated articles of allsides_dev windows of 7, 14 and 28 days with overlaps of 2 to 4 all come within 0.1 points
# of the B-cubed F1 in one piece (0.943); the longer ones are for stories that are told for longer.
WINDOW_DAYS = 28
OVERLAP_DAYS = 4
# Two stories of neighbouring windows are one where they share so much of what either has in the overlap, the smaller
# part counting.
_LEAST_SHARE = 0.5


def plan_windows(
    dates: Iterable[tuple[str, str | None]], *, window_days: int = WINDOW_DAYS, overlap_days: int = OVERLAP_DAYS
) -> dict[int, list[str]]:
    """Return the ids of the articles to be grouped in each window, from pairs of an id and when it was published.

    The windows are numbered in order of time. One reaches over its `window_days` days and the first `overlap_days` of
    the next, so that an article is in one window or in two; an undated one is in every window. Within a window the
    order is the given one. Raises GroupingError where the overlap is not shorter than the window.
    """
    if not 0 < overlap_days < window_days:
        raise GroupingError(f"windows of {window_days} days cannot overlap by {overlap_days}; give 1 to fewer days")
    days = {article: day_of(published) for article, published in dates}
    own = sorted({day // window_days for day in days.values() if day is not None}) or [0]
    plan: dict[int, list[str]] = {window: [] for window in own}
    for article, day in days.items():
        if day is None:
            for window in own:
                plan[window].append(article)
        else:
            window = day // window_days
            plan[window].append(article)
            if day % window_days < overlap_days and window - 1 in plan:
                plan[window - 1].append(article)
    return plan


def join_windows(groupings: Mapping[int, Mapping[str, str]]) -> dict[str, str]:
    """Return the story of each article by its id, from the stories of each window by its number.

    `groupings` has for each window of the plan what `group_articles` gave for its articles. Stories of two windows that
    follow each other are joined where they share half of the articles that the one with fewer of them in the overlap
    has there. An article whose stories stay apart is in the one with most articles, at a tie in the earliest. The names
    are new, made from the first article of a story: by window, then in the order of the grouping.
    """
    windows = Counter(article for stories in groupings.values() for article in stories)
    members: dict[tuple[int, str], list[str]] = {}
    for window, stories in sorted(groupings.items()):
        for article, name in stories.items():
            members.setdefault((window, name), []).append(article)
    heads = {story: story for story in members}

    def find_head(story: tuple[int, str]) -> tuple[int, str]:
        while heads[story] != story:
            heads[story] = heads[heads[story]]
            story = heads[story]
        return story

    for window, stories in sorted(groupings.items()):
        dated = {article: story for article, story in stories.items() if windows[article] <= 2}
        for one, other in _find_shared(window, groupings.get(window - 1, {}), dated):
            first, second = sorted((find_head(one), find_head(other)))
            heads[second] = first

    sizes = Counter(find_head(story) for story, articles in members.items() for _ in articles)
    homes: dict[str, tuple[int, str]] = {}
    for story, articles in members.items():
        head = find_head(story)
        for article in articles:
            if article not in homes or sizes[head] > sizes[homes[article]]:
                homes[article] = head
    names: dict[tuple[int, str], str] = {}
    return {article: names.setdefault(head, name_story(article)) for article, head in homes.items()}


def _find_shared(
    window: int, earlier: Mapping[str, str], later: Mapping[str, str]
) -> Iterable[tuple[tuple[int, str], tuple[int, str]]]:
    """Yield the pairs of stories, of one window and the next, that are one by the articles in both."""
    shared = [(earlier[article], later[article]) for article in later if article in earlier]
    ones, others = Counter(one for one, _ in shared), Counter(other for _, other in shared)
    for (one, other), count in Counter(shared).items():
        if count >= _LEAST_SHARE * min(ones[one], others[other]):
            yield (window - 1, one), (window, other)
