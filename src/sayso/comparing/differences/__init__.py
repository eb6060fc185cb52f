"""Where articles give the same thing otherwise, and what of it a reader would list."""

from sayso.comparing.differences.find import find_differences

__all__ = ["find_differences"]
