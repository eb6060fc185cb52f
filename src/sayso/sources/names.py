"""Corrections by hand: a TOML file that says who is one, who is two, and what somebody is called.

    [[merge]]                                  # all of these are one, called by the first
    names = ["Ann Lee", "the harbor chief"]

    [[split]]                                  # in these articles the name means somebody else
    name = "Lee"
    articles = ["daily-lantern"]
    as = "Bob Lee"

    [[rename]]
    name = "Ann B. Lee"
    to = "Ann Lee"

    [[type]]                                   # person, organization, outlet, document, group or anonymous
    name = "Harbor Watch"
    type = "organization"

    [[outlet]]                                 # an article's outlet, or what a name means that is an outlet
    article = "daily-lantern"
    outlet = "The Daily Lantern"

A name is any form of an entity's name, in any letter case, or its id; a name that several go by must be given as an id.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rapidfuzz import process

from sayso.errors import NamesError
from sayso.sources.resolution import Resolution
from sayso.types import Entity, EntityType, ResolvedAttribution

_ALIKE = 60  # least similarity, of 100, for a name to be offered in place of an unknown one
_FIELDS: dict[str, dict[str, type]] = {
    "merge": {"names": list},
    "split": {"name": str, "articles": list, "as": str},
    "rename": {"name": str, "to": str},
    "type": {"name": str, "type": str},
    "outlet": {"outlet": str},
}


@dataclass(frozen=True, slots=True)
class Split:
    """In `articles`, by id, `name` is not who it is elsewhere, but `other`."""

    name: str
    articles: tuple[str, ...]
    other: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a file of names asks for, in the order in which it is applied. `path` is named in errors."""

    path: str = ""
    splits: tuple[Split, ...] = ()
    merges: tuple[tuple[str, ...], ...] = ()
    types: tuple[tuple[str, EntityType], ...] = ()
    outlets: tuple[tuple[str, str], ...] = ()
    article_outlets: tuple[tuple[str, str], ...] = ()
    renames: tuple[tuple[str, str], ...] = ()


def read_corrections(path: str | Path) -> Corrections:
    """Read a file of corrections.

    Raises NamesError where the file cannot be read, is no TOML, or holds a table, a field or a value that is not known.
    """
    path = Path(path)
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise NamesError(str(path), f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise NamesError(str(path), "is not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise NamesError(str(path), f"is not valid TOML: {error}") from error
    for kind in tables:
        if kind not in _FIELDS:
            raise NamesError(str(path), f"[[{kind}]] is not known; there are {_listed(_FIELDS)}")
    rows = {kind: _read_rows(str(path), kind, tables.get(kind, [])) for kind in _FIELDS}
    return Corrections(
        path=str(path),
        splits=tuple(Split(row["name"], tuple(row["articles"]), row["as"]) for row in rows["split"]),
        merges=tuple(tuple(row["names"]) for row in rows["merge"]),
        types=tuple((row["name"], EntityType(row["type"])) for row in rows["type"]),
        outlets=tuple((row["name"], row["outlet"]) for row in rows["outlet"] if "name" in row),
        article_outlets=tuple((row["article"], row["outlet"]) for row in rows["outlet"] if "article" in row),
        renames=tuple((row["name"], row["to"]) for row in rows["rename"]),
    )


def _read_rows(path: str, kind: str, rows: Any) -> list[dict[str, Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise NamesError(path, f"write [[{kind}]], with two brackets, before each {kind}")
    for number, row in enumerate(rows, 1):
        where = f"[[{kind}]] number {number}"
        for field, wanted in _FIELDS[kind].items():
            value = row.get(field)
            if not isinstance(value, wanted) or not value:
                what = "a list of texts" if wanted is list else "a text"
                raise NamesError(path, f'{where} needs "{field}", {what}')
            if isinstance(value, list) and not all(isinstance(item, str) and item for item in value):
                raise NamesError(path, f'{where}: "{field}" may hold texts only')
        allowed = set(_FIELDS[kind]) | ({"name", "article"} if kind == "outlet" else set())
        for field in row:
            if field not in allowed:
                raise NamesError(path, f'{where}: "{field}" is not known; there are {_listed(allowed)}')
        _check_row(path, kind, where, row)
    return rows


def _check_row(path: str, kind: str, where: str, row: dict[str, Any]) -> None:
    if kind == "merge" and len(row["names"]) < 2:
        raise NamesError(path, f"{where} needs two names or more")
    if kind == "type" and row["type"] not in list(EntityType):
        raise NamesError(path, f'{where}: "{row["type"]}" is no type; there are {_listed(EntityType)}')
    if kind == "outlet" and ("name" in row) == ("article" in row):
        raise NamesError(path, f'{where} needs either "name" or "article"')
    if kind == "outlet" and not isinstance(row.get("name") or row.get("article"), str):
        raise NamesError(path, f"{where}: name and article are texts")


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(str(word) for word in words))


def apply_corrections(resolution: Resolution, corrections: Corrections) -> Resolution:
    """Return the resolution as a person corrected it: split first, then merged, typed and renamed.

    Raises NamesError where a correction names somebody, or an article, that the story does not have.
    """
    book = _Book(resolution, corrections.path)
    for split in corrections.splits:
        book.split(split)
    for names in corrections.merges:
        book.merge(names)
    for name, kind in corrections.types:
        book.set_type(name, kind)
    for name, outlet in corrections.outlets:
        book.set_outlet(name, outlet)
    for article, outlet in corrections.article_outlets:
        book.set_article_outlet(article, outlet)
    for name, new in corrections.renames:
        book.rename(name, new)
    return book.close()


def _renamed(entity: Entity, name: str) -> Entity:
    aliases = [alias for alias in dict.fromkeys((entity.name, *entity.aliases)) if alias and alias != name]
    return replace(entity, name=name, aliases=tuple(aliases))


class _Book:
    """A resolution that is being corrected."""

    def __init__(self, resolution: Resolution, path: str) -> None:
        self._resolution = resolution
        self._path = path
        self._entities = {entity.id: entity for entity in resolution.entities}
        self._attributions = list(resolution.attributions)
        self._outlets = dict(resolution.outlets)

    def find(self, name: str) -> str:
        """Return the id of the one entity that goes by a name, or has it as its id."""
        if name in self._entities:
            return name
        wanted = fold_name(name)
        forms = {
            entity.id: {fold_name(entity.name), *map(fold_name, entity.aliases)} for entity in self._entities.values()
        }
        found = [identity for identity in forms if wanted == fold_name(self._entities[identity].name)]
        found = found or [identity for identity, names in forms.items() if wanted in names]
        if len(found) > 1:  # "The council" and "the council" may be two; then the very letters decide
            found = [identity for identity in found if self._entities[identity].name == name] or found
        if len(found) == 1:
            return found[0]
        if not found:
            known = sorted({entity.name for entity in self._entities.values() if entity.name})
            near = [match[0] for match in process.extract(name, known, limit=3, score_cutoff=_ALIKE)]
            hint = f"; did you mean {' or '.join(near)}?" if near else ""
            raise NamesError(self._path, f'nobody in this story is called "{name}"{hint}')
        several = ", ".join(f"{identity} ({self._entities[identity].type})" for identity in found)
        raise NamesError(self._path, f'several go by "{name}": give the id of one, {several}')

    def rename(self, name: str, new: str) -> None:
        """Call an entity something else; the old name stays among its other forms."""
        identity = self.find(name)
        self._entities[identity] = _renamed(self._entities[identity], new)

    def set_type(self, name: str, kind: EntityType) -> None:
        """Say what kind of thing an entity is; its attributions follow."""
        identity = self.find(name)
        self._entities[identity] = replace(self._entities[identity], type=kind)
        self._mark_anonymous(identity)

    def _mark_anonymous(self, identity: str) -> None:
        anonymous = self._entities[identity].type is EntityType.ANONYMOUS
        self._attributions = [
            replace(found, anonymous=anonymous) if found.entity == identity else found for found in self._attributions
        ]

    def merge(self, names: Sequence[str]) -> None:
        """Make one of several entities, with the id, type and name of the first."""
        kept, *others = dict.fromkeys(self.find(name) for name in names)
        for other in others:
            gone = self._entities.pop(other)
            first = self._entities[kept]
            aliases = dict.fromkeys((*first.aliases, gone.name, *gone.aliases))
            merged = replace(
                first,
                aliases=tuple(alias for alias in aliases if alias and alias != first.name),
                role=first.role or gone.role,
                speaks_for=first.speaks_for or gone.speaks_for,
                count=first.count or gone.count,
                description=first.description or gone.description,
                reason=first.reason or gone.reason,
            )
            self._entities[kept] = merged
            self._replace(other, kept, None)
        self._mark_anonymous(kept)

    def split(self, split: Split) -> None:
        """Make somebody else of an entity in some articles."""
        old = self._entities[self.find(split.name)]
        for article in split.articles:
            self._check_article(article)
        identity = self._new_id()
        self._entities[identity] = Entity(identity, split.other, old.type)
        self._replace(old.id, identity, frozenset(split.articles))

    def set_outlet(self, name: str, outlet: str) -> None:
        """Say that a name means an outlet: one of the story's, or a new one by that name."""
        found = self.find(name)
        same = [
            e.id
            for e in self._entities.values()
            if e.type is EntityType.OUTLET and fold_name(e.name) == fold_name(outlet)
        ]
        if same and same[0] != found:
            self.merge((same[0], found))
            return
        self._entities[found] = replace(_renamed(self._entities[found], outlet), type=EntityType.OUTLET)
        self._mark_anonymous(found)

    def set_article_outlet(self, article: str, outlet: str) -> None:
        """Say which outlet an article is from."""
        self._check_article(article)
        for entity in self._entities.values():
            if entity.type is EntityType.OUTLET and fold_name(outlet) in {
                fold_name(entity.name),
                *map(fold_name, entity.aliases),
            }:
                self._outlets[article] = entity.id
                return
        identity = self._new_id()
        self._entities[identity] = Entity(identity, outlet, EntityType.OUTLET)
        self._outlets[article] = identity

    def close(self) -> Resolution:
        """Return what stands in the book."""
        return replace(
            self._resolution,
            entities=tuple(self._entities.values()),
            attributions=tuple(self._attributions),
            outlets=self._outlets,
        )

    def _check_article(self, article: str) -> None:
        if article not in self._outlets:
            raise NamesError(self._path, f'there is no article "{article}"; there are {_listed(self._outlets)}')

    def _new_id(self) -> str:
        number = len(self._entities) + 1
        while f"e{number}" in self._entities:
            number += 1
        return f"e{number}"

    def _replace(self, old: str, new: str, articles: frozenset[str] | None) -> None:
        self._attributions = [
            _put(found, old, new) if articles is None or found.article in articles else found
            for found in self._attributions
        ]
        if articles is None:
            self._outlets = {article: new if outlet == old else outlet for article, outlet in self._outlets.items()}
            for entity in list(self._entities.values()):
                if entity.speaks_for == old:
                    self._entities[entity.id] = replace(entity, speaks_for=new)


def _put(found: ResolvedAttribution, old: str, new: str) -> ResolvedAttribution:
    """Put one entity in another's place in an attribution. A chain never names one twice in a row."""
    chain = [new if link == old else link for link in found.chain]
    chain = [link for n, link in enumerate(chain) if n == 0 or link != chain[n - 1]]
    return replace(found, entity=new if found.entity == old else found.entity, chain=tuple(chain))


def fold_name(name: str) -> str:
    """Return a name in the form in which corrections compare names: without case, and without "the" before it."""
    return " ".join(name.casefold().replace("’", "'").split()).removeprefix("the ")
