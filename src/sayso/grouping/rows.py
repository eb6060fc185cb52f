"""A whole run: articles in, and the story of each out."""

from collections.abc import Iterable, Iterator

from sayso.grouping.grouper import WINDOW_ARTICLES, Grouper, Merged, Placed
from sayso.types import Article


def group_articles(articles: Iterable[Article], *, window_articles: int = WINDOW_ARTICLES) -> dict[str, str]:
    """Group articles in the order given, and return the story of each by its id, as it stands behind the last one.

    Of a longer run than the window the stories of the early articles are as they were last changed.
    """
    grouper = Grouper(window_articles=window_articles)
    stories: dict[str, list[str]] = {}
    for article in articles:
        follow(stories, grouper.add(article))
    return {article: story for story, members in stories.items() for article in members}


def follow(stories: dict[str, list[str]], placed: Placed) -> None:
    """Bring `stories`, ids of articles by story, up to date with what became of one article.

    Unlike the grouper, it holds articles that have left the window: they go with their story where it is merged.
    """
    for event in placed.events:
        if isinstance(event, Merged):
            stories.setdefault(event.kept, []).extend(stories.pop(event.merged, ()))
        else:
            leaving = set(event.articles)
            stories[event.story] = [article for article in stories.get(event.story, ()) if article not in leaving]
            stories.setdefault(event.into, []).extend(event.articles)
    members = stories.setdefault(placed.story, [])
    if placed.article not in members[-1:]:
        members.append(placed.article)


def group_rows(articles: Iterable[Article], *, window_articles: int = WINDOW_ARTICLES) -> Iterator[dict[str, str]]:
    """Yield a row `{"id", "story"}` for each article, in the order given, once all of them have been grouped."""
    order: list[str] = []

    def noted() -> Iterator[Article]:
        for article in articles:
            order.append(article.id)
            yield article

    stories = group_articles(noted(), window_articles=window_articles)
    for article in dict.fromkeys(order):
        yield {"id": article, "story": stories[article]}
