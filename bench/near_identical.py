"""What the check of a draft finds in sentences that the draft and its coverage share but for a word.

    python bench/near_identical.py

Reads `near_identical.jsonl` beside it: 30 pairs of sentences that we wrote, 15 of which differ in what an editor should
look at (a number, a name, a negation, a hedge, an office) and 15 in what is the style of a house or of two matters.
Each is checked as a draft beside one article, and once more beside three that have it alike. Takes half a minute.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from sayso.desk import Kind, check
from sayso.report import analyse
from sayso.types import Article

PAIRS = Path(__file__).with_suffix(".jsonl")
OUTLETS = "Radio Vessaly", "The Orlen Post", "The Harbour Ledger"
BEFORE_DRAFT = "People of the county have waited for word of it for years, and many came to the hall on the hill."
BEFORE_OTHERS = "It has been the talk of every inn from the coast to the moors, whatever else the week has brought."
# By these the five kinds of the pairs may be told; others concern the words of each text by itself.
TOLD = frozenset((Kind.NUMBER_DIFFERS, Kind.NAME_DIFFERS, Kind.NEGATION_DIFFERS, Kind.HEDGE_LOST, Kind.SOURCE_FIRMER))


def found_in(draft: str, other: str, outlets: int) -> set[str]:
    """The kinds of findings, among those looked for, of a draft beside some articles that have one sentence alike."""
    own = Article("draft", f"{BEFORE_DRAFT}\n\n{draft}", outlet="The Daily Gull", published="2031-06-12")
    coverage = [
        Article(f"other-{number}", f"{BEFORE_OTHERS}\n\n{other}", outlet=outlet, published="2031-06-12")
        for number, outlet in enumerate(OUTLETS[:outlets])
    ]
    checked = check(analyse(own, threads=1), [analyse(article, threads=1) for article in coverage])
    return {finding.kind.value for finding in checked.findings if finding.kind in TOLD}


def judge(outlets: int) -> Iterator[tuple[bool, bool]]:
    """Yield for each pair whether it is wanted, and whether what was found is right; print what is not."""
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        found = found_in(pair["draft"], pair["coverage"], outlets)
        right = found == ({pair["wanted"]} if pair["wanted"] else set())
        if not right:
            told = ", ".join(sorted(found)) or "nothing"
            print(f"    {pair['name']}: wanted {pair['wanted'] or 'nothing'}, found {told}")
        yield pair["wanted"] is not None, right


def main() -> None:
    for outlets in (1, 3):
        judged = list(judge(outlets))
        shown = [right for wanted, right in judged if wanted]
        spared = [right for wanted, right in judged if not wanted]
        print(
            f"beside {outlets}: told {sum(shown)} of {len(shown)} that are wanted, "
            f"silent on {sum(spared)} of {len(spared)} that are not"
        )


if __name__ == "__main__":
    main()
