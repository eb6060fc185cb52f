from newsroom import Newsroom


def notes(one, other):
    room = Newsroom().print_article("The Courier", one).print_article("The Herald", other)
    return [d.note for d in room.compare().differences if str(d.type) == "quote"]


def test_words_that_stop_before_they_turn_are_a_difference():
    (note,) = notes(
        "“We will sign the harbour contract next week,” she said.",
        "“We will sign the harbour contract next week, but only if the dredging firm pays its debts,” she said.",
    )
    assert "stop in The Courier before “but only if" in note and "The Herald has" in note


def test_words_that_go_on_without_a_turn_are_only_shortened():
    assert not notes(
        "“We will sign the harbour contract next week,” she said.",
        "“We will sign the harbour contract next week in the old town hall beside the market,” she said.",
    )


def test_a_turn_that_the_article_prints_elsewhere_is_not_cut():
    assert not notes(
        "“We will sign the harbour contract next week,” she said. “But only if the dredging firm pays its debts.”",
        "“We will sign the harbour contract next week, but only if the dredging firm pays its debts,” she said.",
    )


def test_a_sentence_with_if_is_another_one():
    assert not notes(
        "“We will sign the harbour contract next week.” She left.",
        "“We will sign the harbour contract next week. If the firm has debts, the judge will hear of them.” She left.",
    )


def test_who_is_meant_in_brackets_is_no_difference_and_what_is_added_is():
    plain = "“They never asked these clerks about the depth of the harbour,” she said."
    assert not notes(plain, plain.replace("They never", "[The owners] never"))
    (note,) = notes(plain, plain.replace("these clerks", "these (untrained) clerks"))
    assert "“(untrained)” added in The Herald" in note


def test_a_fragment_is_only_a_fragment():
    assert not notes(
        "She called it a “shameful waste of money” on Friday.",
        "“It is a shameful waste of money, and the council knows it,” she said.",
    )


def test_a_beginning_that_limits_what_follows_is_cut_and_a_time_or_an_aside_is_not():
    short = "“The harbour will be run otherwise after the winter,” she said."
    (note,) = notes(short, short.replace("The harbour", "As to the ferries, the harbour"))
    assert "begin in The Courier with “The harbour will be”" in note
    assert not notes(short, short.replace("The harbour", "In those ten long days, the harbour"))
    assert not notes(short, short.replace("The harbour", "It’s frankly, the harbour"))
