"""Corrections by hand as a story's reading takes them: names put right in the order in which it was asked, strikes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.errors import NamesError
from sayso.sources import Corrections, Resolution
from sayso.sources.names import Split, apply_corrections, fold_name
from sayso.store.records import Correction, CorrectionBody, MergeNames, Rename, SetOutlet, SetType, SplitName, Strike
from sayso.types import Analysis, Attribution

_NOWHERE = ""  # what an error names in place of a file


def strike(analysis: Analysis, strikes: Sequence[Strike]) -> Analysis:
    """Leave out the attributions that a person struck; what lay in their contents lies in what they lay in."""
    words = {(one.source, one.cue, one.content) for one in strikes if one.article == analysis.article.id}
    if not words:
        return analysis
    found = analysis.attributions
    gone = {n for n, one in enumerate(found) if _words(one) in words}
    kept = [n for n in range(len(found)) if n not in gone]
    place = {old: new for new, old in enumerate(kept)}

    def around(n: int | None) -> int | None:
        while n is not None and n in gone:
            n = found[n].within
        return None if n is None else place[n]

    return replace(analysis, attributions=tuple(replace(found[n], within=around(found[n].within)) for n in kept))


def _words(attribution: Attribution) -> tuple[str, str, str]:
    return attribution.source.text, attribution.cue.text, attribution.content.text


def correct_names(
    resolution: Resolution, corrections: Iterable[Correction]
) -> tuple[Resolution, Corrections, tuple[str, ...]]:
    """Put names right in a story, one correction after the other.

    Returns the resolution; all that could be done as one set of corrections, which gives the same; and a plain sentence
    for each correction of this story that no longer fits it. Those of the whole store that do not fit are passed over.
    """
    former: dict[str, str] = {}
    wanted: list[tuple[Correction, Corrections]] = []
    for correction in corrections:
        body = _by_former_names(correction.body, former)
        wanted += [(correction, step) for step in _to_steps(body, resolution)]
        if isinstance(body, Rename):
            former[fold_name(body.to)] = body.name
    wanted.sort(key=lambda pair: _rank(pair[1]))  # stable; in the order in which a set of them is applied
    done = Corrections(_NOWHERE)
    failed: list[str] = []
    for correction, step in wanted:
        try:
            resolution = apply_corrections(resolution, step)
        except NamesError as error:
            if getattr(correction.body, "story", "") is not None:
                failed.append(f"Correction {correction.number} by {correction.who} no longer fits: {error.reason}.")
            continue
        done = _together(done, step)
    return resolution, done, tuple(failed)


def _by_former_names(body: CorrectionBody, former: dict[str, str]) -> CorrectionBody:
    """Name people as they are called before anybody is renamed, since names are given last."""

    def old(name: str) -> str:
        return former.get(fold_name(name), name)

    match body:
        case MergeNames():
            return replace(body, names=tuple(map(old, body.names)))
        case SplitName() | SetType() | Rename():
            return replace(body, name=old(body.name))
        case _:
            return body


def _to_steps(body: CorrectionBody, resolution: Resolution) -> list[Corrections]:
    """What a correction asks of a story: steps of one kind each."""
    match body:
        case MergeNames():
            return _merge_steps(body, resolution)
        case SplitName():
            articles = tuple(article for article in body.articles if article in resolution.outlets)
            return [Corrections(_NOWHERE, splits=(Split(body.name, articles, body.other),))] if articles else []
        case Rename():
            return [Corrections(_NOWHERE, renames=((body.name, body.to),))]
        case SetType():
            return [Corrections(_NOWHERE, types=((body.name, body.type),))]
        case SetOutlet():
            known = body.article in resolution.outlets
            return [Corrections(_NOWHERE, article_outlets=((body.article, body.outlet),))] if known else []
        case _:
            return []


def _merge_steps(body: MergeNames, resolution: Resolution) -> list[Corrections]:
    """One of a story: all the names. One of the whole store: those that the story has, called by the first of all."""
    if body.story is not None:
        return [Corrections(_NOWHERE, merges=(body.names,))]
    forms = {fold_name(form) for entity in resolution.entities for form in (entity.name, *entity.aliases)}
    here = tuple(name for name in body.names if fold_name(name) in forms)
    steps = [Corrections(_NOWHERE, merges=(here,))] if len(here) > 1 else []
    if here and here[0] != body.names[0]:
        steps.append(Corrections(_NOWHERE, renames=((here[0], body.names[0]),)))
    return steps


def _rank(step: Corrections) -> int:
    kinds = (step.splits, step.merges, step.types, step.outlets, step.article_outlets, step.renames)
    return next(n for n, kind in enumerate(kinds) if kind)


def _together(one: Corrections, other: Corrections) -> Corrections:
    return Corrections(
        _NOWHERE,
        splits=one.splits + other.splits,
        merges=one.merges + other.merges,
        types=one.types + other.types,
        outlets=one.outlets + other.outlets,
        article_outlets=one.article_outlets + other.article_outlets,
        renames=one.renames + other.renames,
    )
