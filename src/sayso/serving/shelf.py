"""The store that is served: opened when it is first asked for, and again where its file was replaced."""

from pathlib import Path
from threading import Lock

from starlette.requests import Request

from sayso.serving.problems import Problem, ProblemError
from sayso.store import Store, open_store


class Shelf:
    """Holds one store open for all threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._store: Store | None = None
        self._identity: tuple[int, int] | None = None

    def store(self) -> Store:
        """Return the store. Raises ProblemError where its file is gone."""
        try:
            status = self._path.stat()
        except OSError as error:
            raise ProblemError(
                Problem(
                    503,
                    f"The store cannot be read ({error.strerror}).",
                    "Put its file back, or start the server with another one; then load this page again.",
                    {"Retry-After": "10"},
                )
            ) from error
        identity = (status.st_dev, status.st_ino)
        with self._lock:
            if self._store is None or identity != self._identity:
                self._close()
                self._store = open_store(self._path)
                self._identity = identity
            return self._store

    def close(self) -> None:
        """Close the store; it is opened again when it is asked for."""
        with self._lock:
            self._close()

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
        self._store = None


def store_of(request: Request) -> Store:
    """Return the store that a request asks (a dependency of the routes)."""
    shelf: Shelf = request.app.state.shelf
    return shelf.store()
