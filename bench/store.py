"""How fast a store answers: every question, on a store of 10,000 made-up articles, in one process, without its start.

python bench/store.py [--articles 10000] [--store FILE]

The articles are words drawn by Zipf's law, 600 of them each, with a dozen sayings; no model runs. A store that is given
and there already is asked as it is, be it a real one.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from sayso.sources import Resolution
from sayso.store import Store, open_store
from sayso.store.articles import fetch_story
from sayso.store.records import StoryOrder
from sayso.store.renewing import write_reading
from sayso.store.resolving import Reading, load_story
from sayso.types import (
    Act,
    Analysis,
    Article,
    Attribution,
    Entity,
    EntityType,
    Passage,
    QuotationType,
    ResolvedAttribution,
    Span,
)

LIMIT_MS = 100
SENTENCES, WORDS = 33, 18
SAYINGS = 12
RUNS = 7
PLANTED = "We will publish every page of the file before the winter"
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru".split()


def make_words(rng: random.Random) -> tuple[list[str], list[float]]:
    words = sorted({"".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) for _ in range(60_000)})
    rng.shuffle(words)
    words = "the of and to in a that for on with as at by from".split() + words[:30_000]
    return words, [1 / (n + 2.7) for n in range(len(words))]


def make_articles(count: int, rng: random.Random) -> Iterator[Article]:
    words, weights = make_words(rng)
    outlets = [f"The {name.title()} Post" for name in words[20:60]]
    for n in range(count):
        drawn = rng.choices(words, weights, k=SENTENCES * WORDS)
        sentences = [" ".join(drawn[at : at + WORDS]).capitalize() + "." for at in range(0, len(drawn), WORDS)]
        if n % 250 == 0:
            sentences[5] = PLANTED if n % 500 else PLANTED.replace("page", "line")
        text = "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))
        day = date(2012, 1, 1) + timedelta(days=n // 3)
        yield Article(
            f"article-{n}",
            text,
            path=f"made-up.jsonl#{n}",
            url=f"https://{n % 40}.example/{n}",
            outlet=rng.choice(outlets),
            title=" ".join(rng.choices(words, weights, k=8)).capitalize(),
            published=day.isoformat(),
            published_basis="metadata",
        )


def make_reading(articles: list[Article], speakers: list[Entity], rng: random.Random) -> Reading:
    """What a story's reading would give: sayings of people whose frequency falls by Zipf's law, some without a name."""
    weights = [1 / (n + 1) for n in range(len(speakers))]
    entities: dict[str, Entity] = {}
    found: list[ResolvedAttribution] = []
    for article in articles:
        starts = [0, *(at + 2 for at in range(len(article.text) - 2) if article.text[at : at + 2] == ". ")]
        for start in sorted(rng.sample(starts, min(SAYINGS, len(starts)))):
            end = article.text.index(".", start) if "." in article.text[start:] else len(article.text)
            content = Passage((Span(start, end),), article.text[start:end])
            speaker = rng.choices(speakers, weights)[0]
            entities[speaker.id] = speaker
            none = Passage((), "")
            act = rng.choices([Act.SAYS, Act.DENIES, Act.CONFIRMS], [20, 1, 1])[0]
            attribution = Attribution(none, none, content, QuotationType.INDIRECT, act, confidence=0.9)
            anonymous = speaker.type is EntityType.ANONYMOUS
            found.append(
                ResolvedAttribution(
                    f"a{len(found) + 1}", article.id, attribution, speaker.id, anonymous, None, (speaker.id,)
                )
            )
    outlets: dict[str, str | None] = dict.fromkeys((article.id for article in articles), None)
    return Reading(tuple(articles), Resolution(tuple(entities.values()), tuple(found), outlets), (), ())


def build(store: Store, count: int) -> None:
    rng = random.Random(1)
    names = make_words(rng)[0]
    speakers = [
        Entity(f"e{n}", f"{names[100 + n].title()} {names[4000 + n % 900].title()}", EntityType.PERSON)
        if n % 5
        else Entity(f"e{n}", f"an official of {names[100 + n].title()}", EntityType.ANONYMOUS)
        for n in range(3000)
    ]
    articles = make_articles(count, rng)
    story = 0
    while part := list(islice(articles, 500)):
        with store.batch():
            while part:
                size = rng.choices([1, 2, 3, 5, 12, 30], [50, 20, 12, 8, 3, 1])[0]
                for article in part[:size]:
                    added = store.add_article(article, "made up")
                    store.keep_analysis(Analysis(article, ()), "none")
                    store.place(added.id, f"story-{story}")
                part = part[size:]
                story += 1
    with store._database.read() as db:
        numbers = [row[0] for row in db.execute("SELECT number FROM stories ORDER BY number")]
    for number in numbers:
        with store._database.write() as db:
            loaded = load_story(db, number)
            assert write_reading(db, loaded, make_reading(fetch_story(db, number), speakers, rng))


def questions(store: Store) -> dict[str, Callable[[], object]]:
    """Every question, with the words and names that are most costly: the frequent ones."""
    speaker = store.speakers(limit=1)[0].name
    outlet = store.outlets(limit=1)[0].name
    article = next(store.all_articles())
    words = sorted(set(article.text.lower().replace(".", "").split()), key=len)
    rare = words[-1]
    common = max(words, key=article.text.lower().split().count)
    largest = store.stories(order=StoryOrder.LARGEST, limit=1).items[0].id
    sentence = article.text.split(".")[2].strip()
    store.report(largest)
    return {
        "stories --order newest": lambda: store.stories(),
        "stories --order largest": lambda: store.stories(order=StoryOrder.LARGEST),
        "stories --order contested": lambda: store.stories(order=StoryOrder.CONTESTED),
        "stories --order unnamed": lambda: store.stories(order=StoryOrder.UNNAMED),
        "story ID (the largest, kept report)": lambda: store.report(largest),
        f"search {rare} (a rare word)": lambda: store.search(rare),
        f"search {common} (the most frequent)": lambda: store.search(common),
        f"search {common} --since --outlet": lambda: store.search(common, since="2015", outlet=outlet),
        f"search {common} --speaker": lambda: store.search(common, speaker=speaker),
        f"search {common} --anonymous": lambda: store.search(common, anonymous=True),
        f"search {common} --denied": lambda: store.search(common, denied=True),
        "search --anonymous --denied": lambda: store.search("", anonymous=True, denied=True),
        "who (the most frequent speaker)": lambda: store.who(speaker),
        "who (by the surname)": lambda: store.who(speaker.split()[-1]),
        "trace (a quotation)": lambda: store.trace(PLANTED),
        "trace (a sentence)": lambda: store.trace(sentence),
        "trace (words of other order)": lambda: store.trace(" ".join(sorted(sentence.split()))),
        "outlet (the largest)": lambda: store.outlet(outlet),
        "outlets": lambda: store.outlets(),
        "speakers": lambda: store.speakers(),
        "article and its revisions": lambda: store.revisions(article.id),
        "counts": lambda: store.counts(),
    }


def ask(store: Store) -> bool:
    """Ask each question several times, print the median and the slowest, and say whether all medians are in time.

    Times are those of the processor, over all threads: what else a machine does makes no difference. Nothing waits for
    the disk, since the file is in memory by then.
    """
    in_time = True
    print(f"{'question':<46}{'median ms':>10}{'slowest':>10}{'by the clock':>14}")
    for name, question in questions(store).items():
        question()  # the cache of the file and the encoder are warm for a person who asks twice
        times, clock = [], []
        for _ in range(RUNS):
            started, begun = time.perf_counter(), time.process_time()
            question()
            times.append(1000 * (time.process_time() - begun))
            clock.append(1000 * (time.perf_counter() - started))
        median = statistics.median(times)
        in_time = in_time and median < LIMIT_MS
        print(f"{name:<46}{median:>10.1f}{max(times):>10.1f}{statistics.median(clock):>14.1f}", flush=True)
    return in_time


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--store", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.store or Path(folder) / "bench.db"
        there = path.exists()
        with open_store(path, create=True) as store:
            if not there:
                start = time.perf_counter()
                build(store, options.articles)
                print(f"built in {time.perf_counter() - start:.0f} s")
            counts = store.counts()
            print(
                f"{counts.articles} articles, {counts.stories} stories, {counts.sayings} sayings, "
                f"{counts.bytes / 1e6:.0f} MB"
            )
            return 0 if ask(store) else 1


if __name__ == "__main__":
    sys.exit(main())
