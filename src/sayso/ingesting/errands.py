"""Which addresses are fetched, in which order: one at a time of each host, and what has led to what."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from sayso.reading import Link
from sayso.store.records import Visit

# A list of feeds leads to feeds, an index to sitemaps, these to pages: three steps. One more is a loop or a trap.
MAX_DEPTH = 4
MAX_ERRANDS = 200_000  # of one run


@dataclass(slots=True, eq=False)
class Errand:
    """An address to be fetched. `parent` is where its link stood; `known` what is known of it from before.

    `visit` is what is to be remembered of it once all that it led to is settled; `whole` that all of it went well, or
    will never do.
    """

    link: Link
    source: str
    depth: int = 1
    parent: "Errand | None" = None
    known: Visit | None = None
    visit: Visit | None = None
    waiting: int = 1  # itself and its links, that are not settled yet
    whole: bool = True

    @property
    def host(self) -> str:
        """The host that is asked, as the address writes it."""
        try:
            return urlsplit(self.link.url).netloc.lower()
        except ValueError:  # no address: whoever fetches it says so
            return self.link.url


class Errands:
    """The errands of one run. Each address is fetched once."""

    def __init__(self) -> None:
        self._by_host: dict[str, deque[Errand]] = {}
        self._ready: deque[str] = deque()  # hosts with errands that nobody is asking now
        self._busy: set[str] = set()
        self._seen: set[str] = set()
        self.added = 0
        self.settled = 0

    def __bool__(self) -> bool:
        return bool(self._by_host)

    @property
    def full(self) -> bool:
        """Whether no more errands are taken in."""
        return self.added >= MAX_ERRANDS

    def add(self, errand: Errand) -> None:
        """Take in an errand, unless its address was taken in before."""
        if errand.link.url in self._seen:
            return
        self._seen.add(errand.link.url)
        self.added += 1
        if errand.parent is not None:
            errand.parent.waiting += 1
        if errand.host not in self._by_host and errand.host not in self._busy:
            self._ready.append(errand.host)
        self._by_host.setdefault(errand.host, deque()).append(errand)

    def choose(self, most: int) -> list[Errand]:
        """Take out up to `most` errands, each of another host, the one first that has waited longest."""
        chosen: list[Errand] = []
        while self._ready and len(chosen) < most:
            host = self._ready.popleft()
            waiting = self._by_host[host]
            chosen.append(waiting.popleft())
            self._busy.add(host)
            if not waiting:
                del self._by_host[host]
        return chosen

    def free(self, errand: Errand) -> None:
        """Say that the host of an errand can be asked again."""
        self._busy.discard(errand.host)
        if errand.host in self._by_host:
            self._ready.append(errand.host)

    def settle(self, errand: Errand, *, whole: bool) -> Iterator[Visit]:
        """Say that an errand is done, and yield the visits of all that waited for nothing else.

        Not `whole` says that something of it should be tried again. Then what led to it is not called read, either, or
        else an unchanged feed would hide for good what could not be had once.
        """
        self.settled += 1
        step: Errand | None = errand
        while step is not None:
            step.whole = step.whole and whole
            step.waiting -= 1
            if step.waiting:
                return
            whole = step.whole
            if step.visit is not None and (whole or step.visit.failures):
                yield step.visit
            step = step.parent
