"""Train the reader that the comparison ships: a small network that sees two passages beside each other.

    python training/reader.py pairs --work DIR [--jobs 2]
    python training/reader.py teach --work DIR --mpnet DIR
    python training/reader.py distil --work DIR --mpnet DIR
    python training/reader.py point --work DIR
    python training/reader.py export --work DIR --out src/sayso/comparing/weights/reader.onnx

`pairs` gathers pairs of passages with what was read and judged of them (`pairs.py`; half an hour on one core). All
networks read two excerpts one after the other and give three log odds: that both say the same, that a reader lists a
difference there, and that an editor wants to see it. The first is only learned beside the others, and does not ship.

`teach` trains two big networks from all-mpnet-base-v2, each on one half of the events: what each of them says of the
other half is said of events that it has not seen. `distil` trains two more on all events, with more weight on verdicts;
then the small network, three layers of all-MiniLM-L6-v2, learns what the teachers hold likely, mixed with what was read
and judged (Hinton et al., 2015), also of pairs of which nothing was. It tells how well the network does on events held
out. `point` takes out half of the inner units (`pruning.py`), and teaches what is left by which words passages differ
(`words.py`), beside the rest; of what it learned three quarters are kept. `export` evens the units out (`quantise.py`),
writes ONNX and int8, and tells the same of what ships.

What is there already is not done again. Uses a GPU where there is one: there `teach` and `distil` take some minutes
each; without, days. `point` is for the CPU: half an hour on two cores. `pairs` needs `../shared`, the others the
`training` extra.
"""

import argparse
import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score, roc_auc_score
from torch import Tensor, nn
from torch.nn import functional

from model import DISTANCES, VOCABULARY, Layer, classes_of_distance, read_encoder
from pairs import HELD, STORY, Pairs, batches, collate, make_pairs, read_pairs
from pointing import COLUMNS, Worded
from pointing import point as choose_words
from pruning import prune
from quantise import LOOKED_AT, even_out, quantise, write_onnx
from readings import HALVES
from sayso.comparing.reader import LOG_ODDS, Reader
from sayso.types import Span
from sentence_encoder import KEPT_LAYERS, load_base, take_layers
from targets import (
    LISTED,
    WANTED,
    Targets,
    gold_of,
    may_differ,
    mix,
    rows_of_all,
    rows_of_half,
    rows_of_small,
    rows_pointed,
    some_rows_of_small,
    worth_reading,
)
from train import device_here
from words import lose_words

INPUTS, OUTPUTS = ("ids", "kinds", "attended"), (LOG_ODDS, "scores")
KINDS = 9  # a mark, and of either side beside the passage or under it, of the other side's pieces or not
NEW_PARTS = ("kinds", "dense", "head", "words_head")  # what the base weights have not

# Inner units of 1,536 that are left in each layer, and the batches by whose pairs they are chosen.
KEPT_UNITS, PRUNED_BATCHES = (768, 768, 768), 120
LEAST_WANTED = 5  # the judges' digits from which on a pair is wanted
LEAST_COMMON = 0.4  # F1 with the words told, from which on words are right
PARTS = (*(f"half {half}" for half in range(HALVES)), "held", "stories")

TEACHER_PIECES = 24_000  # read by a teacher at once, and half of what the small network reads
WARM_SHARE, LEAST_RATE, DECAY = 0.06, 0.02, 0.01
PREDICTED_PIECES = 60_000  # at once
EVENED_PIECES = 2048
TOLD_STEPS = 150
LEARNED_SHARE = (
    0.75  # of the weights after words were learned, the rest as before (WiSE-FT, Wortsman et al., CVPR 2022)
)
POINTED_SHARE = 0.5  # how much the loss of words counts beside that of log odds
POINTED_ROWS, POINTED_PIECES, POINTED_SCORES = 16, 2048, 24  # at once: pairs with words, pieces of others, pairs told


@dataclass(frozen=True)
class Plan:
    """How a network is trained: over its rows so many times, with so many pieces at once. `steps` bounds it."""

    epochs: int
    rate: float
    pieces: int
    seed: int
    head_rate: float = 1e-3
    steps: int | None = None


class CrossEncoder(nn.Module):
    """A BERT or MPNet encoder over two excerpts.

    It gives three log odds from its first state and the mean of all, and from each state the scores of words.
    """

    def __init__(
        self,
        width: int,
        layers: int,
        inner: int,
        head_width: int,
        *,
        epsilon: float = 1e-12,
        sees_distance: bool = False,
        heads: int = 12,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, width)
        self.positions = nn.Embedding(512, width)
        self.kinds = nn.Embedding(KINDS, width)
        self.norm = nn.LayerNorm(width, eps=epsilon)
        self.layers = nn.ModuleList(
            Layer(width, heads, inner, dropout, head_width, epsilon, pieces_first=True) for _ in range(layers)
        )
        self.distances = nn.Embedding(DISTANCES, heads) if sees_distance else None
        self.dropout = nn.Dropout(dropout)
        self.dense, self.head = nn.Linear(2 * width, width), nn.Linear(width, WANTED + 1)
        self.words_head = nn.Linear(width, COLUMNS)
        nn.init.zeros_(self.kinds.weight)
        for part, spread in ((self.dense, 0.02), (self.head, 0.02), (self.words_head, 0.05)):
            nn.init.normal_(part.weight, std=spread)
            nn.init.zeros_(part.bias)

    def forward(self, ids: Tensor, kinds: Tensor, attended: Tensor) -> tuple[Tensor, Tensor]:
        """Return log odds `[pairs, 3]` and scores `[pairs, pieces, COLUMNS]` of inputs `[pairs, pieces]`.

        `pairs.collate` makes the inputs.
        """
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids.T) + self.positions(place)[:, None] + self.kinds(kinds.T)
        x = self.dropout(self.norm(x))
        mask = (1.0 - attended[:, None, None, :].to(x.dtype)) * -1e4
        if self.distances is not None:
            mask = mask + self.distances(classes_of_distance(place)).permute(2, 0, 1)
        for layer in self.layers:
            x = layer(x, mask)
        here = attended.T[:, :, None].to(torch.float32)
        mean = (x.float() * here).sum(0) / here.sum(0)
        both = self.dropout(torch.cat([x[0].float(), mean], 1))
        log_odds = self.head(self.dropout(torch.tanh(self.dense(both))))
        return log_odds, self.words_head(self.dropout(x)).transpose(0, 1)

    def take(self, base: dict[str, Tensor]) -> None:
        """Take the encoder's weights."""
        missing, unexpected = self.load_state_dict(base, strict=False)
        if unexpected or any(not name.startswith(NEW_PARTS) for name in missing):
            raise ValueError(f"the encoder does not fit: missing {missing}, unexpected {unexpected}")


def make_teacher(mpnet: Path) -> CrossEncoder:
    """A big network with the encoder of all-mpnet-base-v2, whose folder is told."""
    network = CrossEncoder(768, 12, 3072, 64, epsilon=1e-5, sees_distance=True)
    network.take(read_encoder(mpnet / "model.safetensors", len(network.layers), mpnet=True))
    return network


def make_small() -> CrossEncoder:
    """The network that ships, with three layers of all-MiniLM-L6-v2. The words' embeddings stay what they are."""
    network = CrossEncoder(384, len(KEPT_LAYERS), 1536, 32)
    network.take(take_layers(load_base(), KEPT_LAYERS).state_dict())
    network.words.requires_grad_(False)
    return network


def teach(args: argparse.Namespace) -> None:
    """Train a teacher on each half of the events, and keep what it says of the others."""
    pairs = read_pairs(args.work / "pairs.npz")
    gold = gold_of(pairs)
    for half in range(HALVES):
        plan = Plan(2, 3e-5, args.pieces or TEACHER_PIECES, seed=half, steps=args.steps)
        says = taught(args, f"half{half}", pairs, rows_of_half(pairs, half), gold, plan)
        tell(pairs, says, (1 - half,), f"half{half}")


def taught(
    args: argparse.Namespace, name: str, pairs: Pairs, rows: NDArray[np.int64], gold: Targets, plan: Plan
) -> NDArray[np.float32]:
    """What a teacher says that learned from some rows, `[pairs, 3]`; it is trained where that was not done."""
    path = args.work / f"{name}.npy"
    if not path.exists():
        torch.manual_seed(plan.seed)
        network = make_teacher(args.mpnet).to(device_here())
        train(network, pairs, rows, gold, plan, name)
        says, new = predict(network, pairs), path.with_suffix(".new")
        with new.open("wb") as file:
            np.save(file, says)
        new.replace(path)
    says = load(path, pairs)
    tell(pairs, says, (HELD, STORY), name)
    return says


def load(path: Path, pairs: Pairs) -> NDArray[np.float32]:
    """What a teacher said. Raises SystemExit where that is missing, or was of other pairs than there are now."""
    if not path.exists():
        raise SystemExit(f"{path} is missing; `reader.py teach` writes it")
    says: NDArray[np.float32] = np.load(path)
    if len(says) != len(pairs):
        raise SystemExit(f"{path} is of other pairs than there are now; remove it")
    return says


def distil(args: argparse.Namespace) -> None:
    """Train two teachers on all events, and the small network by what all four say."""
    pairs = read_pairs(args.work / "pairs.npz")
    halves = [load(args.work / f"half{half}.npy", pairs) for half in range(HALVES)]
    finals = []
    for n in range(2):
        plan = Plan(2, 3e-5, args.pieces or TEACHER_PIECES, seed=10 + n, steps=args.steps)
        finals.append(taught(args, f"all{n}", pairs, rows_of_all(pairs), gold_of(pairs), plan))
    path, plan = args.work / "reader.pt", Plan(8, 3e-4, 2 * (args.pieces or TEACHER_PIECES), seed=1, steps=args.steps)
    torch.manual_seed(plan.seed)
    small = make_small().to(device_here())
    if not path.exists():
        train(small, pairs, rows_of_small(pairs), mix(pairs, halves, finals), plan, "small")
        state = {name: part.cpu() for name, part in small.state_dict().items() if not name.startswith("words.")}
        torch.save(state, path)
    small.load_state_dict(torch.load(path, map_location="cpu"), strict=False)
    tell(pairs, predict(small, pairs, only_told=True), (HELD, STORY), "small")


def inputs_of(
    pairs: Pairs, rows: NDArray[np.int64], turned: NDArray[np.bool_] | None = None
) -> tuple[Tensor, Tensor, Tensor]:
    ids, kinds, attended = (torch.from_numpy(part).to(device_here()) for part in collate(pairs, rows, turned))
    return ids, kinds, attended


def read_with(network: CrossEncoder, inputs: tuple[Tensor, Tensor, Tensor]) -> Tensor:
    device = device_here().type
    with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
        return network(*inputs)[0].float()


def train(
    network: CrossEncoder, pairs: Pairs, rows: NDArray[np.int64], targets: Targets, plan: Plan, name: str
) -> None:
    """Train a network on some pairs, each with one or the other side first by chance. A row may be there twice."""
    torch.manual_seed(plan.seed)
    chance = np.random.default_rng(plan.seed)
    optimiser = make_optimiser(network, plan)
    rates = [group["lr"] for group in optimiser.param_groups]
    steps = [b for _ in range(plan.epochs) for b in batches(rows, pairs.sizes, plan.pieces, chance)][: plan.steps]
    chances, weights = (torch.from_numpy(t).float().to(device_here()) for t in (targets.chances, targets.weights))
    network.train()
    begun, seen = time.time(), torch.zeros(WANTED + 1, device=device_here())
    for step, batch in enumerate(steps, 1):
        _set_pace(optimiser, rates, step, len(steps))
        own = torch.from_numpy(batch).to(device_here())
        log_odds = read_with(network, inputs_of(pairs, batch, chance.random(len(batch)) < 0.5))
        each = functional.binary_cross_entropy_with_logits(
            log_odds, chances[own], weight=weights[own], reduction="none"
        ).mean(0)
        optimiser.zero_grad(set_to_none=True)
        each.sum().backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        seen += each.detach()
        if step % TOLD_STEPS == 0 or step == len(steps):
            losses = [round(loss, 4) for loss in (seen / (step % TOLD_STEPS or TOLD_STEPS)).tolist()]
            print(f"{name}: step {step} of {len(steps)}, loss {losses}, {time.time() - begun:.0f} s", flush=True)
            seen.zero_()


def _set_pace(optimiser: torch.optim.Optimizer, rates: Sequence[float], step: int, steps: int) -> None:
    """Let the rates rise for some steps, and then fall."""
    pace = min(1, step / (WARM_SHARE * steps + 1)) * max(LEAST_RATE, 1 - (step - 1) / steps)
    for group, rate in zip(optimiser.param_groups, rates, strict=True):
        group["lr"] = rate * pace


def make_optimiser(network: CrossEncoder, plan: Plan) -> torch.optim.AdamW:
    """AdamW with one rate for the encoder, whose matrices alone decay, and one for what is new."""
    trained = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
    new = [p for name, p in trained if name.startswith(NEW_PARTS)]
    encoder = [p for name, p in trained if not name.startswith(NEW_PARTS)]
    groups = [
        {"params": [p for p in encoder if p.ndim > 1], "lr": plan.rate, "weight_decay": DECAY},
        {"params": [p for p in encoder if p.ndim == 1], "lr": plan.rate, "weight_decay": 0.0},
        {"params": new, "lr": plan.head_rate, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, fused=True)


@torch.no_grad()
def predict(network: CrossEncoder, pairs: Pairs, *, only_told: bool = False) -> NDArray[np.float32]:
    """The log odds of the pairs worth reading, `[pairs, 3]`, read with their first side first; NaN of the others."""
    network.eval()
    says = np.full((len(pairs), WANTED + 1), np.nan, np.float32)
    rows = np.flatnonzero(worth_reading(pairs) & ((pairs.part >= HELD) | (not only_told)))
    for batch in batches(rows, pairs.sizes, PREDICTED_PIECES):
        says[batch] = read_with(network, inputs_of(pairs, batch)).cpu().numpy()
    return says


def tell(pairs: Pairs, says: NDArray[np.float32], parts: Sequence[int], name: str) -> None:
    """Say how well log odds rank the candidates of some parts of the events, beside the ranker's chance."""
    for part in parts:
        own = (pairs.part == part) & (pairs.rank >= 0)
        listed, judged, wanted = own & (pairs.listed >= 0), own & (pairs.digit >= 0), pairs.digit >= LEAST_WANTED
        print(f"{name}, {PARTS[part]}: {listed.sum()} pairs read, {judged.sum()} judged")
        for what, right, of, score, column in (
            ("listed: average precision", pairs.listed > 0, listed, average_precision_score, LISTED),
            ("wanted: area under the curve", wanted, judged, roc_auc_score, WANTED),
        ):
            if 0 < right[of].sum() < of.sum():
                own_figure, ranker = (score(right[of], marks[of]) for marks in (says[:, column], pairs.rank))
                print(f"  {what} {own_figure:.3f}, by the ranker {ranker:.3f}", flush=True)


def point(args: argparse.Namespace) -> None:
    """Prune the small network, and teach it by which words passages differ; tell how well it finds them."""
    pairs = read_pairs(args.work / "pairs.npz")
    small, path = make_small(), args.work / "pointing.pt"
    if not path.exists():
        small.load_state_dict(torch.load(args.work / "reader.pt", map_location="cpu"), strict=False)
        small.eval()
        prune(small, some_batches(pairs, PRUNED_BATCHES), KEPT_UNITS)
        halves, finals = ([load(args.work / f"{name}{n}.npy", pairs) for n in range(2)] for name in ("half", "all"))
        before = {name: part.detach().clone() for name, part in small.named_parameters()}
        learn_words(small, pairs, mix(pairs, halves, finals), Plan(2, 4e-5, POINTED_PIECES, seed=1, steps=args.steps))
        keep_some(small, before)
        torch.save({name: part for name, part in small.state_dict().items() if not name.startswith("words.")}, path)
    small = load_pruned(path)
    tell(pairs, predict(small, pairs, only_told=True), (HELD, STORY), "pruned")
    tell_words(small, pairs)


@torch.no_grad()
def keep_some(network: CrossEncoder, before: dict[str, Tensor]) -> None:
    """Take the weights between what they were and what was learned; those by which words are scored as they are."""
    for name, part in network.named_parameters():
        if not name.startswith("words_head"):
            part.copy_(LEARNED_SHARE * part + (1 - LEARNED_SHARE) * before[name])


def load_pruned(path: Path) -> CrossEncoder:
    """The small network with fewer inner units, as `point` wrote it."""
    small = make_small()
    for layer, units in zip(small.layers, KEPT_UNITS, strict=True):
        layer.up, layer.down = nn.Linear(layer.up.in_features, units), nn.Linear(units, layer.down.out_features)
    small.load_state_dict(torch.load(path, map_location="cpu"), strict=False)
    return small.eval()


def learn_words(network: CrossEncoder, pairs: Pairs, targets: Targets, plan: Plan) -> None:
    """Train a network on the words by which passages differ, and, in batches between these, on log odds."""
    torch.manual_seed(plan.seed)
    chance = np.random.default_rng(plan.seed)
    optimiser = make_optimiser(network, plan)
    rates = [group["lr"] for group in optimiser.param_groups]
    steps: list[tuple[bool, NDArray[np.int64]]] = []
    for _ in range(plan.epochs):
        told, others = rows_pointed(pairs), some_rows_of_small(pairs, chance)
        own = [
            (True, batch)
            for batch in np.array_split(told[np.argsort(pairs.sizes[told])], -(-len(told) // POINTED_ROWS))
        ]
        own += [(False, batch) for batch in batches(others, pairs.sizes, plan.pieces, chance)]
        steps += [own[n] for n in chance.permutation(len(own))]
    steps = steps[: plan.steps]
    chances, weights = (torch.from_numpy(part).float() for part in (targets.chances, targets.weights))
    network.train()
    for step, (has_words, rows) in enumerate(steps, 1):
        _set_pace(optimiser, rates, step, len(steps))
        turned = chance.random(len(rows)) < 0.5
        log_odds, scores = network(*(torch.from_numpy(part) for part in collate(pairs, rows, turned)))
        if has_words:
            loss = POINTED_SHARE * lose_words(scores, pairs, rows, turned)
        else:
            loss = functional.binary_cross_entropy_with_logits(log_odds, chances[rows], weights[rows]) * (WANTED + 1)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        if step % TOLD_STEPS == 0 or step == len(steps):
            print(f"words: step {step} of {len(steps)}, loss {loss.item():.3f}", flush=True)


@torch.no_grad()
def tell_words(network: CrossEncoder, pairs: Pairs) -> None:
    """Say how well a network finds the words by which pairs of events held out differ."""
    rows = np.flatnonzero((pairs.part >= HELD) & (pairs.words[:, :, 0] >= 0).all(1))
    found, sureness = [], []
    for batch in np.array_split(rows, -(-len(rows) // POINTED_SCORES)) if len(rows) else ():
        scores = network(*(torch.from_numpy(part) for part in collate(pairs, batch)))[1].numpy()
        for n, row in enumerate(batch):
            sides = [excerpt_of(pairs, number[row]) for number in (pairs.one, pairs.other)]
            pointed = choose_words(*sides, scores[n])
            found.append(min(map(_common, (pointed.one, pointed.other), pairs.words[row].tolist())))
            sureness.append(pointed.sureness)
    right = np.array(found) >= LEAST_COMMON
    sure = np.argsort(sureness)[len(rows) // 2 :]
    print(f"words: {len(rows)} pairs, both right {right.mean():.3f}, of the surer half {right[sure].mean():.3f}")


def _common(found: Span | None, told: Sequence[int]) -> float:
    """The F1 of pieces that were found; the places of an excerpt are its pieces' numbers."""
    if found is None:
        return 0.0
    inner = min(found.end, told[1] + 1) - max(found.start, told[0])
    return 2 * max(0, inner) / (found.end - found.start + told[1] + 1 - told[0])


def export(args: argparse.Namespace) -> None:
    """Even the small network out, write it as ONNX with a free number of pairs and pieces, quantise it."""
    pairs = read_pairs(args.work / "pairs.npz")
    small = load_pruned(args.weights or args.work / "pointing.pt")
    shipped = nn.Linear(small.head.in_features, WANTED + 1 - LISTED)
    shipped.weight.data, shipped.bias.data = small.head.weight[LISTED:].clone(), small.head.bias[LISTED:].clone()
    small.head = shipped
    even_out(small, some_batches(pairs, LOOKED_AT))
    full = args.work / "reader.fp32.onnx"
    both = {0: "pairs", 1: "pieces"}
    axes = dict.fromkeys(INPUTS, both) | dict(zip(OUTPUTS, ({0: "pairs"}, both), strict=True))
    write_onnx(small, (torch.ones((2, 16), dtype=torch.int64),) * 3, axes, full)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    quantise(full, args.out)
    rows = np.flatnonzero((pairs.part >= HELD) & may_differ(pairs))
    says = [judge(path, pairs, rows) for path in (full, args.out)]
    for own, name in zip(says, ("unquantised", "quantised"), strict=True):
        tell(pairs, own, (HELD, STORY), name)
    apart = np.abs(says[0] - says[1])[rows, LISTED:]
    print(f"log odds apart: mean {apart.mean():.3f}, most {apart.max():.3f}" if len(rows) else "no pairs held out")
    digest = hashlib.sha256(args.out.read_bytes()).hexdigest()
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB, sha256 {digest}")


def some_batches(pairs: Pairs, most: int) -> Iterator[list[Tensor]]:
    """Inputs of the network from so many batches of the pairs that are not held out."""
    rows = np.flatnonzero((pairs.part < HELD) & may_differ(pairs))
    for batch in batches(rows, pairs.sizes, EVENED_PIECES, np.random.default_rng(0))[:most]:
        yield [torch.from_numpy(part) for part in collate(pairs, batch)]


def judge(path: Path, pairs: Pairs, rows: NDArray[np.int64]) -> NDArray[np.float32]:
    """What a network that was written says of some pairs, as the comparison has it, with nothing of SAME."""

    sides = [(excerpt_of(pairs, pairs.one[n]), excerpt_of(pairs, pairs.other[n])) for n in rows]
    judgement = Reader(path.read_bytes()).judge(sides)
    says = np.full((len(pairs), WANTED + 1), np.nan, np.float32)
    says[rows, LISTED], says[rows, WANTED] = judgement.listed, judgement.wanted
    return says


def excerpt_of(pairs: Pairs, number: int) -> Worded:
    """An excerpt as the comparison has it, but that the places of its pieces are their numbers."""
    own = slice(pairs.starts[number], pairs.starts[number + 1])
    pieces, *marks = (tuple(getattr(pairs, name)[own].tolist()) for name in ("pieces", "under", "begins", "ends"))
    return Worded(pieces, tuple(Span(n, n + 1) for n in range(len(pieces))), *marks)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    steps = parser.add_subparsers(required=True)
    step = steps.add_parser("pairs")
    step.add_argument("--jobs", type=int, default=1, help="events described at once")
    step.add_argument("--most", type=int, help="events, to try it out")
    step.set_defaults(run=lambda args: make_pairs(args.work, args.jobs, args.most))
    for name, run in (("teach", teach), ("distil", distil)):
        step = steps.add_parser(name)
        step.add_argument("--mpnet", type=Path, required=True, help="the folder of all-mpnet-base-v2")
        step.add_argument("--steps", type=int, help="of each training at most, to try it out")
        step.add_argument("--pieces", type=int, help="read by a teacher at once, if other than 24,000")
        step.set_defaults(run=run)
    step = steps.add_parser("point")
    step.add_argument("--steps", type=int, help="of the training at most, to try it out")
    step.set_defaults(run=point)
    step = steps.add_parser("export")
    step.add_argument("--weights", type=Path, help="of DIR/pointing.pt, if not told otherwise")
    step.add_argument("--out", type=Path, required=True)
    step.set_defaults(run=export)
    for step in steps.choices.values():
        step.add_argument("--work", type=Path, required=True)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
