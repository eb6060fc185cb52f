"""The tools for assistants, called by a client of the protocol: in process, and once over standard input and output."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest

from sayso.errors import MissingExtraError
from sayso.serving.tools import make_tool_server
from sayso.store import Store, open_store

from .server import BRIDGE_STORY, FERRY_STORY, make_small_store

pytest.importorskip("mcp")
from mcp import Client, StdioServerParameters

MESSAGE = "Ada Quill told reporters on Monday: “There is no crack in the hull.”"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_small_store(tmp_path_factory.mktemp("tools") / "small.db")


@pytest.fixture(scope="module")
def store(path: Path) -> Iterator[Store]:
    with open_store(path) as opened:
        yield opened


def call(store: Store, tool: str, **arguments: object) -> dict[str, Any]:
    result = call_raw(store, tool, **arguments)
    assert not result.is_error, result.content
    return result.structured_content


def call_raw(store: Store, tool: str, **arguments: object) -> Any:
    async def ask() -> Any:
        async with Client(make_tool_server(store)) as client:
            return await client.call_tool(tool, arguments)

    return anyio.run(ask)


def words_at(store: Store, passage: dict[str, Any], article: str) -> str:
    text = store.article(article).text
    return " ".join(text[start:end] for start, end in passage["spans"])


def test_there_are_six_tools_that_only_read_and_say_what_they_take(store: Store) -> None:
    async def ask() -> Any:
        async with Client(make_tool_server(store)) as client:
            return (await client.list_tools()).tools

    tools = anyio.run(ask)
    assert [tool.name for tool in tools] == ["search", "story", "trace", "who", "analyse", "check"]
    assert all(tool.annotations.read_only_hint and tool.description and tool.output_schema for tool in tools)


def test_every_hit_of_a_search_has_its_words_and_its_article(store: Store) -> None:
    found = call(store, "search", words="bridge winter")
    assert found["hits"]
    cited = {article["article"]: article for article in found["articles"]}
    for hit in found["hits"]:
        assert words_at(store, hit["passage"], hit["article"]) == hit["passage"]["text"]
        assert cited[hit["article"]]["outlet"] == hit["outlet"]
    assert "https://post.example/orlen-bridge" in {article["url"] for article in cited.values()}


def test_a_search_can_be_narrowed_and_goes_on_where_it_stopped(store: Store) -> None:
    first = call(store, "search", words="ferry", limit=1)
    second = call(store, "search", words="ferry", limit=1, after=first["after"])
    assert first["hits"] != second["hits"]
    named = call(store, "search", speaker="Tamsin Vray")
    assert {hit["saying"]["speaker"] for hit in named["hits"]} == {"Tamsin Vray"}


def test_a_story_has_its_claims_with_chains_and_passages(store: Store) -> None:
    told = call(store, "story", story=FERRY_STORY, most_claims=3)
    assert told["story"]["id"] == FERRY_STORY
    assert len(told["claims"]) == 3 < told["claims_in_all"]
    assert len(told["articles"]) == 5
    for claim in told["claims"]:
        assert claim["mentions"] and claim["chains"] and claim["summary"]
        assert 0 <= claim["confidence"] <= 1
        assert all(mention["confidence"] is not None or mention["stance"] == "denies" for mention in claim["mentions"])
        for mention in claim["mentions"]:
            assert words_at(store, mention, mention["article"]) == mention["text"]


def test_of_a_long_story_so_much_is_told_and_the_rest_is_counted(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = call(store, "story", story=FERRY_STORY, most_claims=1)
    monkeypatch.setattr("sayso.serving.answers.MOST_TOLD", 3)
    told = call(store, "story", story=FERRY_STORY, most_claims=1)
    for rows, key in (("quotations", "quotation"), ("differences", "difference")):
        assert len(told[rows]) <= 3 < told[f"{rows}_in_all"] == len(whole[rows])
        for row in told[rows]:  # both sides of it, or neither
            assert [one for one in told[rows] if one[key] == row[key]] == [
                one for one in whole[rows] if one[key] == row[key]
            ]
    assert len(told["claims"][0]["mentions"]) <= 3 < told["claims"][0]["mentions_in_all"]
    assert {row["article"] for row in told["claims"][0]["mentions"]} <= {one["article"] for one in told["articles"]}
    assert told["articles_in_all"] == 5


def test_a_story_is_found_by_one_of_its_articles(store: Store) -> None:
    assert call(store, "story", story="orlen-bridge-2")["story"]["id"] == BRIDGE_STORY


def test_a_quotation_is_traced_through_its_printings_with_what_was_changed(store: Store) -> None:
    traced = call(store, "trace", text="We cannot patch this bridge for another winter, and we will not")
    outlets = {printing["outlet"] for printing in traced["printings"]}
    assert {"The Orlen Post", "Radio Orlen"} <= outlets
    radio = next(printing for printing in traced["printings"] if printing["outlet"] == "Radio Orlen")
    assert ["winter", "year"] in radio["edits"]
    assert radio["saying"]["speaker"] == "Tamsin Vray"


def test_who_lists_what_somebody_said_with_all_printings(store: Store) -> None:
    said = call(store, "who", name="Tamsin Vray")
    assert {speaker["name"] for speaker in said["speakers"]} == {"Tamsin Vray"}
    sayings = [saying for utterance in said["utterances"] for saying in utterance["sayings"]]
    assert len({saying["outlet"] for saying in sayings}) == 3
    for saying in sayings:
        assert words_at(store, saying["content"], saying["article"]) == saying["content"]["text"]


def test_a_text_is_analysed_with_offsets_into_it_and_not_kept(store: Store) -> None:
    before = store.counts().articles
    found = call(store, "analyse", text=MESSAGE)
    (attribution,) = found["attributions"]
    assert attribution["speaker"] == "Ada Quill"
    for part in ("source", "cue", "content"):
        ((start, end),) = attribution[f"{part}_spans"]
        assert found["text"][start:end] == attribution[f"{part}_text"]
    assert store.counts().articles == before


DRAFT = (
    "The old bridge at Orlen will close in May.\n\n"
    "“We cannot patch this bridge for another autumn, and we will not,” Tamsin Vray admitted."
)


def test_a_draft_is_checked_beside_a_story_with_words_and_offsets_on_both_sides_and_not_kept(store: Store) -> None:
    before = store.counts().articles
    told = call(store, "check", draft=DRAFT, title="Bridge to close", story=BRIDGE_STORY)
    assert told["story"]["id"] == BRIDGE_STORY
    assert {article["outlet"] for article in told["articles"]} == {"The Orlen Post", "Radio Orlen", "Vale Courier"}
    altered = next(finding for finding in told["findings"] if finding["kind"] == "quotation_altered")
    assert altered["severity"] == "look_at_first"
    assert (altered["paragraph"], altered["line"]) == (2, 3)
    assert "autumn" in " ".join(told["text"][start:end] for start, end in altered["passage"]["spans"])
    assert altered["beside"] and "autumn" in {edit["after"].strip(",") for edit in altered["edits"]}
    for beside in altered["beside"]:
        assert words_at(store, beside["passage"], beside["article"]) == beside["passage"]["text"]
    assert store.counts().articles == before


def test_a_draft_is_checked_beside_the_story_of_an_article_and_by_itself(store: Store) -> None:
    beside = call(store, "check", draft=DRAFT, story="orlen-bridge-2")
    alone = call(store, "check", draft=DRAFT)
    assert beside["story"]["id"] == BRIDGE_STORY
    assert alone["story"] is None
    assert alone["articles"] == []
    assert {finding["kind"] for finding in alone["findings"]} == {"judging_cue"}


def test_what_a_check_leaves_out_for_length_is_counted(store: Store) -> None:
    told = call(store, "check", draft=DRAFT, story=BRIDGE_STORY, most_findings=1)
    assert len(told["findings"]) == 1 < told["findings_in_all"]
    assert told["findings"][0]["severity"] == "look_at_first"


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("story", {"story": "no-such-story"}, "no-such-story"),
        ("search", {}, "search"),
        ("search", {"words": "bridge", "since": "yesterday"}, "yesterday"),
        ("search", {"words": "x" * 10_000}, "500"),
        ("trace", {"text": ""}, "1 character"),
        ("analyse", {"text": "   "}, ""),
        ("check", {"draft": DRAFT, "story": "no-such-story"}, "no-such-story"),
        (
            "check",
            {"draft": "Der Bürgermeister sagte am Montag, die Brücke werde im Mai für zwei Jahre gesperrt."},
            "is",
        ),
        ("who", {"name": "Tamsin Vray", "limit": 100_000}, "50"),
    ],
)
def test_a_question_that_cannot_be_answered_says_why(
    store: Store, tool: str, arguments: dict[str, object], said: str
) -> None:
    result = call_raw(store, tool, **arguments)
    assert result.is_error
    text = result.content[0].text
    assert said in text
    assert "Traceback" not in text


def test_the_command_speaks_over_standard_input_and_output(path: Path) -> None:
    async def ask() -> Any:
        command = StdioServerParameters(command=sys.executable, args=["-m", "sayso", "mcp", "--store", str(path)])
        async with Client(command) as client:
            return await client.call_tool("search", {"words": "bridge"})

    assert anyio.run(ask).structured_content["hits"]


def test_without_the_package_the_error_names_the_extra(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    with pytest.raises(MissingExtraError, match=r"sayso\[mcp\]"):
        make_tool_server(store)
