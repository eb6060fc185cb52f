"""Make the network that ships: cut from the full small one, taught by bigger ones, and used to eight bits. Resumable.

    python training/narrow.py --data DIR/gold.npz DIR/constructions.npz --news DIR/news.npz --full DIR/model.pt \
        --teachers BIG1/model.pt BIG2/model.pt --out DIR2

1. Heads and inner units of least first-order importance are cut (Michel et al., NeurIPS 2019; Molchanov et al., 2017),
   over all layers together, so that each layer keeps what it needs.
2. The narrow network learns what the teachers hold likely on average (Hinton et al., 2015): on articles without gold
   that alone, on others the gold, too.
3. In the last epochs weights and inputs of all products are rounded as the shipped network rounds them (Jacob et al.,
   CVPR 2018). The frozen embeddings are rounded from the start.

Teachers may be of either size; without a GPU, big ones take days, and the full small network teaches nearly as well as
it knows.
"""

import argparse
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils import parametrize

from checkpoints import start_run, step
from model import HEAD_WIDTH, AttributionModel, make_big, shape_of
from prepare import INPUTS, NOT_A_WORD, Windows, load_windows
from quantise import WEIGHT_LEVELS
from train import (
    BATCH_PIECES,
    CUE,
    EDGES,
    FROM_CUES,
    TO_CUES,
    WEIGHTS,
    device_here,
    distributions,
    loss_of,
    measure,
    pointed_at,
    scores_of,
)

State = dict[str, Tensor]

ROUNDED = ("words", "positions")  # embeddings that are frozen, as the shipped network will have them
GOLD_SHARE = 0.5  # of the loss on a gold article; the rest is the teachers'
LEAST_CUE = 0.2  # pointers from cues are learnt at words that the teachers hold for a cue with this probability
WEIGHED_BATCHES = 60
LEAST_HEADS, LEAST_INNER, INNER_STEP = 4, 256, 64  # what every layer keeps; inner units go by the step


@dataclass
class Importance:
    """How much the loss hangs on each head `[layers, heads]` and each inner unit `[layers, inner]`."""

    heads: Tensor
    inner: Tensor


def weigh(teacher: AttributionModel, windows: Windows) -> Importance:
    """Sum over words the size of activation times gradient, for every head and inner unit of a full network."""
    layers = len(teacher.layers)
    found = Importance(
        torch.zeros(layers, teacher.layers[0].heads), torch.zeros(layers, len(teacher.layers[0].up.bias))
    )
    seen: dict[nn.Module, Tensor] = {}

    def keep(module: nn.Module, args: tuple[Tensor]) -> None:
        args[0].retain_grad()
        seen[module] = args[0]

    hooks = [part.register_forward_pre_hook(keep) for layer in teacher.layers for part in (layer.out, layer.down)]
    for numbers in windows.batches(0, BATCH_PIECES, random.Random(0))[:WEIGHED_BATCHES]:
        batch = windows.collate(numbers)
        with torch.autocast(batch["ids"].device.type, torch.bfloat16):
            loss = loss_of(teacher, batch, teacher(*(batch[name] for name in INPUTS)))
        teacher.zero_grad()
        loss.backward()
        attended = batch["attended"].bool()
        pull = {part: (x.detach().float() * x.grad.float())[attended] for part, x in seen.items()}
        for n, layer in enumerate(teacher.layers):
            found.heads[n] += pull[layer.out].unflatten(1, (-1, HEAD_WIDTH)).sum(-1).abs().sum(0).cpu()
            found.inner[n] += pull[layer.down].abs().sum(0).cpu()
    for hook in hooks:
        hook.remove()
    return found


def choose(importance: Tensor, total: int, step: int, least: int) -> list[list[int]]:
    """Which units each layer keeps, `total` in all: the layer whose next `step` units matter most gets them."""
    ranked = importance.sort(descending=True)
    kept = [least] * len(importance)

    def gain(layer: int) -> float:
        return float(ranked.values[layer, kept[layer] : kept[layer] + step].sum())

    while sum(kept) < total:
        kept[max(range(len(kept)), key=gain)] += step
    return [sorted(order[:count].tolist()) for order, count in zip(ranked.indices, kept, strict=True)]


def cut(state: State, heads: Sequence[Sequence[int]], inner: Sequence[Sequence[int]]) -> State:
    """The state of the narrow network: the kept heads and inner units of each layer, all else as it was."""
    narrow = dict(state)
    for n, (kept, units) in enumerate(zip(heads, inner, strict=True)):
        rows = [head * HEAD_WIDTH + k for head in kept for k in range(HEAD_WIDTH)]
        for part, where in (("query", rows), ("key", rows), ("value", rows), ("up", list(units))):
            for kind in ("weight", "bias"):
                narrow[f"layers.{n}.{part}.{kind}"] = state[f"layers.{n}.{part}.{kind}"][where]
        for part, where in (("out", rows), ("down", list(units))):
            narrow[f"layers.{n}.{part}.weight"] = state[f"layers.{n}.{part}.weight"][:, where]
    return narrow


def round_levels(values: Tensor) -> Tensor:
    """Values on 256 levels between the least and the greatest of them, as the shipped network has them."""
    low, high = values.min().clamp(max=0), values.max().clamp(min=0)
    scale = (high - low) / 255 + 1e-12
    zero = (-low / scale).round()
    return (((values / scale).round() + zero).clamp(0, 255) - zero) * scale


class RoundedWeight(nn.Module):
    """A weight as the shipped network has it, a scale for each row; its gradient passes as if it were not rounded."""

    def forward(self, weight: Tensor) -> Tensor:
        scale = weight.detach().abs().amax(1, keepdim=True) / WEIGHT_LEVELS + 1e-12
        return weight + ((weight / scale).round() * scale - weight).detach()


def round_input(_: nn.Module, args: tuple[Tensor]) -> tuple[Tensor]:
    """What comes into a product, rounded; its gradient passes as if it were not."""
    with torch.no_grad():
        values = args[0].float()
        change = round_levels(values) - values
    return (args[0] + change.to(args[0].dtype),)


def start_rounding(model: nn.Module) -> None:
    """From now on all products of the model are those of the quantised network."""
    for module in model.modules():
        if isinstance(module, nn.Linear):
            parametrize.register_parametrization(module, "weight", RoundedWeight(), unsafe=True)
            module.register_forward_pre_hook(round_input)


def plain_state(model: nn.Module) -> State:
    """The model's state under its own names, whether its weights are rounded on the way or not."""
    return {name.replace("parametrizations.weight.original", "weight"): v for name, v in model.state_dict().items()}


def mean_of(teachers: Sequence[AttributionModel], batch: State) -> State:
    """What some models hold likely on average (see `distributions`)."""
    with torch.no_grad():
        each = [distributions(teacher, batch) for teacher in teachers]
    return {name: torch.stack([found[name] for found in each]).mean(0) for name in each[0]}


def loss_by_teachers(model: AttributionModel, batch: State, outputs: tuple[Tensor, ...], taught: State) -> Tensor:
    """Mean divergence of the student's distributions from the taught ones, weighted as the loss by gold is."""
    words = batch["roles"] != NOT_A_WORD
    cues = words & (taught["roles"][..., CUE] > LEAST_CUE)
    open_to = pointed_at(batch)
    total = _divergence(outputs[0].float(), taught["roles"], words)
    for name, rows in [(name, words) for name in TO_CUES] + [(name, cues) for name in FROM_CUES]:
        scores = scores_of(model, outputs[1:], name).masked_fill(~open_to, -1e4)
        total = total + WEIGHTS[name] * _divergence(scores, taught[name], rows)
    kept = cues[:, :, None] & open_to
    for name in EDGES:
        scores = scores_of(model, outputs[1:], name)
        each = functional.binary_cross_entropy_with_logits(scores, taught[name], reduction="none")
        total = total + WEIGHTS[name] * (each * kept).sum() / cues.sum().clamp(min=1)
    return total


def _divergence(logits: Tensor, wanted: Tensor, rows: Tensor) -> Tensor:
    """Kullback-Leibler divergence from the wanted distribution over the last axis, in the mean over some rows."""
    each = functional.kl_div(logits.log_softmax(-1), wanted, reduction="none").sum(-1)
    return (each * rows).sum() / rows.sum().clamp(min=1)


def load_teacher(path: Path, device: torch.device) -> AttributionModel:
    """A trained model of either size, only to be asked."""
    state = torch.load(path, map_location="cpu")
    teacher = make_big() if "distances.weight" in state else AttributionModel(shape_of(state))
    teacher.load_state_dict(state)
    return teacher.to(device, torch.bfloat16).eval()


def start_student(args: argparse.Namespace, gold: Windows, device: torch.device) -> AttributionModel:
    """The narrow network as it was cut; written beside the checkpoints, so that it is cut once."""
    start = args.start or args.out / "start.pt"
    if args.start is None and not start.exists():
        args.out.mkdir(parents=True, exist_ok=True)
        state = torch.load(args.full, map_location="cpu")
        full = AttributionModel(dropout=0.0)
        full.load_state_dict(state)
        found = weigh(full.to(device), gold)
        heads = choose(found.heads, args.heads, 1, LEAST_HEADS)
        inner = choose(found.inner, args.inner, INNER_STEP, LEAST_INNER)
        embeddings = {f"{name}.weight": round_levels(state[f"{name}.weight"].float()) for name in ROUNDED}
        torch.save(cut(state, heads, inner) | embeddings, start)
    state = torch.load(start)
    student = AttributionModel(shape_of(state), layer_dropout=0.0)
    student.load_state_dict(state)
    for name in ROUNDED:
        getattr(student, name).weight.requires_grad_(False)
    return student.to(device)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="windows with gold")
    parser.add_argument("--news", type=Path, required=True, help="windows without any")
    parser.add_argument("--news-share", type=float, default=0.04, help="of the windows without gold, read in an epoch")
    parser.add_argument("--held-out", type=Path, help="windows to measure on after every epoch")
    parser.add_argument("--full", type=Path, required=True, help="the full small network, a checkpoint")
    parser.add_argument("--start", type=Path, help="a narrow network to go on from, instead of cutting one")
    parser.add_argument("--teachers", type=Path, nargs="+", required=True, help="checkpoints")
    parser.add_argument("--out", type=Path, required=True, help="a folder for checkpoints, outside the repository")
    parser.add_argument("--heads", type=int, default=40, help="attention heads to keep, in all layers together")
    parser.add_argument("--inner", type=int, default=3840, help="inner units to keep, in all layers together")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rounded-from", type=int, default=3, help="the first epoch, from 1, with eight-bit products")
    parser.add_argument("--batch", type=int, default=BATCH_PIECES, help="pieces of a batch")
    parser.add_argument("--seed", type=int, default=20240126)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--encoder-rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=8e-4)
    args = parser.parse_args()
    if (args.out / "model.pt").exists():
        print(f"{args.out} is through")
        return

    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    device = device_here()
    gold = [load_windows(path).to(device) for path in args.data]
    news = load_windows(args.news).to(device)
    held_out = load_windows(args.held_out).to(device) if args.held_out else None
    teachers = [load_teacher(path, device) for path in args.teachers]
    if held_out:
        print("teachers", measure(teachers, held_out), flush=True)
    model = start_student(args, gold[0], device)

    def batches_of(epoch: int) -> list[tuple[bool, Windows, list[int]]]:
        chance = random.Random(args.seed + epoch)
        batches = [(True, windows, b) for windows in gold for b in windows.batches(epoch, args.batch, chance)]
        all_news = news.batches(0, args.batch, random.Random(args.seed))
        # In every epoch others, as long as there are any.
        count = round(len(all_news) * args.news_share)
        batches += [(False, news, all_news[n % len(all_news)]) for n in range(epoch * count, (epoch + 1) * count)]
        chance.shuffle(batches)
        return batches

    steps = sum(len(batches_of(epoch)) for epoch in range(args.epochs))
    run = start_run(args.out, model, steps, args.encoder_rate, args.head_rate)
    for epoch in range(run.take_up(), args.epochs):
        if epoch + 1 >= args.rounded_from and not parametrize.is_parametrized(model.roles):
            start_rounding(model)
        model.train()
        torch.manual_seed(args.seed + epoch)
        started, summed = time.time(), torch.zeros((), device=device)
        batches = batches_of(epoch)
        for n, (has_gold, windows, numbers) in enumerate(batches, 1):
            batch = windows.collate(numbers)
            with torch.autocast(device.type, torch.bfloat16):
                taught = mean_of(teachers, batch)
                outputs = model(*(batch[name] for name in INPUTS))
                loss = loss_by_teachers(model, batch, outputs, taught)
                if has_gold:
                    loss = GOLD_SHARE * loss_of(model, batch, outputs) + (1 - GOLD_SHARE) * loss
            step(run, loss)
            summed += loss.detach()
            if n % 100 == 0:
                print(f"epoch {epoch + 1} batch {n}/{len(batches)} loss {summed.item() / n:.4f}", flush=True)
        row = {"epoch": epoch + 1, "loss": summed.item() / len(batches), "seconds": round(time.time() - started)}
        print(row | (measure([model], held_out) if held_out else {}), flush=True)
        run.keep(epoch + 1, plain_state(model), last=epoch + 1 == args.epochs)


if __name__ == "__main__":
    main()
