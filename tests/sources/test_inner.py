import pytest
from tests.sources.marked import resolve


@pytest.mark.parametrize(
    ("said", "source", "content"),
    [
        ("that Roth believes the pier will hold", "Roth", "the pier will hold"),
        ("that the governor also believes the pier will hold", "the governor", "the pier will hold"),
        ("that Governor Roth “believes that the pier will hold”", "Governor Roth", "that the pier will hold"),
        ("Roth has made clear that nobody will resign", "Roth", "that nobody will resign"),
    ],
)
def test_what_somebody_is_said_to_believe_is_that_persons_word(said, source, content):
    story = resolve(f"Governor Ines Roth was out. [1 Spokesman Omar Tell] {{1 told}} reporters <1 {said}>.")
    found = story.attribution(2)
    assert found.attribution.source.text == source
    assert found.attribution.content.text == content
    assert found.within == story.attribution(1).id
    assert story.chain(2) == ["Omar Tell", "Ines Roth"]


@pytest.mark.parametrize(
    "said",
    [
        "that if Roth believes the pier will hold, she errs",
        "that he believes the pier will hold",
        "that Roth’s mother believes",
        "that the pier that Roth believes in will hold",
        "that the pier believes nothing of the kind",
        "that Roth thinks so",
    ],
)
def test_conditions_pronouns_and_turns_of_speech_are_nobodys_belief(said):
    story = resolve(f"Ines Roth was out. [1 Omar Tell] {{1 told}} reporters <1 {said}>.")
    assert len(story.resolution.attributions) == 1


def test_what_was_found_inside_is_not_found_again():
    story = resolve("[1 Omar Tell] {1 said} <1 that [2 Ines Roth] {2 believes} <2 the pier will hold>>.")
    assert len(story.resolution.attributions) == 2
