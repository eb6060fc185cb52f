"""What a server is told when it starts, and the bounds it holds."""

from dataclasses import dataclass
from pathlib import Path

from sayso.errors import SaysoError

# A body holds a text and little else. 1 MiB is more than the longest text that is analysed, percent-encoded.
MOST_BODY_BYTES = 1 << 20
BODY_SECONDS = 30.0  # within which a body must have come in
MOST_TEXT_CHARS = 100_000  # of a pasted text: a small book's chapter, some seconds of analysis
MOST_BESIDE = 40  # articles of a story beside which a draft is checked, those that came last: some seconds
PATIENCE_SECONDS = 10.0
MOST_NAME_CHARS = 300
MOST_QUERY_CHARS = 500
MOST_PASSAGE_CHARS = 2_000  # of a quotation or claim that is traced
MOST_ADDRESS_CHARS = 2_000
LEAST_TOKEN_CHARS = 16


class ServingError(SaysoError):
    """The server cannot start as it was asked to."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One server: the file of its store, the word that readers must know, the names by which it is reached.

    Without `token`, everybody who reaches the server may read and correct. `names` are host names besides localhost and
    plain addresses, which are always answered. `patience_s` is how long one waits for a report that is being made.
    """

    store: Path
    token: str | None = None
    names: tuple[str, ...] = ()
    patience_s: float = PATIENCE_SECONDS

    def __post_init__(self) -> None:
        if self.token is not None and len(self.token) < LEAST_TOKEN_CHARS:
            raise ServingError(
                f"a token of {len(self.token)} characters can be guessed; give {LEAST_TOKEN_CHARS} or more, "
                "such as the output of `openssl rand -hex 16`"
            )
