"""Make the network that ships from the full one: narrower, taught by it, and used to eight bits. Resumable.

    python training/narrow.py --data ../shared/data/polnear/train.jsonl constructions.jsonl --news coverage.jsonl.gz \\
        --teacher DIR/model.pt --teacher-network DIR/model.onnx --out DIR2

1. Heads and inner units of least first-order importance are cut (Michel et al., NeurIPS 2019; Molchanov et al., 2017),
   over all layers together, so that each layer keeps what it needs.
2. The narrow network learns the gold and the teacher's probabilities on gold articles, the teacher's alone on others
   without gold (Hinton et al., 2015), and, less and less, the teacher's states after every layer, whose width is the
   same (Jiao et al., TinyBERT, 2020).
3. In the last epochs weights and inputs of all products are rounded as the shipped network rounds them (Jacob et al.,
   CVPR 2018). The frozen embeddings are rounded from the start.

The teacher is read as the quantised network: twice as fast as the full one, and nearly the same.
"""

import argparse
import gzip
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import onnx
import torch
from onnx import TensorProto, helper
from onnx.numpy_helper import to_array
from onnxruntime import InferenceSession
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils import parametrize

from checkpoints import start_run, step
from model import HEAD_WIDTH, RELATIONS, ROLES, AttributionModel, shape_of
from prepare import NOT_A_WORD, Example, make_epoch, read_rows
from quantise import WEIGHT_LEVELS
from sayso.attribution.model import start_session
from train import BATCH_PIECES, SEED, WINDOW_LIMITS, collate, loss_of, scores_of

State = dict[str, Tensor]

INPUTS = ("ids", "case", "quoted", "attended")
ROUNDED = ("words", "positions")  # embeddings that are frozen, as the shipped network will have them
GOLD_SHARE = 0.6  # of the loss on a gold article; the rest is the teacher's
STATES_SHARE = 2.0  # weight of the teacher's states in the first epoch; falls to nothing in the last
LEAST_CUE = 0.2  # the teacher's source pointers are learnt at words that it holds for a cue with this probability
LEAST_WORDS = 100  # what is shorter is no article
WEIGHED_BATCHES = 60
LEAST_HEADS, LEAST_INNER, INNER_STEP = 4, 256, 64  # what every layer keeps; inner units go by the step


@dataclass
class Importance:
    """How much the loss hangs on each head `[layers, heads]` and each inner unit `[layers, inner]`."""

    heads: Tensor
    inner: Tensor


def weigh(teacher: AttributionModel, batches: Sequence[list[Example]]) -> Importance:
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
    for examples in batches:
        batch = collate(examples, torch.device("cpu"))
        with torch.autocast("cpu", torch.bfloat16):
            loss = loss_of(teacher, batch, teacher(*(batch[name] for name in INPUTS)))
        teacher.zero_grad()
        loss.backward()
        attended = batch["attended"].bool()
        pull = {part: (x.detach().float() * x.grad.float())[attended] for part, x in seen.items()}
        for n, layer in enumerate(teacher.layers):
            found.heads[n] += pull[layer.out].unflatten(1, (-1, HEAD_WIDTH)).sum(-1).abs().sum(0)
            found.inner[n] += pull[layer.down].abs().sum(0)
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


def rounded_embeddings(network: onnx.ModelProto) -> State:
    """The frozen embeddings as a quantised network has them."""
    values = {i.name: to_array(i) for i in network.graph.initializer}
    return {
        f"{name}.weight": torch.from_numpy(
            (values[f"{name}.weight_quantized"].astype("float32") - values[f"{name}.weight_zero_point"])
            * values[f"{name}.weight_scale"]
        )
        for name in ROUNDED
    }


def start_teacher(network: onnx.ModelProto, threads: int) -> InferenceSession:
    """The quantised teacher, with the states after each layer behind its own outputs."""
    norms = [node.output[0] for node in network.graph.node if node.op_type == "LayerNormalization"]
    for n, name in enumerate(norms[2::2]):  # the first is that of the embeddings; then two a layer
        network.graph.node.append(helper.make_node("Identity", [name], [f"state{n}"]))
        network.graph.output.append(helper.make_tensor_value_info(f"state{n}", TensorProto.FLOAT, None))
    return start_session(network.SerializeToString(), threads)


class RoundedWeight(nn.Module):
    """A weight as the shipped network has it, a scale for each row; its gradient passes as if it were not rounded."""

    def forward(self, weight: Tensor) -> Tensor:
        scale = weight.detach().abs().amax(1, keepdim=True) / WEIGHT_LEVELS + 1e-12
        return weight + ((weight / scale).round() * scale - weight).detach()


def round_input(_: nn.Module, args: tuple[Tensor]) -> tuple[Tensor]:
    """What comes into a product, on 256 levels between its least and its greatest value."""
    with torch.no_grad():
        values = args[0].float()
        low, high = values.min().clamp(max=0), values.max().clamp(min=0)
        scale = (high - low) / 255 + 1e-12
        zero = (-low / scale).round()
        levels = ((values / scale).round() + zero).clamp(0, 255)
        change = (levels - zero) * scale - values
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


def loss_by_teacher(
    model: AttributionModel, batch: State, outputs: tuple[Tensor, ...], taught: Sequence[Tensor]
) -> Tensor:
    """Mean divergence of the student's distributions from the teacher's: roles, contents' cues, sources' ends."""
    words = batch["roles"] != NOT_A_WORD
    wanted = taught[0].softmax(-1)
    total = _divergence(outputs[0].float()[words], wanted[words])
    blocked = ~words
    blocked[:, 0] = False
    cues = words & (wanted[..., ROLES.index("B-cue")] > LEAST_CUE)
    width = model.pointer
    for name, weight, rows in (("content", 1.0, words), ("source_start", 0.5, cues), ("source_end", 0.5, cues)):
        if not rows.any():
            continue
        n = RELATIONS.index(name)
        part = slice(n * width, (n + 1) * width)
        told = (taught[1][..., part] @ taught[2][..., part].transpose(1, 2)).masked_fill(blocked[:, None, :], -1e4)
        own = scores_of(model, outputs[1:], name).masked_fill(blocked[:, None, :], -1e4)
        total = total + weight * _divergence(own[rows], told[rows].softmax(-1))
    return total


def _divergence(logits: Tensor, wanted: Tensor) -> Tensor:
    return functional.kl_div(logits.log_softmax(-1), wanted, reduction="batchmean")


def loss_by_states(batch: State, own: Sequence[Tensor], taught: Sequence[Tensor]) -> Tensor:
    """Mean squared distance of the states after each layer from the teacher's, in shares of their variance."""
    attended = batch["attended"].bool()
    pairs = [(mine.float()[attended], theirs[attended]) for mine, theirs in zip(own, taught, strict=True)]
    return torch.stack([functional.mse_loss(mine, theirs) / theirs.var() for mine, theirs in pairs]).mean()


def read_news(path: Path) -> list[dict[str, Any]]:
    """Articles without gold, of JSON Lines, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        texts = (json.loads(line)["text"] for line in lines)
        return [{"text": text, "attributions": []} for text in texts if text.count(" ") >= LEAST_WORDS]


def start_student(args: argparse.Namespace, gold: list[dict[str, Any]], network: onnx.ModelProto) -> AttributionModel:
    """The narrow network as it was cut; written beside the checkpoints, so that it is cut once."""
    start = args.out / "start.pt"
    if not start.exists():
        args.out.mkdir(parents=True, exist_ok=True)
        state = torch.load(args.teacher, map_location="cpu")
        teacher = AttributionModel(dropout=0.0)
        teacher.load_state_dict(state)
        found = weigh(teacher, make_epoch(gold, BATCH_PIECES, WINDOW_LIMITS, random.Random(SEED))[:WEIGHED_BATCHES])
        heads = choose(found.heads, args.heads, 1, LEAST_HEADS)
        inner = choose(found.inner, args.inner, INNER_STEP, LEAST_INNER)
        torch.save(cut(state, heads, inner) | rounded_embeddings(network), start)
    state = torch.load(start)
    student = AttributionModel(shape=shape_of(state), layer_dropout=0.0)
    student.load_state_dict(state)
    for name in ROUNDED:
        getattr(student, name).weight.requires_grad_(False)
    return student


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="articles with gold attributions")
    parser.add_argument("--news", type=Path, required=True, help="articles without any")
    parser.add_argument("--news-articles", type=int, default=300, help="how many of them an epoch reads, always others")
    parser.add_argument("--teacher", type=Path, required=True, help="the full network's weights, a checkpoint")
    parser.add_argument("--teacher-network", type=Path, required=True, help="the same as a quantised network")
    parser.add_argument("--out", type=Path, required=True, help="a folder for checkpoints, outside the repository")
    parser.add_argument("--heads", type=int, default=48, help="attention heads to keep, in all layers together")
    parser.add_argument("--inner", type=int, default=4608, help="inner units to keep, in all layers together")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rounded-from", type=int, default=3, help="the first epoch, from 1, with eight-bit products")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--encoder-rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=8e-4)
    args = parser.parse_args()

    torch.manual_seed(SEED)
    torch.set_num_threads(args.threads)
    gold = [row for path in args.data for row in read_rows(path)]
    news = read_news(args.news)
    random.Random(SEED).shuffle(news)
    network = onnx.load(str(args.teacher_network))
    model = start_student(args, gold, network)
    teacher = start_teacher(network, args.threads)

    def batches_of(epoch: int) -> list[tuple[bool, list[Example]]]:
        chance = random.Random(SEED + epoch)
        fresh = list(islice(news, epoch * args.news_articles, (epoch + 1) * args.news_articles))
        batches = [
            (has_gold, batch)
            for has_gold, rows in ((True, gold), (False, fresh))
            for batch in make_epoch(rows, BATCH_PIECES, WINDOW_LIMITS, chance)
        ]
        chance.shuffle(batches)
        return batches

    steps = sum(len(batches_of(epoch)) for epoch in range(args.epochs))
    run = start_run(args.out, model, steps, args.encoder_rate, args.head_rate)
    for epoch in range(run.take_up(), args.epochs):
        if epoch + 1 >= args.rounded_from and not parametrize.is_parametrized(model.roles):
            start_rounding(model)
        model.train()
        torch.manual_seed(SEED + epoch)
        started, seen = time.time(), 0
        states_share = STATES_SHARE * max(0.0, 1 - epoch / max(1, args.epochs - 1))
        batches = batches_of(epoch)
        for n, (has_gold, examples) in enumerate(batches, 1):
            batch = collate(examples, torch.device("cpu"))
            told = [torch.from_numpy(t) for t in teacher.run(None, {name: batch[name].numpy() for name in INPUTS})]
            with torch.autocast("cpu", torch.bfloat16):
                states = model.encode(*(batch[name] for name in INPUTS))
                outputs = model.read_off(states[-1])
                loss = loss_by_teacher(model, batch, outputs, told[:3])
                if has_gold:
                    loss = GOLD_SHARE * loss_of(model, batch, outputs) + (1 - GOLD_SHARE) * loss
                loss = loss + states_share * loss_by_states(batch, states[1:], told[3:])
            step(run, loss)
            seen += int(batch["attended"].sum())
            if n % 50 == 0:
                rate = seen / (time.time() - started)
                print(
                    f"epoch {epoch + 1} batch {n}/{len(batches)} loss {loss.item():.4f} {rate:.0f} pieces/s", flush=True
                )
        run.keep(epoch + 1, plain_state(model))
        print({"epoch": epoch + 1, "seconds": round(time.time() - started)}, flush=True)


if __name__ == "__main__":
    main()
