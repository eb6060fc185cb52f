"""Who said what: attributions, with their sources, cues and contents, as a model reads them off a text."""

from sayso.attribution.nesting import find_attributions, readable_passages

__all__ = ["find_attributions", "readable_passages"]
