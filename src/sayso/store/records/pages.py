"""A part of a list."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A part of a list. `after` asks for what follows, where there is more; else it is None."""

    items: tuple[T, ...]
    after: str | None = None
