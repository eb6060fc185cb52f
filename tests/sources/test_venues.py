"""Through whom a saying came: reports, pieces, programmes and interviews, and where the way ends."""

from tests.sources.marked import resolve


def test_what_is_confirmed_to_an_outlet_came_through_it():
    story = resolve("[1 Port officials] {1 confirmed} with the Associated Press <1 that the pier is shut>.")
    assert story.chain(1) == ["Associated Press", "Port officials"]


def test_what_is_said_in_an_outlets_report_came_through_it():
    story = resolve("[1 Harry Rood] {1 signaled} <1 his support> in a BuzzFeed report Wednesday.")
    assert story.chain(1) == ["BuzzFeed News", "Harry Rood"]


def test_an_answer_to_a_report_did_not_come_through_it():
    story = resolve("[1 Harry Rood] {1 responded to} <1 a New York Times report that the pier is shut>.")
    assert story.chain(1) == ["Harry Rood"]


def test_a_piece_in_a_paper_came_through_it():
    story = resolve("[1 Laura Bosch] {1 called} <1 the plan bad> in an opinion piece in the Washington Post.")
    assert story.chain(1) == ["The Washington Post", "Laura Bosch"]


def test_a_paper_that_is_also_a_word_carries_an_op_ed():
    story = resolve(
        "It was so. <1 “It was bad,”> [1 Rep. Rod Davies] {1 wrote} in an op-ed for The Hill.\n\nSo it was."
    )
    assert story.chain(1) == ["The Hill", "Rod Davies"]


def test_an_answer_to_an_outlets_reporter_came_through_the_outlet():
    story = resolve("Asked by CNN’s Chris Colm about it, [1 Anton Lark] {1 said}, <1 “No.”>")
    assert story.chain(1) == ["CNN", "Anton Lark"]


def test_words_of_another_time_do_not_come_the_same_way():
    story = resolve(
        "[1 Harry Rood] {1 told} CNN <1 that it is late>. In August, [2 Rood] {2 called} <2 it early>. "
        "[3 Rood] {3 previously called} <3 it good>."
    )
    assert [story.chain(n) for n in (1, 2, 3)] == [["CNN", "Harry Rood"], ["Harry Rood"], ["Harry Rood"]]


def test_whom_somebody_interviewed_does_not_interview():
    story = resolve(
        "After MSNBC’s Rachel Mudd aired her interview with Lev Parn, [1 Larry Odell] {1 told} her <1 it was good>."
    )
    assert story.chain(1) == ["Larry Odell"]


def test_who_is_only_named_where_another_gives_an_interview_says_nothing_there():
    story = resolve(
        "Of Mr. Neto’s plan [1 Susan Reis] {1 said} <1 it was bad> in an interview on CNN. Ben Neto read it. "
        "It came since [2 Mr. Neto] {2 accepted} <2 a deal>."
    )
    assert story.chain(2) == ["Ben Neto"]


def test_who_is_told_on_a_show_of_that_name_is_the_show():
    story = resolve(
        "[1 Susan Reis] {1 said} <1 it was bad> on CNN’s “Charlie Rosen.”\n\nIt rained.\n\nBen Neto left.\n\nIt snowed."
        "\n\n[2 Ms. Reis] {2 told} Mr. Rosen <2 it was late>."
    )
    assert story.chain(2) == story.chain(1)


def test_a_tweet_that_somebody_posted_is_no_link():
    story = resolve("Ann Lark left. Ms. Lark also posted [1 a tweet] {1 saying} <1 the pier is shut>.")
    assert story.chain(1) == ["Ann Lark"]


def test_an_outlet_comes_through_no_other_where_its_report_names_one():
    story = resolve(
        "<1 “I want to see it,” said [2 Otto Pell] in an interview on NBC>, {1 according to} [1 TIME]. {2 said} <2 x>"
    )
    assert story.chain(1) == ["Time"]


def test_a_statement_of_its_own_does_not_come_the_way_of_the_words_before():
    story = resolve(
        "[1 Barney Frank] {1 told} CNN <1 that it is late>. [2 Frank] {2 praised} <2 the choice> in a statement."
    )
    assert story.chain(2) == ["Barney Frank"]


def test_who_is_asked_on_a_network_speaks_there():
    story = resolve(
        "Asked about those remarks on CNN, Rick Sandor remained firm.\n\n[1 Mr. Sandor] {1 said} <1 he was right>."
    )
    assert story.chain(1) == ["CNN", "Rick Sandor"]


def test_who_reportedly_claimed_something_is_who_claimed_it():
    story = resolve("<1 [2 Ann Lark] {1 reportedly} {2 claimed} <2 the pier is shut>>. Ms. Lark left.")
    assert story.speakers() == ["Ann Lark", "Ann Lark"]


def test_who_appears_on_a_network_by_a_description_speaks_there():
    story = resolve(
        "Otto Pell, the Unity front-runner, rose. Ann Lark read it.\n\nThat day, the Unity front-runner appeared on "
        "MSNBC’s “Morning Joe.”\n\n<1 “I heard it,”> [1 Pell] {1 said}."
    )
    assert story.chain(1)[-1] == "Otto Pell"
    assert len(story.chain(1)) == 2
