"""Who is meant: names, pronouns, roles, outlets, unnamed sources, and the chains back to where a saying comes from."""

from sayso.sources.names import Corrections, read_corrections
from sayso.sources.resolution import Resolution
from sayso.sources.story import resolve_sources

__all__ = ["Corrections", "Resolution", "read_corrections", "resolve_sources"]
