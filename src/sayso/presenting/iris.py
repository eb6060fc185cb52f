"""Names for the things of a report that hold outside of it: the IRIs of its linked exports.

A report has no address of its own, so its base is a `urn:uuid:` made from its texts (RFC 9562, version 5): the same
for the same articles, another one for others, so that the exports of two stories can be put into one graph.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from sayso.presenting.links import web_address
from sayso.types import Report

# What RFC 3987 allows in an IRI beside letters and digits; all else is written as %XX.
_ALLOWED = "%/:?#[]@!$&'()*+,;=-._~"


@dataclass(frozen=True, slots=True)
class Iris:
    """The base of a report and the IRIs of its articles by their ids."""

    base: str
    articles: Mapping[str, str]

    def of(self, *parts: str) -> str:
        """Return the IRI of a thing by its kind and its id in the report: `of("claim", "c1")` ends in "#claim-c1"."""
        return f"{self.base}#{quote('-'.join(parts), safe='', errors='replace')}"


def name_iris(report: Report) -> Iris:
    """Return the IRIs of a report. An article that alone has its web address is named by it."""
    digest = hashlib.sha256()
    for article in report.articles:
        digest.update(hashlib.sha256(f"{article.id}\0{article.text}".encode("utf-8", "surrogatepass")).digest())
    iris = Iris(f"urn:uuid:{uuid5(NAMESPACE_URL, f'sayso:{digest.hexdigest()}')}", {})
    addresses = {article.id: web_address(article.url) for article in report.articles}
    times = Counter(addresses.values())
    articles = {
        identity: _escape(address) if address and times[address] == 1 else iris.of("article", identity)
        for identity, address in addresses.items()
    }
    return Iris(iris.base, articles)


def _escape(address: str) -> str:
    return quote(address, safe=_ALLOWED, errors="replace")
