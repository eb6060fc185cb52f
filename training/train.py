"""Train a model that teaches: the small one, from which the shipped one is cut, or a big one. Resumable.

    python training/train.py --data DIR/gold.npz --base .../model.safetensors --out DIR
    python training/train.py --size big --data DIR/gold.npz --extra DIR/constructions.npz --base ... --out DIR --seed 2

Data are windows of `training/prepare.py`. `--extra` are those of our own constructions, which join from epoch
`--extra-from` on: the model first learns what is frequent, then what is rare. Uses a GPU where there is one: there, an
epoch of the big model takes seconds; without, one of the small model takes about 10 minutes on a core with bfloat16
instructions, and one of the big model two hours or so.
"""

import argparse
import random
import time
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from checkpoints import start_run, step
from model import RELATIONS, ROLES, AttributionModel, make_big
from prepare import INPUTS, NOT_A_WORD, Windows, load_windows

BATCH_PIECES = 2048
CUE, CONTENTS = ROLES.index("B-cue"), (ROLES.index("B-content"), ROLES.index("I-content"))
TO_CUES, FROM_CUES = ("content",), ("source_start", "source_end")  # one piece each; the edges of contents can be many
EDGES = ("content_start", "content_end")
WEIGHTS = {"content": 1.0, "source_start": 0.5, "source_end": 0.5, "content_start": 0.5, "content_end": 0.5}


def device_here() -> torch.device:
    """The GPU, or the processor where there is none."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def scores_of(model: AttributionModel, sides: tuple[Tensor, ...], relation: str) -> Tensor:
    """The scores `[batch, pieces, pieces]` of one pointer, from the two projections."""
    width = model.pointer
    n = RELATIONS.index(relation)
    part = slice(n * width, (n + 1) * width)
    return (sides[0][..., part] @ sides[1][..., part].transpose(1, 2)).float()


def pointed_at(batch: dict[str, Tensor]) -> Tensor:
    """Which pieces pointers may point at, `[batch, 1, pieces]`: first pieces of words, and the start mark for none."""
    open_to = batch["roles"] != NOT_A_WORD
    open_to[:, 0] = True
    return open_to[:, None, :]


def loss_of(model: AttributionModel, batch: dict[str, Tensor], outputs: tuple[Tensor, ...]) -> Tensor:
    """Mean cross entropy of the roles, of the contents' cues, of the sources' two ends and of the contents' edges."""
    roles, *sides = outputs
    total = functional.cross_entropy(roles.float().flatten(0, 1), batch["roles"].flatten(), ignore_index=NOT_A_WORD)
    open_to = pointed_at(batch)
    for name in TO_CUES + FROM_CUES:
        scores = scores_of(model, sides, name).masked_fill(~open_to, -1e4)
        each = functional.cross_entropy(
            scores.flatten(0, 1), batch[name].flatten(), ignore_index=NOT_A_WORD, reduction="sum"
        )
        total = total + WEIGHTS[name] * each / (batch[name] != NOT_A_WORD).sum().clamp(min=1)
    cues = batch["source_start"] >= 0
    own = (batch["content"][:, None, :] == torch.arange(cues.shape[1], device=cues.device)[None, :, None]) & open_to
    for name in EDGES:
        wanted = (own & (batch[name] == 1)[:, None, :]).float()
        each = functional.binary_cross_entropy_with_logits(scores_of(model, sides, name), wanted, reduction="none")
        kept = cues[:, :, None] & open_to
        total = total + WEIGHTS[name] * (each * kept).sum() / cues.sum().clamp(min=1)
    return total


def distributions(model: AttributionModel, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """What a model holds likely: of `roles` `[batch, pieces, 7]`, of every pointer `[batch, pieces, pieces]`."""
    roles, *sides = model(*(batch[name] for name in INPUTS))
    open_to = pointed_at(batch)
    found = {"roles": roles.float().softmax(-1)}
    for name in RELATIONS:
        scores = scores_of(model, sides, name).masked_fill(~open_to, -1e4)
        found[name] = scores.sigmoid() if name in EDGES else scores.softmax(-1)
    return found


def measure(models: list[AttributionModel], windows: Windows) -> dict[str, float]:
    """How well some models do together: F1 of cues, and of words of contents by whose content they are."""
    counts = torch.zeros(2, 3)
    for model in models:
        model.eval()
    for numbers in windows.batches(0, 8192, random.Random(0)):
        batch = windows.collate(numbers)
        with torch.no_grad(), torch.autocast(batch["ids"].device.type, torch.bfloat16):
            each = [distributions(model, batch) for model in models]
        roles = sum(found["roles"] for found in each).argmax(-1)
        content = sum(found["content"] for found in each).argmax(-1)
        content = content * torch.isin(roles, torch.tensor(CONTENTS, device=roles.device))
        words = batch["roles"] != NOT_A_WORD
        pairs = ((roles == CUE, batch["roles"] == CUE), (content > 0, batch["content"] > 0))
        for n, (mine, gold) in enumerate(pairs):
            right = mine & gold & ((content == batch["content"]) | (n == 0))
            counts[n] += torch.tensor([float((x & words).sum()) for x in (right, mine, gold)])
    right, mine, gold = counts.unbind(1)
    return dict(zip(("cue", "content"), (2 * right / (mine + gold)).tolist(), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=("small", "big"), default="small")
    parser.add_argument("--data", type=Path, required=True, help="windows with gold")
    parser.add_argument("--extra", type=Path, help="more such windows, for the later epochs")
    parser.add_argument("--extra-from", type=int, default=3, help="the first epoch, from 1, that reads --extra")
    parser.add_argument("--held-out", type=Path, help="windows to measure on after every epoch")
    parser.add_argument("--base", type=Path, required=True, help="the encoder's weights, as safetensors")
    parser.add_argument("--out", type=Path, required=True, help="a folder for checkpoints, outside the repository")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=BATCH_PIECES, help="pieces of a batch")
    parser.add_argument("--seed", type=int, default=20240126)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--encoder-rate", type=float, default=2.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    args = parser.parse_args()
    if (args.out / "model.pt").exists():
        print(f"{args.out} is through")
        return

    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    device = device_here()
    gold = load_windows(args.data).to(device)
    extra = load_windows(args.extra).to(device) if args.extra else None
    held_out = load_windows(args.held_out).to(device) if args.held_out else None

    def batches_of(epoch: int) -> list[tuple[Windows, list[int]]]:
        chance = random.Random(args.seed + epoch)
        read = [gold, extra] if extra and epoch + 1 >= args.extra_from else [gold]
        batches = [(windows, batch) for windows in read for batch in windows.batches(epoch, args.batch, chance)]
        chance.shuffle(batches)
        return batches

    model = make_big() if args.size == "big" else AttributionModel()
    model.load_base(args.base)
    model = model.to(device)
    model.words.weight.requires_grad_(False)
    steps = sum(len(batches_of(epoch)) for epoch in range(args.epochs))
    run = start_run(args.out, model, steps, args.encoder_rate, args.head_rate)
    for epoch in range(run.take_up(), args.epochs):
        model.train()
        torch.manual_seed(args.seed + epoch)
        started, summed = time.time(), torch.zeros((), device=device)
        batches = batches_of(epoch)
        for n, (windows, numbers) in enumerate(batches, 1):
            batch = windows.collate(numbers)
            with torch.autocast(device.type, torch.bfloat16):
                loss = loss_of(model, batch, model(*(batch[name] for name in INPUTS)))
            step(run, loss)
            summed += loss.detach()
            if n % 100 == 0:
                print(f"epoch {epoch + 1} batch {n}/{len(batches)} loss {summed.item() / n:.4f}", flush=True)
        row = {"epoch": epoch + 1, "loss": summed.item() / len(batches), "seconds": round(time.time() - started)}
        print(row | (measure([model], held_out) if held_out else {}), flush=True)
        run.keep(epoch + 1, model.state_dict(), last=epoch + 1 == args.epochs)


if __name__ == "__main__":
    main()
