"""What a reader waits for: a page of a story of 30 articles, and 50 readers at once while articles come in.

    python bench/serving.py [--articles 30] [--readers 50] [--rounds 4]

Makes a store of invented articles in a folder that is removed again, serves it from a process of its own, and asks it
over HTTP. First the page of the large story: cold (its report is made), then warm. Then all readers at once, each
going through the pages in another order, while this process adds articles, places them and renews the store. Exits with
1 where a reader saw an error, an article was lost, or the warm page took more than 300 ms.
"""

import argparse
import http.client
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from sayso.attribution.model import load_network
from sayso.report import analyse
from sayso.store import Store, open_store
from sayso.types import Article

PORT = 8391
MOST_MS = 300.0
STORY = "s00000000bench"
OTHER = "s00000000other"
TOWNS = "Orlen Skerrin Vessaly Ansel Tarrow Brask Quell Morrin Fenwick Hollin".split()
PEOPLE = "Tamsin Vray,Edric Holm,Ilse Marr,Corin Hale,Dora Finch,Nessa Quill".split(",")


def make_article(number: int) -> Article:
    """An invented article of about 250 words; every sixth repeats the wording of others, as copies do."""
    town, person, other = TOWNS[number % 10], PEOPLE[number % 6], PEOPLE[(number + 1) % 6]
    days = 20 + number % 7
    paragraphs = [
        f"The old bridge at Orlen will close in May for {days} weeks, the council said on Tuesday.",
        f"“We cannot patch this bridge for another winter, and we will not,” said {person}, the council's engineer.",
        f"Two officials, who asked not to be named, told the {town} Post that the money for a new bridge is missing.",
        f"{other}, the mayor, denied that. “The money is there, and it will be spent,” the mayor said at a meeting.",
        f"The {town} Post reported in March, citing a person who knows the plans, that {number + 3} piers are cracked.",
        f"Traders in {town} said that they would lose {number + 10} per cent of their trade in that time.",
        "The police said that lorries would be led over the dam. A spokeswoman declined to comment on the cost.",
        f"According to a report of the county, the bridge carries {9000 + number} cars a day and was built in 1931.",
    ]
    return Article(
        id=f"bench-{number}",
        text="\n\n".join(paragraphs * 2 if number % 6 else paragraphs),
        outlet=f"{town} {'Post' if number % 2 else 'Courier'} {number // 10}",
        title=f"Bridge at Orlen closes in May, {town} counts the cost",
        published=f"2031-03-{4 + number % 20:02}",
        published_basis="metadata",
    )


def put(store: Store, article: Article, story: str, version: str) -> None:
    """Add, analyse and place one article."""
    added = store.add_article(article, source="bench")
    store.keep_analysis(analyse(store.article(added.id), threads=1), version)
    store.place(added.id, story)


@contextmanager
def server(store: Path) -> Iterator[None]:
    """Serve the store from a process of its own."""
    command = [sys.executable, "-m", "sayso", "serve", "--store", str(store), "--port", str(PORT)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        for _ in range(600):
            try:
                ask(http.client.HTTPConnection("127.0.0.1", PORT, timeout=5), "/analyse")
                break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(20)


def ask(connection: http.client.HTTPConnection, path: str) -> tuple[int, int, float]:
    """The status of an answer, its bytes, and the seconds that it took."""
    started = time.perf_counter()
    connection.request("GET", path)
    answer = connection.getresponse()
    size = len(answer.read())
    return answer.status, size, time.perf_counter() - started


def read_pages(paths: list[str], rounds: int, first: int, seen: list[tuple[str, int, float]]) -> None:
    """One reader: all pages, `rounds` times."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
    for step in range(rounds * len(paths)):
        path = paths[(first + step) % len(paths)]
        try:
            status, _, seconds = ask(connection, path)
        except (OSError, http.client.HTTPException) as error:
            print(f"{path}: {error!r}", file=sys.stderr)
            status, seconds = 0, 0.0
            connection.close()
        seen.append((path.split("?")[0], status, seconds))


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=30)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=4)
    options = parser.parse_args()
    version = load_network(threads=1).version
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        with open_store(path, create=True) as store:
            for number in range(options.articles):
                put(store, make_article(number), STORY, version)
            store.renew()
            with server(path):
                connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=600)
                started = time.perf_counter()
                status = 0
                while status != 200:  # until then the page says that the articles are being compared
                    status, size, _ = ask(connection, f"/stories/{STORY}")
                cold = time.perf_counter() - started
                warm = [ask(connection, f"/stories/{STORY}")[2] * 1000 for _ in range(20)]
                print(f"story of {options.articles} articles: {size / 1e6:.2f} MB, first {cold:.1f} s")
                print(f"warm: median {median(warm):.1f} ms, {min(warm):.1f} to {max(warm):.1f} ms, 20 times")
                lost, failed = read_while_writing(store, version, options.articles, options.readers, options.rounds)
    print(f"articles lost {lost}, errors seen {failed}")
    return 1 if lost or failed or median(warm) > MOST_MS else 0


def read_while_writing(store: Store, version: str, known: int, readers: int, rounds: int) -> tuple[int, int]:
    """All readers at once while articles come in; returns how many articles were lost, and errors seen."""
    paths = [
        "/",
        f"/stories/{STORY}",
        "/search?q=bridge",
        "/speaker?name=Tamsin+Vray",
        "/outlets",
        "/article?id=bench-1",
        "/api/stories",
        "/api/search?q=money",
    ]
    seen: list[tuple[str, int, float]] = []
    threads = [threading.Thread(target=read_pages, args=(paths, rounds, number, seen)) for number in range(readers)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    written = 0
    while any(thread.is_alive() for thread in threads):
        put(store, make_article(known + written), OTHER if written % 4 else STORY, version)
        written += 1
        if written % 5 == 0:
            store.renew()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - started
    times = sorted(seconds for _, _, seconds in seen)
    statuses = Counter(status for _, status, _ in seen)
    print(f"{readers} readers, {len(seen)} pages in {took:.1f} s while {written} articles came in")
    slow = times[len(times) * 95 // 100]
    print(f"statuses {dict(statuses)}; median {median(times):.2f} s, 95 in 100 within {slow:.2f} s")
    there = sum(1 for article in store.all_articles() if article.id.startswith("bench-"))
    return known + written - there, sum(count for status, count in statuses.items() if status != 200)


if __name__ == "__main__":
    sys.exit(main())
