"""Asking: words, speakers, outlets, and where something first stood."""

from sayso.store import outlets, speakers
from sayso.store.opened import OpenFile
from sayso.store.question import Question
from sayso.store.records import Hit, OutletPage, OutletSummary, Page, Speaker, Trace, Who
from sayso.store.searching import search
from sayso.store.tracing import trace


class Answers(OpenFile):
    """The part of a store that answers questions over all stories."""

    def search(
        self,
        words: str,
        *,
        speaker: str | None = None,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        anonymous: bool = False,
        denied: bool = False,
        limit: int = 20,
        after: str | None = None,
    ) -> Page[Hit]:
        """Find what is said, where there is a filter on who speaks (`speaker`, `anonymous`, `denied`), or articles.

        All words must be there; "a phrase", begin* and -without are read as such. `denied` leaves what denies
        something; dates are ISO 8601, both included. The best come first, without words the latest. Raises
        QuestionError where there is nothing to look for.
        """
        return self.find(Question(words, speaker, outlet, since, until, anonymous, denied), limit=limit, after=after)

    def find(self, question: Question, *, limit: int = 20, after: str | None = None) -> Page[Hit]:
        """Search as `search` does, for a question that is asked as a whole."""
        with self._database.read() as db:
            return search(db, question, limit, after)

    def who(
        self,
        name: str,
        *,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        limit: int = 100,
        after: str | None = None,
    ) -> Who:
        """Return what somebody is reported to have said, the latest first, each with all its printings.

        A part of a person's name means all who have it (`Who.speakers`); a full name also means the surname alone.
        Nobody of that name gives no utterances.
        """
        with self._database.read() as db:
            return speakers.who(db, name, since=since, until=until, outlet=outlet, limit=limit, after=after)

    def speakers(self, prefix: str = "", *, limit: int = 50) -> tuple[Speaker, ...]:
        """Return those who speak by name, the most frequent first: all, or those whose names have words so begun."""
        with self._database.read() as db:
            return speakers.list_speakers(db, prefix, limit)

    def trace(self, wanted: str, *, limit: int = 50) -> Trace:
        """Find where a quotation or a claim stands, the earliest first. Raises QuestionError where it has no words."""
        with self._database.read() as db:
            return trace(db, wanted, limit)

    def outlet(self, name: str) -> OutletPage:
        """Return what an outlet leans on, leaves out and alters. Raises NotStoredError where it has no article here."""
        with self._database.read() as db:
            return outlets.outlet_page(db, name)

    def outlets(self, *, limit: int = 100) -> tuple[OutletSummary, ...]:
        """Return the outlets, those with most articles first."""
        with self._database.read() as db:
            return outlets.list_outlets(db, limit)
