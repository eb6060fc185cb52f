from newsroom import Newsroom

FULL = "We checked every cable twice. The storm was stronger than anything we had planned for."


def quotes(room):
    return room.compare().quotes


def shape(quote):
    return str(quote.relation), [(v.article, v.passage.text) for v in quote.variants]


def two(one, other):
    return Newsroom().print_article("The Courier", one).print_article("The Herald", other)


def test_the_same_words_in_two_articles_are_one_quotation_with_its_speaker():
    room = two(
        "{s1@hart The engineer, Ida Hart,} {c1 said}: {q1 “The cable was old and rusty.”}",
        "{q1 “The cable was old and rusty,”} {s1@hart Ms. Hart} {c1 told} us.",
    )
    (quote,) = quotes(room)
    assert shape(quote) == (
        "identical",
        [("the-courier", "The cable was old and rusty."), ("the-herald", "The cable was old and rusty")],
    )
    assert quote.speaker == "hart"
    assert [v.attribution for v in quote.variants] == ["a1", "a2"]


def test_one_quotation_in_one_article_is_no_group():
    assert quotes(two("“The cable was old and rusty,” she said. “The cable was old and rusty.”", "Nothing new.")) == ()


def test_a_cut_quotation_is_shortened():
    room = two(f"“{FULL}” she said.", "“The storm was stronger than anything,” she said.")
    (quote,) = quotes(room)
    assert str(quote.relation) == "shortened"
    assert quote.edits == ()


def test_a_changed_quotation_is_altered_and_shows_the_edit():
    room = two(f"“{FULL}” she said.", "“The storm was weaker than anything we had planned for,” she said.")
    (quote,) = quotes(room)
    assert str(quote.relation) == "altered"
    assert [(e.before, e.after, e.kind) for e in quote.edits] == [("stronger", "weaker", "replaced")]


def test_each_stretch_that_others_print_is_an_utterance_of_its_own():
    room = two(
        f"“{FULL}” she said.",
        "“We checked every cable twice,” she said. She went home.\n\n"
        "“The storm was stronger than anything we had planned for.”",
    )
    assert len(quotes(room)) == 2
    # The Herald prints all of it, in two parts: nothing is cut.
    assert {str(quote.relation) for quote in quotes(room)} == {"identical"}


def test_words_printed_without_marks_are_a_printing_too():
    room = two(
        f"“{FULL}” she said.",
        f"Her letter follows:\n\n{FULL} Forgive us.",
    )
    (quote,) = quotes(room)
    assert [v.article for v in quote.variants] == ["the-courier", "the-herald"]
    assert str(quote.relation) == "identical"


def test_a_long_name_outside_marks_is_no_printing():
    room = two(
        "“I am proud of the Harbour Bridge Safety And Inspection Act,” she said.",
        "The Harbour Bridge Safety And Inspection Act was passed in May.",
    )
    assert quotes(room) == ()


def test_like_words_of_two_speakers_stay_apart():
    room = two(
        "{q1 “This budget takes from the poor of the county,”} {s1@ann Ann} {c1 said}.",
        "{q1 “This budget takes from the poor of the city,”} {s1@bob Bob} {c1 said}.",
    )
    assert quotes(room) == ()


def test_like_words_in_few_words_of_many_are_another_utterance():
    room = two(
        "“It takes power from the barons, the bankers and the lords and gives it to the fishing towns.”",
        "“It grabs power away from the barons and the party bosses and gives it to the voters.”",
    )
    assert quotes(room) == ()


def test_a_letter_quoted_to_its_addressee_is_not_what_is_said_about_him():
    room = two(
        "“Your plan betrays the values of your own grandfather, who built this harbour.”",
        "“I fear his plan betrays the values of his own grandfather, who built this harbour.”",
    )
    assert quotes(room) == ()


def test_a_single_word_is_a_printing_only_with_the_same_speaker():
    one = "{s1@ann Ann Lee} {c1 said}: {q1 “I find the whole contract disgraceful and sad.”}"
    assert quotes(two(one, "{s1@ann Ms. Lee} {c1 called} {q1 the contract “disgraceful.”}"))
    assert not quotes(two(one, "{s1@bob Mr. Ray} {c1 called} {q1 the contract “disgraceful.”}"))


def test_fragments_of_one_sentence_are_one_group():
    room = two(
        "{s1@ann Ann Lee} {c1 said}: {q1 “I believe he dishonoured himself, and he dishonoured his town.”}",
        "{s1@ann Ms. Lee} {c1 said} {q1 he had “dishonoured himself” as well as “his town.”}",
    )
    (quote,) = quotes(room)
    assert len(quote.variants) == 3


def test_a_hundred_copies_cost_no_hundred_comparisons():
    room = Newsroom()
    for n in range(100):
        room.print_article(f"Paper {n}", f"“{FULL}” she said.")
    (quote,) = quotes(room)
    assert len(quote.variants) == 100


def test_the_groups_of_most_articles_come_first_and_have_stable_ids():
    room = two(
        f"“{FULL}” she said. “Go home before the flood comes,” she said.",
        f"“{FULL}” she said. “Go home before the flood comes,” she said.",
    )
    room.print_article("The Echo", f"“{FULL}” she said.")
    found = quotes(room)
    assert [quote.id for quote in found] == ["q1", "q2"]
    assert len(found[0].variants) == 3
    assert found == quotes(room)
