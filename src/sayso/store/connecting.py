"""One SQLite file: connections, one for each thread; transactions; migrations; and errors that say what to do.

Write-ahead logging lets many read while one writes. `synchronous=FULL` makes a transaction that was committed outlast
a kill and a loss of power. Sources: sqlite.org/wal.html, sqlite.org/pragma.html.
"""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path

from sayso.errors import QuestionError, StoreBusyError, StoreError

APPLICATION_ID = 0x73617973  # "says", in the header of the file (sqlite.org/fileformat.html, offset 68)
WAIT_S = 15.0  # how long one waits for another writer; a batch of ingestion is written in well under a second
_PAUSE_S = 0.02  # between two tries where SQLite does not wait by itself
_CACHE_KIB = 32 * 1024


def migrations() -> list[str]:
    """Return the migrations of this version, in order; a store of version n has had the first n."""
    folder = files("sayso.store").joinpath("migrations")
    found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".sql")), key=lambda entry: entry.name)
    return [entry.read_text(encoding="utf-8") for entry in found]


class Database:
    """The connections to one store. Safe to share between threads; close it when no thread uses it any more."""

    def __init__(self, path: Path, *, create: bool, wait_s: float = WAIT_S) -> None:
        """Open a store, bring it up to this version, and, where `create` says so, make it.

        Raises StoreError where there is none, where the file is something else, damaged, or of a newer version.
        """
        self.path = path
        self._wait_s = wait_s
        self._local = threading.local()
        self._all: list[tuple[threading.Thread, sqlite3.Connection]] = []
        self._lock = threading.Lock()
        self._closed = False
        if not create and not (path.is_file() and path.stat().st_size):
            raise StoreError(str(path), "there is no store here; `sayso ingest SOURCE --store FILE` makes one")
        if create:
            self._make_folder()
        try:
            with self._explained():
                self._migrate(self._open("rwc" if create else "rw"))
        except BaseException:
            self.close()
            raise
        self._file = self._identity()

    def close(self) -> None:
        """Close all connections. The database is not used any more after that."""
        with self._lock:
            self._closed = True
            for _, connection in self._all:
                connection.close()
            self._all.clear()

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the store until the end of the block; inside a `write`, that one's."""
        with self._explained():
            connection = self._connection()
            if connection.in_transaction:
                yield connection
                return
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.rollback()

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """A transaction: committed at the end of the outermost block, and not at all where it raises.

        Raises StoreBusyError where another process writes for longer than one waits.
        """
        with self._explained():
            connection = self._connection()
            if getattr(self._local, "writing", False):
                yield connection
                return
            connection.execute("BEGIN IMMEDIATE")
            self._local.writing = True
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # SQLite itself rolls back after some errors
                    connection.rollback()
                raise
            finally:
                self._local.writing = False

    def _connection(self) -> sqlite3.Connection:
        if self._closed:
            raise StoreError(str(self.path), "this store has been closed")
        if self._identity() != self._file:
            raise StoreError(str(self.path), "the file has gone or was replaced since it was opened; open it again")
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        return connection if connection is not None else self._open("rw")

    def _identity(self) -> tuple[int, int] | None:
        with suppress(OSError):
            status = self.path.stat()
            return status.st_dev, status.st_ino
        return None

    def _open(self, mode: str) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{self.path.resolve().as_uri()}?mode={mode}",
            uri=True,
            timeout=self._wait_s,
            isolation_level=None,
            check_same_thread=False,  # only `close` reaches over from another thread, and `_close_left`
        )
        with self._lock:
            self._close_left()
            self._all.append((threading.current_thread(), connection))
        self._local.connection = connection
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute("PRAGMA temp_store = MEMORY")
        return connection

    def _close_left(self) -> None:
        """Close the connections of threads that have ended: a server's threads come and go."""
        left = [thread for thread, _ in self._all if not thread.is_alive()]
        for thread, connection in self._all:
            if thread in left:
                connection.close()
        self._all = [(thread, connection) for thread, connection in self._all if thread not in left]

    def _migrate(self, connection: sqlite3.Connection) -> None:
        wanted = migrations()
        connection.execute("BEGIN")  # so that what is read is of one moment, while another process may be making it
        try:
            version = self._check(connection, len(wanted))
        finally:
            connection.rollback()
        if version == len(wanted):
            return
        self._log_ahead(connection)
        connection.execute("BEGIN IMMEDIATE")
        try:
            version = self._check(connection, len(wanted))  # another process may have been first
            for migration in wanted[version:]:
                for statement in split_statements(migration):
                    connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {len(wanted)}")
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.rollback()
            raise

    def _log_ahead(self, connection: sqlite3.Connection) -> None:
        """Turn on write-ahead logging. SQLite itself does not wait here for another process that does the same."""
        until = time.monotonic() + self._wait_s
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > until:
                    raise
                time.sleep(_PAUSE_S)

    def _check(self, connection: sqlite3.Connection, known: int) -> int:
        """Return the version of the file; raise StoreError where it is no store, or newer than this program."""
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if tables and application != APPLICATION_ID:
            raise StoreError(str(self.path), "is a database of another program, no store of sayso; nothing was changed")
        if version > known:
            raise StoreError(
                str(self.path),
                f"was written by a newer sayso (store version {version}; this one knows {known}); "
                "install that one: pip install --upgrade sayso. Nothing was changed",
            )
        return version

    def _make_folder(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(str(self.path), f"its folder cannot be made ({error.strerror})") from error

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise explain(str(self.path), error, self._wait_s) from error
        except UnicodeEncodeError as error:
            raise QuestionError(
                "half a character (a lone surrogate) was given, which no text of a store has"
            ) from error


def explain(path: str, error: sqlite3.Error, wait_s: float = WAIT_S) -> StoreError:
    """Say in a sentence what an error of SQLite means for a person, and what to do."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreBusyError(
            path, f"another process writes to the store, for longer than {wait_s:.0f} s; try again when it has ended"
        )
    if name.startswith("SQLITE_FULL"):
        return StoreError(
            path, "the disk is full: free some space and run the command again; what was stored before is unharmed"
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return StoreError(
            path,
            f"the file is damaged, or is no store ({error}): `sayso verify` says what still holds, "
            "`sayso verify --mend` builds the indexes anew, `sayso export` saves what can be read; "
            "else take a copy from before",
        )
    if name.startswith("SQLITE_READONLY"):
        return StoreError(
            path, "the file, or its folder, may not be written; give yourself the right, or copy the store"
        )
    if name.startswith("SQLITE_CANTOPEN"):
        return StoreError(path, "the file cannot be opened; does it exist, and may you read it and its folder?")
    if name.startswith("SQLITE_IOERR"):
        return StoreError(path, f"the disk gives an error ({error}); what was stored before is as it was")
    return StoreError(path, f"SQLite says: {error}; `sayso verify` checks the store")


def split_statements(script: str) -> Iterator[str]:
    """Yield the statements of a script; a trigger's inner ones stay together."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
