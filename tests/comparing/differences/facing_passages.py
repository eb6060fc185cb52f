"""Two invented passages of one claim, for the tests of what is told of a pair: the first sentences of two articles."""

from sayso.comparing.differences.pairs import Pair
from sayso.comparing.printings import sentence_spans
from sayso.comparing.propositions import Proposition
from sayso.comparing.story import Story
from sayso.types import Article, Span


def face(one, other, published="2024-03-08"):
    """Return a story of two articles, "Courier" and "Herald", and the pair of their first sentences."""
    articles = tuple(
        Article(id=outlet.lower(), text=text, outlet=outlet, published=published)
        for outlet, text in (("Courier", one), ("Herald", other))
    )
    members = []
    for n, article in enumerate(articles):
        start, end = sentence_spans(article)[0]
        end -= article.text[end - 1] == "." and not article.text[:end].endswith("p.m.")
        span = Span(start, end)
        members.append(Proposition(n, 0, span, None, (span,), article.text[start:end]))
    story = Story(articles, ((), ()), {}, (None, None), (0, 1))
    return story, Pair("c1", members[0], members[1], 0.5, 0.5, 0.5)


def tell(teller, one, other, kind, published="2024-03-08"):
    """Return the note of what differs, or None; a difference of another kind fails the test."""
    contrast = teller(*face(one, other, published))
    if contrast is None:
        return None
    assert str(contrast.type) == kind
    return contrast.note
