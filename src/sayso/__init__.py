"""sayso: who says so, and who told whom."""

__version__ = "0.1.0"
