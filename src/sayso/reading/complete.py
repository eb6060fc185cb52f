"""The last step of reading: what the text itself tells, and whether it is an English article at all."""

from dataclasses import replace
from datetime import date

from sayso.reading.language import ENGLISH, find_language
from sayso.reading.layout import find_layout
from sayso.types import Article, Rejected

# A long book. The longest articles of 10,000 news articles have 200,000 characters.
MAX_ARTICLE_CHARS = 1_000_000


def complete(article: Article, latest: date, front_matter: int = 0) -> Article | Rejected:
    """Add what the text itself tells: boilerplate, language, and what its container did not say.

    The first `front_matter` characters are a header of keys and values. An article that is empty, too long, all
    boilerplate or not in English is rejected.
    """
    text = article.text
    if len(text) > MAX_ARTICLE_CHARS:
        return Rejected(
            article.path, f"has more than {MAX_ARTICLE_CHARS:,} characters, the most that is read of one article"
        )
    if not any(character.isalpha() for character in text):
        return Rejected(article.path, "is empty" if not text.strip() else "holds no words")
    layout = find_layout(
        text, latest, title=article.title, authors=article.authors, outlet=article.outlet, front_matter=front_matter
    )
    body = _strip(text, [(part.start, part.end) for part in layout.boilerplate])
    if not any(character.isalpha() for character in body):
        return Rejected(article.path, "holds no article, only titles, menus, notices or the like")
    language = find_language(body)
    if language.code not in (ENGLISH, None):
        found = f"{language.code!r} (confidence {language.confidence:.2f})"
        return Rejected(article.path, f"is not in English but in {found}; only English is analysed")
    basis, note = article.published_basis, article.published_note
    if article.published is None and layout.published is not None:
        basis, note = "text", layout.published_note
    return replace(
        article,
        title=article.title or layout.title,
        authors=article.authors or layout.authors,
        outlet=article.outlet or layout.outlet,
        published=article.published or layout.published,
        published_basis=basis,
        published_note=note,
        language=language.code,
        boilerplate=layout.boilerplate,
    )


def _strip(text: str, spans: list[tuple[int, int]]) -> str:
    """The text outside `spans`, for judging only."""
    pieces = []
    last = 0
    for start, end in spans:
        pieces.append(text[last:start])
        last = end
    return " ".join([*pieces, text[last:]])
