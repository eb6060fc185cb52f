"""The names of the formats in which a report is given to other programs."""

from collections.abc import Mapping
from enum import StrEnum


class Format(StrEnum):
    """A format of a report. `csv` and `parquet` are folders of tables, all others are one file."""

    JSON = "json"
    HTML = "html"
    JSONLD = "jsonld"
    ANNOTATIONS = "annotations"
    PROV = "prov"
    GRAPHML = "graphml"
    MARKDOWN = "markdown"
    CSV = "csv"
    PARQUET = "parquet"


FOLDERS = (Format.CSV, Format.PARQUET)

MEDIA_TYPES: Mapping[Format, str] = {
    Format.JSON: "application/json",
    Format.HTML: "text/html; charset=utf-8",
    Format.JSONLD: "application/ld+json",
    Format.ANNOTATIONS: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    Format.PROV: "application/ld+json",
    Format.GRAPHML: "application/graphml+xml; charset=utf-8",
    Format.MARKDOWN: "text/markdown; charset=utf-8",
}
