"""The outlets of a story's own articles, and the names under which its other articles cite them."""

import re
from collections.abc import Sequence

from sayso.sources.cast import Cast, Draft, initials, name_key
from sayso.sources.institutions import OUTLET_WORDS
from sayso.sources.mentions import Name
from sayso.sources.outlets import OutletKind, find_outlet, outlet_of_address, outlet_of_byline
from sayso.types import Article, EntityType

# The mark of an agency's copy: "LONDON (AP) —" near the top of an article.
_DATELINE = re.compile(r"(?:^|\n)[A-Z][\w .,’'-]{2,60}\(([A-Za-z][\w .]{1,30})\) ?[-—–―]")
_DATELINE_CHARS = 600
_BYLINES = 5  # authors of an article that are looked at
_SHORT_MARK = re.compile(r"[A-Z]{2,6}")
_LEAST_INITIALS = 3  # letters; two are too often something else
_NO_SHORT_FORM = frozenset("news press television tv radio media".split())  # "the Press" is not one paper


class Houses:
    """The own outlet of every article of a story, an entry None where it is not known, and what they are called.

    They are outlets by whatever name, also those that are in no table: an article names its own.
    """

    def __init__(self, articles: Sequence[Article], cast: Cast) -> None:
        """Find the outlets of the articles and note their names, their initials and the marks of their datelines."""
        self._cast = cast
        self._by_name: dict[str, int] = {}
        self._by_last_word: dict[str, set[int]] = {}
        self._articled: set[int] = set()  # those with "The" as part of their names
        self.owns = [self._own_outlet(article) for article in articles]
        for article, own in zip(articles, self.owns, strict=True):
            if own is not None:
                self._note(article, own)

    def _own_outlet(self, article: Article) -> Draft | None:
        """By the name that the article gives, its address, or a byline that stands for an outlet and is no agency's."""
        outlet = find_outlet(article.outlet) if article.outlet else None
        if outlet is None and article.url:
            outlet = outlet_of_address(article.url)
        if outlet is None and not article.outlet and not article.url:
            outlets = (outlet_of_byline(byline) for byline in article.authors[:_BYLINES])
            outlet = next((found for found in outlets if found and found.kind is not OutletKind.AGENCY), None)
        if outlet is not None:
            return self._cast.outlet(outlet)
        if not article.outlet:
            return None
        draft = self._cast.named(EntityType.OUTLET, article.outlet)
        draft.forms[article.outlet] += 1
        return draft

    def _note(self, article: Article, own: Draft) -> None:
        for name in {article.outlet or "", own.name or ""} - {""}:
            self._by_name.setdefault(name_key(name), own.number)
            if name.lower().startswith("the "):
                self._articled.add(own.number)
            words = name.split()
            if len(words) > 1 and words[-1].lower() not in _NO_SHORT_FORM:
                self._by_last_word.setdefault(words[-1].lower(), set()).add(own.number)
            if len(letters := initials(name)) >= _LEAST_INITIALS:
                self._by_name.setdefault(letters, own.number)
        mark = _DATELINE.search(article.text, 0, _DATELINE_CHARS)
        if mark and _SHORT_MARK.fullmatch(mark.group(1)) and find_outlet(mark.group(1)) is None:
            self._by_name.setdefault(mark.group(1).lower(), own.number)

    def credit(self, article: Article, own: Draft | None) -> Draft | None:
        """Return the agency whose copy an article is: by the mark before its first words, or by its byline."""
        mark = _DATELINE.search(article.text, 0, _DATELINE_CHARS)
        named = find_outlet(mark.group(1)) if mark else None
        if mark and named is None and (house := self._by_name.get(name_key(mark.group(1)))) is not None:
            return None if own is not None and own.number == house else self._cast[house]
        for byline in () if named else article.authors[:_BYLINES]:
            named = named or outlet_of_byline(byline)
        if named is None or named.kind is not OutletKind.AGENCY:
            return None
        draft = self._cast.outlet(named)
        return None if draft is own else draft

    def named(self, name: Name) -> Draft | None:
        """Return the outlet that a name calls in full or by its initials, or None."""
        number = self._by_name.get(name_key(name.text))
        if number is None:
            return None
        plain = len(name.words) == 1 and not name.text.isupper()
        return None if plain and number in self._articled and not name.definite else self._cast[number]

    def called_short(self, word: str, own: Draft | None) -> Draft | None:
        """Return the one outlet that "the" with the last word of its name means: in an article of its own, any word."""
        numbers = self._by_last_word.get(word.lower(), set())
        if own is not None and own.number in numbers:
            return own
        return self._cast[next(iter(numbers))] if len(numbers) == 1 and word.lower() in OUTLET_WORDS else None
