"""Tune the sentence encoder on the claims of the events that were read for them.

    python training/claims.py --work DIR [--epochs 2] [--threads 1]

Begins with `DIR/small.pt`, which `sentence_encoder.py distil` writes, and writes `DIR/tuned.pt`, which
`narrow_encoder.py` takes. It is the mean of `DIR/half0.pt` and `DIR/half1.pt`, each tuned on half of the events:
`links.py` describes the others with them. What is there already is not tuned again.

Each passage is to be most like a passage of its claim in every other article, and like none where the article
has none of its claim: a softmax over the passages of the article and the word "none" (InfoNCE, van den Oord et al.
2018).
The likeness is what `sayso.comparing.link_features` measures: centred cosines, words, and whether two have one speaker,
with shares that are learned, too. Vectors are held near what they were, and some word pieces are masked, since there
are few events: without either the encoder is worse after the second epoch than after the first.

The events held out are only told. Needs the `training` extra and `../shared`. Fifteen minutes an epoch on one core.
"""

import argparse
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from readings import HALVES, Reading, as_story, claims_of, read_readings, words_of
from sayso.attribution.pieces import CLS, SEP, load_tokenizer
from sayso.comparing.likeness import FEW_PASSAGES
from sayso.comparing.links import speaker_of
from sayso.comparing.propositions import Proposition, find_propositions
from sayso.comparing.story import Story
from sayso.comparing.term_rows import weigh_texts
from sentence_encoder import KEPT_LAYERS, LIMIT_PIECES, Encoder, Event, encode

RATE, WARMUP_STEPS, LEAST_RATE = 1e-4, 20, 0.03
MIX_RATE = 2e-3  # of the shares and the likeness of "none"
TEMPERATURE = 0.05
NONE_WEIGHT = 0.3  # of a passage that no other article matches: a reader may have missed one
HELD_COSINES, HELD_VECTORS = 5.0, 0.5  # how much it counts that vectors stay what they were
MASK, MASKED_SHARE, FIRST_WORD = 103, 0.15, 104  # pieces up to the mask are special
START = (0.5, 0.35, 0.05, 0.3)  # shares of meaning, words and voice, and the likeness of "none"


@dataclass
class Sample:
    """An event to learn from: `[passages, passages]` tables of words, voices and claims in common, and articles.

    `event` has the passages as parts of their sentences, `sentences` the whole sentences of the passages.
    """

    half: int | None
    story: Story
    propositions: list[Proposition]
    event: Event
    sentences: Event
    words: Tensor
    voices: Tensor
    together: Tensor
    articles: Tensor
    known: Tensor
    before: Tensor | None = None


def make_sample(reading: Reading) -> Sample:
    """Cut an event into propositions, and say which of them are of one claim."""
    story = as_story(reading)
    found = [
        proposition
        for n, article in enumerate(story.articles)
        for proposition in find_propositions(article, n, story.attributions[n])
    ]
    places = list(dict.fromkeys((p.article, p.sentence) for p in found))
    pieces = [
        load_tokenizer().encode(story.articles[n].text[slice(*span)], add_special_tokens=False) for n, span in places
    ]
    parts = []
    for p in found:
        n = places.index((p.article, p.sentence))
        spans = [(start - p.sentence.start, end - p.sentence.start) for start, end in p.spans]
        inside = [any(a <= start < b for a, b in spans) for start, _ in pieces[n].offsets[:LIMIT_PIECES]]
        parts.append((n, inside))
    sentences = [[CLS, *encoding.ids[:LIMIT_PIECES], SEP] for encoding in pieces]
    own = [words_of(reading, story.articles[p.article].id, p.spans) for p in found]
    claims = claims_of(reading, own).astype(np.float32)
    shared = [[_share_voice(story, one, other) for other in found] for one in found]
    nothing = np.zeros((0, 0), np.float16)
    return Sample(
        reading.half,
        story,
        found,
        Event(sentences, parts, nothing),
        Event(sentences, [(n, [True] * len(inside)) for n, inside in parts], nothing),
        torch.tensor(_word_products([p.text for p in found])),
        torch.tensor(shared, dtype=torch.float32),
        torch.tensor(claims @ claims.T > 0, dtype=torch.float32),
        torch.tensor([p.article for p in found]),
        torch.tensor(claims.any(1)),
    )


def make_samples(*, held: bool) -> list[Sample]:
    """The events that are held out, or those to learn from, of which every one has a claim."""
    samples = map(make_sample, read_readings(held=held))
    return [sample for sample in samples if held or sample.together.any()]


def _share_voice(story: Story, one: Proposition, other: Proposition) -> bool:
    speaker = speaker_of(story, one)
    return speaker is not None and speaker == speaker_of(story, other) and not (one.quoted and other.quoted)


def _word_products(texts: list[str]) -> NDArray[np.float32]:
    rows = weigh_texts(texts)
    every = np.arange(len(texts))
    one, other = (part.ravel() for part in np.meshgrid(every, every, indexing="ij"))
    return rows.products(one, rows, other).reshape(len(texts), len(texts)).astype(np.float32)


def centred(unit: Tensor) -> Tensor:
    """The vectors of an event with what all have in common taken away, as the alignment does it."""
    share = len(unit) / (len(unit) + FEW_PASSAGES)
    return functional.normalize(unit - share * unit.mean(0), dim=1)


def masked(event: Event, chance: random.Random) -> Event:
    """The event with some of its word pieces masked."""
    sentences = [
        [MASK if piece >= FIRST_WORD and chance.random() < MASKED_SHARE else piece for piece in sentence]
        for sentence in event.sentences
    ]
    return Event(sentences, event.parts, event.taught)


def likeness(sample: Sample, unit: Tensor, mix: Tensor) -> Tensor:
    moved = centred(unit)
    return mix[0] * (moved @ moved.T) + mix[1] * sample.words + mix[2] * sample.voices


def contrast(sample: Sample, alike: Tensor, none: Tensor) -> Tensor:
    """How surprised the likeness is by the claims: the mean over passages and other articles."""
    total, weight = torch.tensor(0.0), torch.tensor(0.0)
    for article in sample.articles.unique():
        there = sample.articles == article
        rows = alike[~there][:, there] / TEMPERATURE
        right = sample.together[~there][:, there]
        nothing = (none / TEMPERATURE).expand(len(rows), 1)
        every = torch.logsumexp(torch.cat([rows, nothing], 1), 1)
        matched = right.sum(1) > 0
        best = torch.logsumexp(rows.masked_fill(right == 0, -1e9), 1)
        counts = torch.where(matched, 1.0, NONE_WEIGHT)
        total = total + (torch.where(matched, every - best, every - nothing[:, 0]) * counts).sum()
        weight = weight + counts.sum()
    return total / weight


def average_precision(sample: Sample, alike: NDArray[np.float32]) -> float:
    """Of the pairs of passages that are in some claim, in two articles, ranked by likeness."""
    known = sample.known.numpy()
    articles = sample.articles.numpy()
    pairs = np.triu(articles[:, None] != articles, 1) & known[:, None] & known
    right = sample.together.numpy()[pairs][np.argsort(-alike[pairs], kind="stable")] > 0
    ranks = np.flatnonzero(right) + 1
    return float((np.arange(1, len(ranks) + 1) / ranks).mean()) if len(ranks) else 0.0


@torch.no_grad()
def judge(small: Encoder, samples: list[Sample], mix: Tensor) -> float:
    found = [average_precision(s, likeness(s, encode(small, s.event), mix).numpy()) for s in samples]
    return float(np.mean(found))


def tune(work: Path, name: str, samples: list[Sample], held: list[Sample], epochs: int) -> None:
    """Tune what `small.pt` has on some events, and write `NAME.pt`."""
    torch.manual_seed(0)
    small = Encoder(layers=len(KEPT_LAYERS))
    small.load_state_dict(torch.load(work / "small.pt"))
    for part in (small.words, small.positions):
        part.requires_grad_(False)
    with torch.no_grad():
        for sample in samples:
            sample.before = encode(small, sample.event)
    mix = nn.Parameter(torch.tensor(START))
    print(f"{name}: {len(samples)} events; average precision held out {judge(small, held, mix):.4f}", flush=True)
    learned = [p for p in small.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": learned, "weight_decay": 0.01}, {"params": [mix], "weight_decay": 0.0}], lr=RATE
    )
    chance, steps, step = random.Random(0), epochs * len(samples), 0
    for epoch in range(epochs):
        for sample in chance.sample(samples, len(samples)):
            pace = min(1, (step + 1) / WARMUP_STEPS) * max(LEAST_RATE, 1 - step / steps)
            for group, rate in zip(optimiser.param_groups, (RATE, MIX_RATE), strict=True):
                group["lr"] = rate * pace
            assert sample.before is not None
            unit = encode(small, masked(sample.event, chance))
            moved, before = centred(unit), centred(sample.before)
            loss = contrast(sample, likeness(sample, unit, mix), mix[3])
            loss = loss + HELD_COSINES * ((moved @ moved.T - before @ before.T) ** 2).mean()
            loss = loss + HELD_VECTORS * (1 - (unit * sample.before).sum(1)).mean()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([*learned, mix], 1.0)
            optimiser.step()
            step += 1
        shares = [round(share, 3) for share in mix.tolist()]
        print(f"epoch {epoch + 1}: shares {shares}, held out {judge(small, held, mix):.4f}", flush=True)
    torch.save(small.state_dict(), work / f"{name}.pt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    samples, held = make_samples(held=False), make_samples(held=True)
    halves = [args.work / f"half{n}.pt" for n in range(HALVES)]
    for n, path in enumerate(halves):
        if not path.exists():
            tune(args.work, path.stem, [sample for sample in samples if sample.half != n], held, args.epochs)
    states = [torch.load(path) for path in halves]
    mean = {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}
    torch.save(mean, args.work / "tuned.pt")


if __name__ == "__main__":
    main()
