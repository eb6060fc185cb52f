import pytest
from tests.sources.marked import resolve

from sayso.errors import NamesError, SaysoError
from sayso.sources import read_corrections

MARKED = (
    "[1 Marta Velden] {1 said} <1 yes>. [2 The pier boss] {2 said} <2 no>. [3 Two aides] {3 said} <3 maybe>. "
    "[4 Velden] {4 told} the Northside Gazette <4 more>."
)


@pytest.fixture
def corrected(tmp_path):
    def correct(toml, *marked):
        file = tmp_path / "names.toml"
        file.write_text(toml, "utf-8")
        return resolve(*(marked or (MARKED,)), names=read_corrections(file))

    return correct


def test_merged_names_are_one_called_by_the_first(corrected):
    story = corrected('[[merge]]\nnames = ["Marta Velden", "the pier boss"]')
    assert story.attribution(1).entity == story.attribution(2).entity
    assert story.speaker(2) == "Marta Velden"
    assert "The pier boss" in story.entity(2).aliases


def test_names_that_differ_in_a_capital_alone_can_be_made_one(corrected):
    articles = ("[1 The council] {1 said} <1 yes>.", "“It was late,” [1 the council] {1 said} <1 again>.")
    apart = corrected("", *articles)
    assert {e.name for e in apart.resolution.entities} >= {"The council", "the council"}
    together = corrected('[[merge]]\nnames = ["The council", "the council"]', *articles)
    assert together.speaker(1, "a") == together.speaker(1, "b") == "The council"
    assert "the council" not in {e.name for e in together.resolution.entities}


def test_merging_an_unnamed_source_with_a_person_names_it(corrected):
    story = corrected('[[merge]]\nnames = ["Marta Velden", "Two aides"]')
    assert not story.attribution(3).anonymous


def test_merged_links_stand_once_in_a_chain(corrected):
    story = corrected('[[merge]]\nnames = ["Marta Velden", "Northside Gazette"]')
    assert story.chain(4) == ["Marta Velden"]


def test_a_split_name_is_somebody_else_in_those_articles(corrected):
    story = corrected(
        '[[split]]\nname = "Velden"\narticles = ["b"]\nas = "Otto Velden"', MARKED, "[1 Velden] {1 said} <1 no>."
    )
    assert story.speaker(1) == "Marta Velden"
    assert story.speaker(1, "b") == "Otto Velden"
    assert story.chain(1, "b") == ["Otto Velden"]


def test_a_renamed_one_keeps_the_old_name_among_its_forms(corrected):
    story = corrected('[[rename]]\nname = "marta velden"\nto = "Dr. Marta Velden"')
    assert story.speaker(4) == "Dr. Marta Velden"
    assert "Marta Velden" in story.entity(4).aliases


def test_a_type_is_set_and_anonymity_follows(corrected):
    story = corrected('[[type]]\nname = "Two aides"\ntype = "group"')
    assert story.entity(3).type == "group"
    assert not story.attribution(3).anonymous


def test_an_articles_outlet_is_set(corrected):
    story = corrected('[[outlet]]\narticle = "a"\noutlet = "Quay Radio"')
    assert story.entities[story.resolution.outlets["a"]].name == "Quay Radio"


def test_a_name_is_said_to_mean_an_outlet(corrected):
    story = corrected('[[outlet]]\nname = "The pier boss"\noutlet = "The Pier Boss"')
    assert story.entity(2).type == "outlet"


def test_an_id_serves_as_a_name(corrected):
    plain = resolve(MARKED)
    identity = plain.attribution(2).entity
    story = corrected(f'[[rename]]\nname = "{identity}"\nto = "Otto Falk"')
    assert story.speaker(2) == "Otto Falk"


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        (
            '[[rename]]\nname = "Marta Velten"\nto = "X"',
            'nobody in this story is called "Marta Velten"; did you mean Marta',
        ),
        ('[[outlet]]\narticle = "z"\noutlet = "X"', 'there is no article "z"; there are a'),
        ('[[split]]\nname = "Velden"\narticles = ["z"]\nas = "X"', 'there is no article "z"'),
    ],
)
def test_a_name_that_the_story_does_not_have_is_an_error(corrected, toml, says):
    with pytest.raises(NamesError, match=r"names\.toml") as error:
        corrected(toml)
    assert says in error.value.reason


def test_a_name_that_several_go_by_asks_for_an_id(corrected):
    marked = "[1 A senior aide] {1 said} <1 yes>. [2 A senior aide] {2 said} <2 no>."
    with pytest.raises(NamesError, match="several go by"):
        corrected('[[rename]]\nname = "A senior aide"\nto = "X"', marked)


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ("[[merge", "not valid TOML"),
        ('[[marry]]\nnames = ["a", "b"]', "[[marry]] is not known; there are merge, outlet, rename, split, type"),
        ('[merge]\nnames = ["a", "b"]', "write [[merge]], with two brackets"),
        ('[[merge]]\nnames = ["a"]', "needs two names or more"),
        ("[[merge]]\nnames = [1, 2]", '"names" may hold texts only'),
        ('[[rename]]\nname = "a"', 'needs "to", a text'),
        ('[[rename]]\nname = "a"\nto = "b"\nwhy = "c"', '"why" is not known; there are name, to'),
        ('[[type]]\nname = "a"\ntype = "ghost"', '"ghost" is no type'),
        ('[[outlet]]\noutlet = "a"', 'needs either "name" or "article"'),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path, toml, says):
    file = tmp_path / "names.toml"
    file.write_text(toml, "utf-8")
    with pytest.raises(NamesError) as error:
        read_corrections(file)
    assert says in error.value.reason
    assert str(file) in str(error.value)
    assert isinstance(error.value, SaysoError)


def test_a_missing_or_binary_file_is_an_error(tmp_path):
    with pytest.raises(NamesError, match="cannot be read"):
        read_corrections(tmp_path / "none.toml")
    file = tmp_path / "names.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(NamesError, match="UTF-8"):
        read_corrections(file)


def test_an_empty_file_changes_nothing(corrected):
    assert corrected("").resolution == resolve(MARKED).resolution
