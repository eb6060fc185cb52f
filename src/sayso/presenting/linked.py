"""What the exports as linked data share: how they are written, and dates in the precision in which they are known."""

import json
import re
from typing import Any, TextIO, TypeAlias

from sayso.presenting.when import parse_date

Json: TypeAlias = dict[str, Any]

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def dump_linked(document: Json, stream: TextIO) -> None:
    """Write a document as JSON. Lone surrogates, which no RDF literal can hold, become U+FFFD, so offsets hold."""
    stream.write(_LONE_SURROGATE.sub("\ufffd", json.dumps(document, ensure_ascii=False, indent=1)))
    stream.write("\n")


def without_empty(node: Json) -> Json:
    """Return a node without the properties that have no value: None, an empty text, an empty list."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}


def typed_date(iso: str | None) -> Json | None:
    """Return a date as a typed literal of XML Schema in the precision that is known; None where it cannot be read."""
    when = parse_date(iso) if iso else None
    if iso is None or when is None:
        return None
    if when.hour >= 0:
        kind, text = "xsd:dateTime", _date_time(iso)
    else:
        kind = "xsd:date" if when.day else "xsd:gYearMonth" if when.month else "xsd:gYear"
        text = iso.strip()
    return {"@type": kind, "@value": text}


def _date_time(iso: str) -> str:
    """Return an ISO 8601 time as XML Schema has it: with seconds, a stop before their parts, a colon in the zone."""
    date, time = re.split("[T ]", iso.strip(), maxsplit=1)
    match = re.fullmatch(r"(\d\d:\d\d)(:\d\d)?(?:[.,](\d+))?\s*(Z|[+-]\d\d(?::?\d\d)?)?", time)
    if match is None:
        return f"{date}T{time}"
    clock, seconds, parts, zone = match.groups()
    if zone and zone != "Z":
        zone = f"{zone[:3]}:{zone[3:].lstrip(':') or '00'}"
    return f"{date}T{clock}{seconds or ':00'}{'.' + parts if parts else ''}{zone or ''}"
