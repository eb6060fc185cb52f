"""The one tree of errors. Each says what was wrong, where, and what to do about it."""


class SaysoError(Exception):
    """The root of every error that sayso raises on purpose."""


class ReadError(SaysoError):
    """One input cannot be read as an article. The run goes on; the input is counted as rejected.

    `path` names the input (with a line number for a row of JSON Lines), `reason` is one plain sentence.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class FetchError(ReadError):
    """An address cannot be fetched. `path` is the address.

    `temporary` is True where it may go better later; `retry_after_s` is how long the server asked to wait, in seconds.
    """

    def __init__(self, path: str, reason: str, *, temporary: bool = False, retry_after_s: float | None = None) -> None:
        super().__init__(path, reason)
        self.temporary = temporary
        self.retry_after_s = retry_after_s


class NothingToReadError(SaysoError):
    """No input gave an article."""


class SpanError(SaysoError, ValueError):
    """An offset does not fit the text that it points into."""


class ModelError(SaysoError):
    """The weights that ship with the package are missing or damaged."""


class WriteError(SaysoError):
    """An output file cannot be written."""


class NamesError(SaysoError):
    """A file of corrections by hand is wrong. `path` names the file, `reason` is one plain sentence."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class GroupingError(SaysoError):
    """A correction of stories by hand names something that the window does not hold, or a setting makes no sense."""


class MissingExtraError(SaysoError):
    """Something needs packages that a plain install leaves out. `extra` is the name by which they are installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} need packages that are not installed: pip install 'sayso[{extra}]'")
        self.extra = extra


class WorkerError(SaysoError):
    """Worker processes cannot be started, or fail at what would meet every article."""


class StoreError(SaysoError):
    """A store cannot be opened, read or written. `path` names the file; `reason` says why, and what to do."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class StoreBusyError(StoreError):
    """Another process is writing to the store, and has been for longer than one waits."""


class NotStoredError(SaysoError):
    """The store holds no such thing. `kind` is "article", "story", "speaker", "outlet", "saying" or "correction"."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(f"the store holds no {kind} {name!r}")
        self.kind = kind
        self.name = name


class QuestionError(SaysoError):
    """A question to a store cannot be understood: a date, a mark of a page, words to search for."""


class FolderError(SaysoError):
    """A folder of results cannot be used: another run writes there, or it holds something else."""
