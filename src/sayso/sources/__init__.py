"""Who is meant: names, pronouns, roles, outlets, unnamed sources, and the chains back to where a saying comes from."""

from sayso.sources.resolution import Resolution, resolve_sources

__all__ = ["Resolution", "resolve_sources"]
