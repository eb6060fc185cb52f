"""The table of outlets: what its names, domains and bylines find, and that nothing in it clashes."""

import csv
import gzip
import importlib.util
import json
import time
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.sources import outlets as table
from sayso.sources import resolve_sources
from sayso.sources.outlets import (
    Outlet,
    OutletKind,
    find_ambiguous,
    find_outlet,
    is_common_word,
    load_outlets,
    outlet_of_address,
    outlet_of_byline,
    outlet_of_domain,
)
from sayso.types import Analysis, Article

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data"


def name_of(outlet: Outlet | None) -> str | None:
    return outlet.name if outlet else None


# --- by name


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("The New York Times", "The New York Times"),
        ("new york times", "The New York Times"),
        ("NYT", "The New York Times"),
        ("the  Sun-Sentinel", "South Florida Sun Sentinel"),
        ("Investor’s Business Daily", "Investor's Business Daily"),
        ("El Pais", "El País"),
        ("Fox and Friends", "Fox & Friends"),
        ("A.P.", "Associated Press"),
        ("CNN - Opinion", "CNN"),
        ("Fox News (Online)", "Fox News"),
        ("RollingStone.com", "Rolling Stone"),
        ("The Times of London", "The Times of London"),
    ],
)
def test_a_name_finds_its_outlet_in_every_usual_spelling(name: str, outlet: str) -> None:
    assert name_of(find_outlet(name)) == outlet


@pytest.mark.parametrize("name", ["the Times", "The Post", "the Journal", "the Globe", "CNA", "America"])
def test_a_name_that_several_outlets_share_finds_none_of_them(name: str) -> None:
    assert find_outlet(name) is None


@pytest.mark.parametrize(
    "name", ["", "   ", "the", "The Harbour Lantern", "Mr. Fox", "a New York Times reporter", "x" * 10_000]
)
def test_what_is_no_outlet_finds_none(name: str) -> None:
    assert find_outlet(name) is None


@pytest.mark.parametrize(
    "name", ["The Hill", "the Hill", "Time", "TIME", "The Atlantic", "the Independent", "Bloomberg"]
)
def test_an_ordinary_word_in_its_own_letter_case_finds_the_outlet_and_says_that_it_is_one(name: str) -> None:
    outlet = find_outlet(name)
    assert outlet is not None
    assert outlet.common_words
    assert is_common_word(name)


@pytest.mark.parametrize(
    "name", ["the hill", "Hill", "time", "the Time", "Independent", "the atlantic", "THE NATION", "people"]
)
def test_an_ordinary_word_in_another_form_finds_none(name: str) -> None:
    assert find_outlet(name) is None
    assert not is_common_word(name)


def test_a_full_name_of_an_outlet_with_a_common_name_needs_no_care() -> None:
    assert name_of(find_outlet("time magazine")) == "Time"
    assert not is_common_word("Time magazine")


def test_every_name_and_alias_finds_its_own_outlet() -> None:
    for outlet in load_outlets():
        for name in (outlet.name, *outlet.aliases):
            assert find_outlet(name) is outlet, name


# --- by ambiguous name


@pytest.mark.parametrize(
    ("name", "some"),
    [
        ("the Times", {"The New York Times", "Los Angeles Times", "The Times of London"}),
        ("The Post", {"The Washington Post", "New York Post"}),
        ("the Journal", {"The Wall Street Journal", "The Providence Journal"}),
        ("the Globe", {"The Boston Globe", "The Globe and Mail"}),
        ("Times", {"The New York Times"}),
    ],
)
def test_an_ambiguous_name_gives_all_whom_it_may_mean(name: str, some: set[str]) -> None:
    assert some <= {outlet.name for outlet in find_ambiguous(name)}


def test_the_one_that_bears_an_ambiguous_name_comes_first() -> None:
    assert [outlet.name for outlet in find_ambiguous("the Guardian")][:2] == ["The Guardian", "The Guardian (Nigeria)"]


@pytest.mark.parametrize("name", ["Reuters", "the times", "the post", "", "p" * 10_000])
def test_a_name_that_is_not_ambiguous_gives_nothing(name: str) -> None:
    assert find_ambiguous(name) == ()


# --- by domain


@pytest.mark.parametrize(
    ("host", "outlet"),
    [
        ("www.nytimes.com", "The New York Times"),
        ("mobile.nytimes.com", "The New York Times"),
        ("edition.cnn.com", "CNN"),
        ("amp.cnn.com", "CNN"),
        ("latino.foxnews.com", "Fox News"),
        ("WWW.FoxNews.com.:443", "Fox News"),
        ("finance.yahoo.com", "Yahoo Finance"),
        ("uk.finance.yahoo.com", "Yahoo Finance"),
        ("news.bbc.co.uk", "BBC News"),
        ("www.abc.net.au", "ABC (Australia)"),
        ("abcnews.go.com", "ABC News"),
        ("espn.go.com", "ESPN"),
    ],
)
def test_a_host_belongs_to_the_outlet_of_its_longest_known_suffix(host: str, outlet: str) -> None:
    assert name_of(outlet_of_domain(host)) == outlet


@pytest.mark.parametrize("host", ["notfoxnews.com", "foxnews.com.example.org", "com", "co.uk", "", ".", "a." * 100_000])
def test_a_host_that_only_looks_like_an_outlet_is_none(host: str) -> None:
    assert outlet_of_domain(host) is None


# --- by byline


@pytest.mark.parametrize(
    ("byline", "outlet"),
    [
        ("Tyler Durden", "ZeroHedge"),
        ("by Tyler Durden", "ZeroHedge"),
        ("Reuters Staff", "Reuters"),
        ("By The Associated Press", "Associated Press"),
        ("Ilse Marrow, Associated Press", "Associated Press"),
        ("ILSE MARROW and TOM PEACOCK, USA TODAY", "USA Today"),
        ("Ilse Marrow for MailOnline", "Daily Mail"),
        ("Ilse Marrow | The Hill", "The Hill"),
        ("Ilse Marrow (AFP)", "Agence France-Presse"),
        ("Post Staff Report", "New York Post"),
        ("Chicago Tribune staff writers", "Chicago Tribune"),
    ],
)
def test_a_byline_gives_the_outlet_that_it_names(byline: str, outlet: str) -> None:
    assert name_of(outlet_of_byline(byline)) == outlet


@pytest.mark.parametrize("byline", ["", "Ilse Marrow", "Peter Fox", "Ilse Marrow and Ann Post", "Staff", ", " * 5_000])
def test_a_byline_of_persons_gives_none(byline: str) -> None:
    assert outlet_of_byline(byline) is None


# --- the table


@given(st.text(max_size=400))
def test_no_text_breaks_a_lookup(text: str) -> None:
    assert isinstance(find_ambiguous(text), tuple)
    for found in (find_outlet(text), outlet_of_domain(text), outlet_of_byline(text)):
        assert found is None or found in load_outlets()


def test_the_columns_are_the_fields_of_an_outlet() -> None:
    lines = files("sayso.sources").joinpath("outlets.csv").read_text(encoding="utf-8").splitlines()
    assert next(csv.reader(lines)) == list(Outlet.__dataclass_fields__)


def test_the_table_is_large_and_covers_the_kinds() -> None:
    assert len(load_outlets()) >= 500
    assert {outlet.kind for outlet in load_outlets()} == set(OutletKind)


def test_a_programme_leads_to_its_broadcaster() -> None:
    programme = find_outlet("Meet the Press")
    assert programme is not None
    assert programme.kind is OutletKind.PROGRAMME
    assert programme.broadcaster == "NBC News"


def test_the_table_is_read_once_and_fast() -> None:
    caches = [table._rows, table._outlet, table._names, table._ambiguous_names, table._domains, table._bylines]
    taken_s = []
    for _ in range(9):
        for cached in caches:
            cached.cache_clear()
        start = time.process_time()
        find_outlet("Reuters")
        find_ambiguous("the Times")
        outlet_of_domain("www.reuters.com")
        outlet_of_byline("Reuters Staff")
        taken_s.append(time.process_time() - start)
    assert table._rows.cache_info().misses == 1
    # 6 ms on an idle core; the bound leaves room for a machine that is busy with other work.
    assert min(taken_s) < 0.020


@pytest.fixture(scope="module")
def check() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_outlets", ROOT / "docs" / "check_outlets.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_nothing_in_the_table_clashes(check: ModuleType) -> None:
    assert check.find_problems(load_outlets()) == []


LANTERN = Outlet(
    "Lantern", ("The Lantern Daily",), ("The Lamp",), ("lantern.test",), "NO", OutletKind.PAPER, ("Wick",), None
)
TORCH = Outlet("Torch", (), (), ("torch.test",), "SE", OutletKind.BROADCASTER, (), None)


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        (replace(TORCH, aliases=("lantern daily",)), "the name 'lantern daily' is already that of Lantern"),
        (replace(TORCH, domains=("lantern.test",)), "the domain 'lantern.test' is already that of Lantern"),
        (replace(TORCH, bylines=("WICK",)), "the byline 'wick' is already that of Lantern"),
        (replace(TORCH, domains=("www.torch.test",)), "'www.torch.test' is no domain of one outlet"),
        (replace(TORCH, domains=("co.uk",)), "'co.uk' is no domain of one outlet"),
        (replace(TORCH, country="XX"), "no country has the code 'XX'"),
        (replace(TORCH, name="Vogue"), "'Vogue' is an ordinary word"),
        (replace(TORCH, common_words=("Flame",)), "the common word 'Flame' is none of its names"),
        (replace(TORCH, aliases=("Lamp",), ambiguous=("Lamp",)), "'Lamp' is both an alias and ambiguous"),
        (replace(TORCH, aliases=("Torch  Online",)), "spare white space"),
        (replace(TORCH, kind=OutletKind.PROGRAMME), "programmes have a broadcaster"),
        (replace(TORCH, kind=OutletKind.PROGRAMME, broadcaster="Candle"), "its broadcaster 'Candle' is no outlet"),
        (replace(TORCH, name="Ember"), "Ember: stands behind Lantern"),
    ],
)
def test_the_check_finds(check: ModuleType, changed: Outlet, problem: str) -> None:
    assert check.find_problems([LANTERN, TORCH]) == []
    assert any(problem in found for found in check.find_problems([LANTERN, changed]))


# --- real coverage, where it is at hand


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    if not path.exists():
        pytest.skip(f"{path} is not there")
    content = path.read_bytes()
    yield from map(json.loads, (gzip.decompress(content) if path.suffix == ".gz" else content).splitlines())


@pytest.mark.parametrize("name", ["allsides_dev", "basil_dev", "coverage_10k"])
def test_real_coverage_finds_its_outlets(name: str) -> None:
    """All but institutions and persons who publish on sites of their own: under 1 in 100 of the articles."""
    rows = list(rows_of(SHARED / "clusters" / f"{name}.jsonl.gz"))
    found = [find_outlet(row["outlet"]) or outlet_of_domain(urlsplit(row["url"]).hostname or "") for row in rows]
    assert sum(outlet is not None for outlet in found) >= 0.99 * len(rows)


def test_the_publishers_and_agencies_of_political_news_are_found() -> None:
    rows = list(rows_of(SHARED / "polnear" / "train.jsonl"))
    assert all(find_outlet(row["publisher"]) for row in rows)
    assert all(find_outlet(row["wire"]) for row in rows if row["wire"] not in ("None", "NA"))


@pytest.mark.parametrize(
    ("address", "outlet"),
    [
        ("https://www.foxnews.com/politics/a?b=c", "Fox News"),
        ("http://[", None),
        ("http://a]foxnews.com/", None),
        ("http://a\u2100b.com/", None),
        ("not an address", None),
    ],
)
def test_an_address_leads_to_its_outlet_or_to_none(address: str, outlet: str | None) -> None:
    assert name_of(outlet_of_address(address)) == outlet
    article = Article("a", "The ferry sank.", url=address)
    assert resolve_sources([Analysis(article, ())]).outlets.keys() == {"a"}
