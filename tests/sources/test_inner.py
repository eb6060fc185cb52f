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


@pytest.mark.parametrize(
    ("quotation", "content"),
    [
        ("“You said the pier would hold for years. Which is it?”", "the pier would hold for years"),
        ("“And then you say, well, nobody knew about the pier.”", "nobody knew about the pier"),
        ("“When you told me that the pier would hold, I left.”", "the pier would hold, I left"),
        ("“And now you say: ‘It fell.’ I am tired.”", "It fell."),
    ],
)
def test_you_said_in_a_quotation_is_the_word_of_the_one_spoken_to(quotation, content):
    story = resolve(f"Ines Roth was there. <1 {quotation}> [1 Omar Tell] {{1 told}} Ines Roth.")
    found = next(n for n in (1, 2) if story.attribution(n).within)
    assert story.attribution(found).attribution.content.text == content
    assert story.chain(found) == ["Omar Tell", "Ines Roth"]


def test_the_one_spoken_to_can_be_named_behind_a_description():
    story = resolve(
        "<1 “I am tired,”> [1 Omar Tell] {1 told} the city’s engineer, Ines Roth. <1 “You said the pier would hold.”>"
    )
    assert story.chain(2) == ["Omar Tell", "Ines Roth"]


def test_a_relative_quoted_in_a_speech_to_a_crowd_is_the_speakers():
    story = resolve("[1 Omar Tell] {1 said}: <1 “When your son looks up and says, ‘Papa, it fell,’ you stop.”>")
    assert story.chain(2) == ["Omar Tell", "Omar Tell’s son"]


@pytest.mark.parametrize(
    "said",
    [
        "“If you said the pier would hold, you were wrong.”",
        "“The pier that you said would hold has fallen.”",
        "“You say so.”",
        "that you said the pier would hold",
    ],
)
def test_conditions_relative_clauses_and_indirect_speech_hold_no_sayings(said):
    story = resolve(f"Ines Roth was there. [1 Omar Tell] {{1 told}} Ines Roth <1 {said}>.")
    assert len(story.resolution.attributions) == 1


def test_a_saying_in_a_quotation_that_was_found_is_not_found_again():
    story = resolve("[1 Omar Tell] {1 said}: <1 “Well, [2 you] {2 said} <2 the pier would hold>.”>")
    assert len(story.resolution.attributions) == 2
