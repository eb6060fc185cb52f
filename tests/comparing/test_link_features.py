"""What is told of pairs of passages, held against the same told slowly, pair by pair."""

import numpy as np
import pytest

from sayso.comparing.link_features import AROUND, OTHERS, SAME_VOICE, Candidates, Passage, describe


def passage(n, article, text, speaker=None, quoted=False, number=0, place=0.0):
    return Passage(
        (n,), text, f"{text}, it is told", article, frozenset([article]), number, place, speaker, quoted, bool(speaker)
    )


def pairs_of(ends, near=None):
    one, other = (np.array(side, np.int64) for side in zip(*ends, strict=True))
    near = np.zeros(len(ends), np.float32) if near is None else np.array(near, np.float32)
    return Candidates(one, other, near, near, np.zeros(len(ends), np.float32), near)


def random_story(size=40, articles=4, seed=5):
    """Passages of several articles, in their order, without a word in common, and pairs of them of random nearness."""
    chance = np.random.default_rng(seed)
    homes = sorted(chance.integers(0, articles, size).tolist())
    made = [passage(n, home, f"word{n}") for n, home in enumerate(homes)]
    ends = [(a, b) for a in range(size) for b in range(a + 1, size) if homes[a] != homes[b] and chance.random() < 0.5]
    return made, homes, ends, chance.random(len(ends))


def test_ranks_gaps_and_what_is_around_are_those_of_a_full_table():
    made, homes, ends, near = random_story()
    told = describe(made, pairs_of(ends, near))
    size = len(made)
    table = np.zeros((size, size))
    known = np.zeros((size, size), bool)
    for (a, b), alike in zip(ends, told["alike"].tolist(), strict=True):
        table[a, b] = table[b, a] = alike
        known[a, b] = known[b, a] = True
    homes = np.array(homes)
    crowds = [np.sort(table[n][known[n]])[::-1][: OTHERS[0]].sum() / OTHERS[0] for n in range(size)]
    shares = {
        (one, other): np.mean([table[n][homes == other].max() for n in np.flatnonzero(homes == one)])
        for one in set(homes.tolist())
        for other in set(homes.tolist())
    }
    for row, (a, b) in enumerate(ends):
        ranks, gaps, thirds = [], [], []
        both = shares[homes[a], homes[b]], shares[homes[b], homes[a]]
        for here, facing in ((a, b), (b, a)):
            there = table[here][known[here] & (homes == homes[facing])]
            ranks.append((there > table[here, facing]).sum())
            gaps.append(there.max() - table[here, facing])
            best = [n for n in np.argsort(-table[here]).tolist() if known[here, n]][: OTHERS[1]]
            thirds += [min(table[here, n], table[facing, n]) for n in best if homes[n] not in (homes[a], homes[b])]
        around = [
            ((i, j), table[a + i, b + j])
            for i in range(-AROUND, AROUND + 1)
            for j in range(-AROUND, AROUND + 1)
            if (i or j)
            and 0 <= a + i < size
            and 0 <= b + j < size
            and homes[a + i] == homes[a]
            and homes[b + j] == homes[b]
        ]
        expected = {
            "rank_better": min(ranks),
            "rank_worse": max(ranks),
            "gap_less": min(gaps),
            "gap_more": max(gaps),
            "third_alike": max(thirds, default=0),
            "near_alike": max((alike for _, alike in around), default=0),
            "beside_alike": max((alike for (i, j), alike in around if abs(i) + abs(j) == 1), default=0),
            "crowd_less": min(crowds[a], crowds[b]),
            "crowd_more": max(crowds[a], crowds[b]),
            "articles_less": min(both),
            "articles_more": max(both),
        }
        for name, value in expected.items():
            assert told[name][row] == pytest.approx(value, abs=1e-5), name


def test_the_rarest_word_in_common_tells_most():
    made = [passage(0, 0, "the harbour bridge"), passage(1, 1, "the harbour bridge"), passage(2, 2, "a harbour seal")]
    told = describe(made, pairs_of([(0, 1), (0, 2), (1, 2)]))
    assert told["rarest"].tolist() == pytest.approx([np.log(1 + 3 / 2), np.log(2), np.log(2)], abs=1e-6)


def test_numbers_in_common_and_numbers_apart():
    made = [passage(n, n, text) for n, text in enumerate(("52 votes in 1,200 towns", "52 votes", "51 votes", "votes"))]
    told = describe(made, pairs_of([(0, 1), (1, 2), (1, 3)]))
    assert told["numbers"].tolist() == [1, 0, 0]
    assert told["numbers_apart"].tolist() == [0, 1, 0]


def test_one_speaker_makes_two_passages_more_alike_unless_both_are_quoted():
    made = [passage(n, n, f"word{n}", "mayor", quoted) for n, quoted in enumerate((False, True, True))]
    made.append(passage(3, 3, "word3", "owner"))
    told = describe(made, pairs_of([(0, 1), (0, 3), (1, 2)]))
    assert told["alike"].tolist() == pytest.approx([SAME_VOICE, 0, 0])
    assert told["same_speaker"].tolist() == [1, 0, 1]
    assert told["quoted"].tolist() == [1, 0, 2]
    assert told["attributed"].tolist() == [2, 2, 2]


def test_lengths_and_places():
    made = [passage(0, 0, "one two three", number=4, place=0.5), passage(1, 1, "one", number=2, place=0.25)]
    told = describe(made, pairs_of([(0, 1)]))
    found = {name: told[name].tolist() for name in ("shorter", "longer", "first_sentence", "earlier", "place_apart")}
    assert found == {
        "shorter": [1],
        "longer": [3],
        "first_sentence": [2],
        "earlier": [0.25],
        "place_apart": [0.25],
    }


def test_words_that_follow_each_other_in_both_and_what_the_sentences_hold():
    made = [passage(0, 0, "the old bridge was shut"), passage(1, 1, "they say the old bridge fell")]
    told = describe(made, pairs_of([(0, 1)]))
    assert told["runs"].tolist() == [2]
    old_and_bridge, each = 2 * np.log(2), np.log(3)
    assert told["held_most"].tolist() == pytest.approx([old_and_bridge / (old_and_bridge + each)], abs=1e-6)
    assert told["held_least"].tolist() == pytest.approx(told["held_most"].tolist(), abs=1e-6)
