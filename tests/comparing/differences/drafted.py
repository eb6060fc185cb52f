"""Stories of a few invented sentences with the claims that a test puts into them, so that no encoder is run."""

import numpy as np

from sayso.comparing.claims import Draft
from sayso.comparing.printings import sentence_spans
from sayso.comparing.propositions import Proposition
from sayso.comparing.story import Story
from sayso.types import Article, Span, Stance

OUTLETS = ("Courier", "Herald", "Ledger", "Echo")


def print_story(*texts, firsts=None):
    """Return a story of one article for each text, without attributions; `firsts` says which are copies of which."""
    articles = tuple(
        Article(id=outlet.lower(), text=text, outlet=outlet, published="2024-03-08")
        for outlet, text in zip(OUTLETS, texts, strict=False)
    )
    nobody = (None,) * len(articles)
    return Story(articles, ((),) * len(articles), {}, nobody, firsts or tuple(range(len(articles))))


def passage(story, article, number=0):
    """The sentence of that number of an article, without its stop."""
    start, end = sentence_spans(story.articles[article])[number]
    text = story.articles[article].text
    whole = Span(start, end)
    end -= text[end - 1] == "."
    return Proposition(article, number, whole, None, (Span(start, end),), text[start:end])


def draft(members, alike=0.6, stances=None, chance=0.5):
    """A claim of passages; how alike each two are and the chance that they say one, one number or the whole table."""
    return Draft(
        members=tuple(members),
        stances=tuple(stances or [Stance.ASSERTS] * len(members)),
        clearness=tuple(range(len(members))),
        alike=_table(alike, len(members)),
        chance=_table(chance, len(members)),
    )


def _table(numbers, size):
    whole = np.full((size, size), numbers) if isinstance(numbers, float) else np.array(numbers)
    return whole.astype(np.float32)


def claim_of(*texts, alike=0.6, firsts=None):
    """A story whose articles are one sentence each, and the one claim that all of them tell."""
    story = print_story(*texts, firsts=firsts)
    return story, [("c1", draft([passage(story, n) for n in range(len(texts))], alike))]
