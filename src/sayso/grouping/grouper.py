"""Which articles tell one story: one article at a time, in the order they come.

An article is compared with those of its window that share its telling words; the chances that they tell its story are
kept as links. Then the stories that it touches are formed anew from their links, by average linkage: so a story can
also fall apart or two become one, and what comes out depends little on the order of arrival. Every such change is an
event.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

import numpy as np

from sayso.errors import GroupingError
from sayso.grouping.likeness import Comparer, Weighed, find_gap, load_table
from sayso.grouping.linkage import link
from sayso.grouping.signature import sign
from sayso.grouping.window import Window
from sayso.types import Article

WINDOW_ARTICLES = 100_000
# Two groups become one story at this mean chance over all their pairs. On allsides_dev 0.16 to 0.25 are within half a
# point of B-cubed F1; basil_dev, where an event goes on for days, wants 0.18 or less, and thinned out data 0.2 or more.
# Half is right for two articles; a mean also counts the pairs of one story that look unlike.
LEAST_MEAN = 0.17
LEAST_SCORE = -3.0  # log-odds of a pair by itself; below it no pair is linked, were they each other's nearest
# Every article is taken to have a rival of this score at least: in a small folder the nearest may be no kin. At -1
# allsides_dev loses a point, as there everything has kin; at -3 two articles alone are one story at a score of -3.
LEAST_BEST = -2.0
TOUCH = 0.1  # an article touches the stories to which one of its links is this strong
# So many articles are formed anew at most. A larger story is settled: it takes in, and is not taken apart again.
MOST_FORMED = 16
# A settled story takes in an article by the mean of so many best links. Not tuned: no data at hand has such stories.
# Half, as a large story touches much that is not of it.
SETTLED_LINKS = 5
SETTLED_MEAN = 0.5


@dataclass(frozen=True, slots=True)
class Merged:
    """The story `merged` has gone into `kept`; `articles` are those of its articles that the window holds."""

    kept: str
    merged: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """`articles` have left `story` for `into`, which is new or another story that took them in."""

    story: str
    into: str
    articles: tuple[str, ...]


Event = Merged | Split


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an article was put, and what that changed between the stories that were there before."""

    article: str
    story: str
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """A story as far as the window holds it: the ids of its articles in the order in which they came."""

    id: str
    articles: tuple[str, ...]


def name_story(article: str) -> str:
    """Return the name of a story whose first article has this id."""
    return "s" + sha256(article.encode("utf-8", "surrogatepass")).hexdigest()[:12]


class Grouper:
    """Groups a stream of articles into stories.

    It holds the last `window_articles` articles and nothing of older ones; a story of which all articles have left the
    window is forgotten. An article may come late or bear no date: what counts is that its siblings are in the window.
    Not safe to share between threads. The same articles in the same order always give the same stories, with the same
    ids; the id of a story is made from that of its first article.
    """

    def __init__(self, *, window_articles: int = WINDOW_ARTICLES) -> None:
        if window_articles < 1:
            raise GroupingError(f"a window of {window_articles} articles holds nothing; give 1 or more")
        self._window = Window(window_articles)
        self._comparer = Comparer(self._window.frequencies)
        self._table = load_table()
        self._scores: dict[int, dict[int, float]] = {}
        self._best: dict[int, float] = {}
        self._undated: set[int] = set()
        self._verdicts: dict[int, dict[int, bool]] = {}
        self._numbers: dict[str, int] = {}
        self._story_of: dict[int, str] = {}
        self._members: dict[str, list[int]] = {}

    def add(self, article: Article) -> Placed:
        """Put an article into a story. One that is in the window already, by its id, stays where it is."""
        if article.id in self._numbers:
            return Placed(article.id, self._story_of[self._numbers[article.id]])
        number = self._take_in(article)
        events = self._place(number)
        return Placed(article.id, self._story_of[number], events)

    def restore(self, article: Article, story: str) -> None:
        """Take in an article that stands in a story already, and form nothing anew.

        A grouper that is given the articles of another in the order in which they came there, each with the story in
        which it stands now, goes on as the other would have. What a person has said comes back by `keep_together` and
        `keep_apart`. An article that is in the window already stays where it is.
        """
        if article.id in self._numbers:
            return
        number = self._take_in(article)
        self._story_of[number] = story
        self._members.setdefault(story, []).append(number)

    def _take_in(self, article: Article) -> int:
        """Sign an article, score it against those of the window that are like it, and return its number."""
        self._make_room()
        signature = sign(article)
        candidates = self._window.find(signature)
        weighed = self._comparer.weigh(signature)
        scores = self._score(weighed, [self._window[n] for n in candidates])
        number = self._window.add(weighed)
        self._numbers[article.id] = number
        if signature.day is None:
            self._undated.add(number)
        self._scores[number] = {n: score for n, score in zip(candidates, scores, strict=True) if score >= LEAST_SCORE}
        self._best[number] = max((LEAST_BEST, *self._scores[number].values()))
        for other, score in self._scores[number].items():
            self._scores[other][number] = score
            self._best[other] = max(self._best[other], score)
        return number

    def stories(self) -> tuple[Story, ...]:
        """Return the stories in the window, by the arrival of their first articles."""
        ordered = sorted(self._members.items(), key=lambda item: item[1][0])
        return tuple(Story(story, self._ids(members)) for story, members in ordered)

    def story_of(self, article: str) -> str:
        """Return the id of an article's story. Raises GroupingError where the window does not hold the article."""
        return self._story_of[self._number(article)]

    def join(self, kept: str, merged: str) -> tuple[Event, ...]:
        """Put one story into another by hand. They stay together, whatever comes; the latest word of a person holds."""
        one, other = self._story(kept), self._story(merged)
        if kept == merged:
            return ()
        both = [*one, *other]
        self._hold_together(both)
        return self._settle([(sorted(both), kept)], both)

    def part(self, story: str, articles: Iterable[str]) -> tuple[Event, ...]:
        """Take articles out of a story by hand, into one of their own. They stay apart from the rest of it."""
        members = self._story(story)
        leaving = sorted({self._number(article) for article in articles})
        staying = [n for n in members if n not in set(leaving)]
        if not leaving or len(leaving) + len(staying) != len(members):
            raise GroupingError(f"give one or more articles of the story {story}, and of no other")
        if not staying:
            return ()
        self._hold_apart(leaving, staying)
        return self._settle([(staying, story), (leaving, self._name(leaving, {story}))], members)

    def keep_together(self, articles: Iterable[str]) -> None:
        """Restore what a person has said by `join`: that these articles are of one story. Nothing is formed anew.

        Articles that the window does not hold are passed over.
        """
        self._hold_together(self._held(articles))

    def keep_apart(self, articles: Iterable[str], others: Iterable[str]) -> None:
        """Restore what a person has said by `part`: that these articles, one story, are not of that of the others."""
        self._hold_apart(self._held(articles), self._held(others))

    def _score(self, weighed: Weighed, others: list[Weighed]) -> list[float]:
        day = weighed.signature.day
        gaps = np.array([find_gap(day, other.signature.day) for other in others], int)
        scores: list[float] = self._table.score(self._comparer.measure(weighed, others), gaps).tolist()
        return scores

    def _place(self, number: int) -> tuple[Event, ...]:
        """Form the stories anew that the article touches; a settled one takes it in or not."""
        best: dict[str, list[float]] = {}
        chances = {other: self._chance(number, other) for other in self._scores[number]}
        for other, chance in chances.items():
            best.setdefault(self._story_of[other], []).append(chance)
        touched = sorted((s for s in best if max(best[s]) >= TOUCH), key=lambda s: (-max(best[s]), s))
        formed = [number]
        for place, story in enumerate(touched):
            members = self._members[story]
            if len(formed) + len(members) <= MOST_FORMED:
                formed += members
            elif place == 0 and self._takes_in(best[story], len(members)):
                self._story_of[number] = story
                members.append(number)
                return ()
        links = self._links_between(formed[1:])
        links[number] = {n: chance for n, chance in chances.items() if n in links}
        for n, chance in links[number].items():
            links[n][number] = chance
        groups = link(sorted(formed), links, self._verdicts, LEAST_MEAN)
        return self._settle(self._give_names(groups), formed)

    def _chance(self, a: int, b: int) -> float:
        return self._table.judge(
            self._scores[a][b], self._best[a], self._best[b], a not in self._undated and b not in self._undated
        )

    def _links_between(self, members: list[int]) -> dict[int, dict[int, float]]:
        links: dict[int, dict[int, float]] = {n: {} for n in members}
        for a in members:
            for b in self._scores[a].keys() & links.keys():
                if a < b:
                    links[a][b] = links[b][a] = self._chance(a, b)
        return links

    @staticmethod
    def _takes_in(chances: list[float], size: int) -> bool:
        count = min(SETTLED_LINKS, size)
        return sum(sorted(chances, reverse=True)[:count]) / count >= SETTLED_MEAN

    def _give_names(self, groups: list[list[int]]) -> list[tuple[list[int], str]]:
        """Let each group keep the name of the story that most of it comes from; each name goes to one group."""
        claims: list[tuple[int, int, str]] = []
        for place, group in enumerate(groups):
            origins = [self._story_of[n] for n in group if n in self._story_of]
            claims += [(-origins.count(story), place, story) for story in set(origins)]
        names: dict[int, str] = {}
        for _, place, story in sorted(claims):
            if place not in names and story not in names.values():
                names[place] = story
        given = set(names.values())
        for place, group in enumerate(groups):
            if place not in names:
                names[place] = self._name(group, given)
                given.add(names[place])
        return [(group, names[place]) for place, group in enumerate(groups)]

    def _name(self, group: list[int], taken: set[str]) -> str:
        """A new name, from the first article of the group. A second one of the same article gets a number."""
        first = name_story(self._window[group[0]].signature.id)
        name, count = first, 1
        while name in self._members or name in taken:
            count += 1
            name = f"{first}-{count}"
        return name

    def _settle(self, named: list[tuple[list[int], str]], formed: list[int]) -> tuple[Event, ...]:
        """Write down the new stories of the articles that were formed, and say what changed."""
        old: dict[str, list[int]] = {}
        for n in sorted(formed):
            if n in self._story_of:
                old.setdefault(self._story_of[n], []).append(n)
        events: list[Event] = []
        for group, name in named:
            members = set(group)
            for story, before in old.items():
                moved = [n for n in before if n in members]
                if not moved or story == name:
                    continue
                if len(moved) == len(before):
                    events.append(Merged(name, story, self._ids(moved)))
                else:
                    events.append(Split(story, name, self._ids(moved)))
        for story in old:
            del self._members[story]
        for group, name in named:
            self._members[name] = group
            self._story_of.update(dict.fromkeys(group, name))
        return tuple(events)

    def _make_room(self) -> None:
        """Where the window is full, take out all that is known of its oldest article."""
        number = self._window.first
        oldest = self._window.drop()
        if oldest is None:
            return
        del self._numbers[oldest.id]
        del self._best[number]
        self._undated.discard(number)
        for other, score in self._scores.pop(number).items():
            del self._scores[other][number]
            if score == self._best[other]:
                self._best[other] = max((LEAST_BEST, *self._scores[other].values()))
        for other in self._verdicts.pop(number, {}):
            del self._verdicts[other][number]
        story = self._story_of.pop(number)
        self._members[story].remove(number)
        if not self._members[story]:
            del self._members[story]

    def _hold_together(self, members: list[int]) -> None:
        """Take back that any of these are apart, and hold them together, each by the next."""
        held = set(members)
        for a in members:
            for b in [b for b, together in self._verdicts.get(a, {}).items() if b in held and not together]:
                self._drop_verdict(a, b)
        for a, b in pairwise(members):
            self._set_verdict(a, b, True)

    def _hold_apart(self, one: list[int], other: list[int]) -> None:
        for a in one:
            for b in other:
                self._set_verdict(a, b, False)
        for side in (one, other):
            for a, b in pairwise(side):
                self._set_verdict(a, b, True)

    def _held(self, articles: Iterable[str]) -> list[int]:
        return sorted({self._numbers[article] for article in articles if article in self._numbers})

    def _set_verdict(self, a: int, b: int, together: bool) -> None:
        self._verdicts.setdefault(a, {})[b] = together
        self._verdicts.setdefault(b, {})[a] = together

    def _drop_verdict(self, a: int, b: int) -> None:
        self._verdicts.get(a, {}).pop(b, None)
        self._verdicts.get(b, {}).pop(a, None)

    def _ids(self, numbers: Iterable[int]) -> tuple[str, ...]:
        return tuple(self._window[n].signature.id for n in numbers)

    def _number(self, article: str) -> int:
        if article not in self._numbers:
            raise GroupingError(f"the article {article} is not in the window; it has not come yet, or has left it")
        return self._numbers[article]

    def _story(self, story: str) -> list[int]:
        if story not in self._members:
            raise GroupingError(f"there is no story {story} in the window")
        return self._members[story]
