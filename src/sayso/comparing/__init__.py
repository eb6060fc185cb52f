"""A story's articles side by side: claims, where they start, quotations, differences. Never a verdict on truth."""

from sayso.comparing.compare import Comparison, compare

__all__ = ["Comparison", "compare"]
