from newsroom import Newsroom

from sayso.comparing import forms
from sayso.comparing.alterations import MOST_CHAINS
from sayso.comparing.forms import MOST_PARTNERS, collect, find_matches
from sayso.comparing.printings import find_printings
from sayso.comparing.quotations import find_quotes
from sayso.types import Article


def print_quotations(*articles):
    """The forms of quotations that articles print, one a paragraph."""
    return collect(
        [
            printing
            for index, quotations in enumerate(articles)
            for printing in find_printings(print_article(index, quotations), index, ())
        ]
    )


def print_article(index, quotations):
    return Article(id=f"a{index}", text="\n\n".join(f"“{words}”" for words in quotations))


def name_ships(count, first=0):
    """Quotations of which each has three words with every other one, and nothing else."""
    return [f"Ship{n} we will never Port{n} Crew{n} Load{n}" for n in range(first, first + count)]


def test_of_hundreds_of_quotations_with_words_in_common_each_is_set_beside_a_few(monkeypatch):
    aligned = []
    align = forms.align_chains
    monkeypatch.setattr(forms, "align_chains", lambda *parts: aligned.append(parts) or align(*parts))
    counts = []
    for size in (60, 120):
        aligned.clear()
        _, crowded = find_matches(print_quotations(name_ships(size), name_ships(size, first=size)))
        counts.append(len(aligned))
        assert crowded == size  # those of the second article
    assert counts == [60 * MOST_PARTNERS, 120 * MOST_PARTNERS]


def test_the_quotation_with_most_words_in_common_is_found_among_hundreds():
    same = "Nobody at the yard told us that the hull was thin, and we will never sail in her"
    forms_found = print_quotations([*name_ships(100), same], [*name_ships(100, first=100), same + " again"])
    matches, _ = find_matches(forms_found)
    (last,) = (number for number, form in enumerate(forms_found) if form.tokens[-1].word == "again")
    (match,) = (m for m in matches if m.other == last and m.alignment.same > 10)
    assert forms_found[match.one].tokens[-1].word == "her"


def test_of_a_few_quotations_nothing_is_left_out():
    matches, crowded = find_matches(print_quotations(name_ships(30), name_ships(30, first=30)))
    assert crowded == 0
    assert len({(match.one, match.other) for match in matches}) == 30 * 30


def test_one_word_over_and_over_is_aligned_in_a_few_places():
    one, other = print_quotations(["no " * 300], ["no " * 299 + "never"])
    matches, _ = find_matches([one, other])
    assert {(match.one, match.other) for match in matches} == {(0, 1)}
    assert len(matches) <= MOST_CHAINS


def test_a_reader_is_told_that_quotations_were_not_compared():
    room = Newsroom()
    for number, outlet in enumerate(("The Courier", "The Herald")):
        room.print_article(outlet, "\n\n".join(f"“{words}”" for words in name_ships(120, first=120 * number)))
    (note,) = (note for note in room.compare().not_measured if "share words" in note)
    assert note.startswith("120 passages share words with more quotations than can be set side by side")


def test_a_wording_that_stands_in_a_longer_quotation_is_left_out_of_the_list_whatever_the_order():
    whole, part = "The pier is shut and the ferry is sold", "the ferry is sold"
    found = find_quotes([print_article(0, [whole, part]), print_article(1, [whole, part])], [(), ()])
    places = [{(v.article, v.passage.spans) for v in quote.variants} for quote in found]
    assert not any(one <= other for n, one in enumerate(places) for other in places[:n])
