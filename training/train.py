"""Fine-tune the full model, the teacher of the one that ships. Run it again, and it goes on after the last epoch.

    python training/train.py --data ../shared/data/polnear/train.jsonl --base .../model.safetensors --out DIR

`--extra` are rows of our own constructions, which join from epoch `--extra-from` on: the model first learns what is
frequent, then what is rare. Needs no GPU: an epoch takes about 10 minutes on one core with bfloat16 instructions. Uses
a GPU where there is one.
"""

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from checkpoints import start_run, step
from model import RELATIONS, AttributionModel
from prepare import NOT_A_WORD, Example, make_epoch, read_rows
from sayso.attribution.pieces import CLS, SEP

SEED = 20240126
BATCH_PIECES = 2048
TARGETS = ("roles", "content", "source_start", "source_end", "content_start", "content_end")
WINDOW_LIMITS = (128, 128, 192, 256)
PADDED_TO = 16  # pieces: few shapes of batches, so that the products are prepared once for each


def collate(batch: list[Example], device: torch.device) -> dict[str, Tensor]:
    """Pad a batch: inputs and targets as `[batch, pieces]`, with the start and end mark."""
    length = -(-(max(len(e.window) for e in batch) + 2) // PADDED_TO) * PADDED_TO
    inputs = {name: np.zeros((len(batch), length), np.int64) for name in ("ids", "case", "quoted", "attended")}
    targets = {name: np.full((len(batch), length), NOT_A_WORD) for name in TARGETS}
    for n, example in enumerate(batch):
        size = len(example.window)
        inputs["ids"][n, : size + 2] = [CLS, *example.window.ids, SEP]
        inputs["case"][n, 1 : size + 1] = example.window.case
        inputs["quoted"][n, 1 : size + 1] = example.window.quoted
        inputs["attended"][n, : size + 2] = 1
        for name, rows in targets.items():
            rows[n, : size + 1] = getattr(example, name)
    return {name: torch.from_numpy(rows).to(device) for name, rows in (inputs | targets).items()}


def scores_of(model: AttributionModel, sides: tuple[Tensor, Tensor], relation: str) -> Tensor:
    """The scores `[batch, pieces, pieces]` of one pointer, from the two projections."""
    width = model.pointer
    n = RELATIONS.index(relation)
    part = slice(n * width, (n + 1) * width)
    return (sides[0][..., part] @ sides[1][..., part].transpose(1, 2)).float()


def loss_of(model: AttributionModel, batch: dict[str, Tensor], outputs: tuple[Tensor, Tensor, Tensor]) -> Tensor:
    """Mean cross entropy of the roles, of the contents' cues, of the sources' two ends and of the contents' edges."""
    roles, *sides = outputs
    total = functional.cross_entropy(roles.float().flatten(0, 1), batch["roles"].flatten(), ignore_index=NOT_A_WORD)
    words = batch["roles"] != NOT_A_WORD
    blocked = ~words
    blocked[:, 0] = False  # the start mark stands for "none"
    for name, weight in (("content", 1.0), ("source_start", 0.5), ("source_end", 0.5)):
        scores = scores_of(model, sides, name).masked_fill(blocked[:, None, :], -1e4)
        total = total + weight * functional.cross_entropy(
            scores.flatten(0, 1), batch[name].flatten(), ignore_index=NOT_A_WORD
        )
    rows, cues = torch.nonzero(batch["source_start"] >= 0, as_tuple=True)
    if not len(rows):
        return total
    own = batch["content"][rows] == cues[:, None]
    for name in ("content_start", "content_end"):
        scores = scores_of(model, sides, name)[rows, cues]
        wanted = (own & (batch[name][rows] == 1)).float()
        each = functional.binary_cross_entropy_with_logits(scores, wanted, reduction="none")
        total = total + 0.5 * (each * words[rows]).sum() / len(rows)
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data", type=Path, nargs="+", required=True, help="JSON Lines of articles with gold attributions"
    )
    parser.add_argument("--extra", type=Path, nargs="*", default=[], help="more such articles, for the later epochs")
    parser.add_argument("--extra-from", type=int, default=3, help="the first epoch, from 1, that reads --extra")
    parser.add_argument("--base", type=Path, required=True, help="the encoder's weights, as safetensors")
    parser.add_argument("--out", type=Path, required=True, help="a folder for checkpoints, outside the repository")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--encoder-rate", type=float, default=2.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    args = parser.parse_args()

    torch.manual_seed(SEED)
    torch.set_num_threads(args.threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    rows = [row for path in args.data for row in read_rows(path)]
    extra = [row for path in args.extra for row in read_rows(path)]

    def batches_of(epoch: int) -> list[list[Example]]:
        read = rows + extra if epoch + 1 >= args.extra_from else rows
        return make_epoch(read, BATCH_PIECES, WINDOW_LIMITS, random.Random(SEED + epoch))

    model = AttributionModel().to(device)
    model.load_base(args.base)
    model.words.weight.requires_grad_(False)
    steps = sum(len(batches_of(epoch)) for epoch in range(args.epochs))
    run = start_run(args.out, model, steps, args.encoder_rate, args.head_rate)
    done = run.take_up()
    for epoch in range(done, args.epochs):
        model.train()
        torch.manual_seed(SEED + epoch)
        started, seen, summed = time.time(), 0, 0.0
        batches = batches_of(epoch)
        for n, examples in enumerate(batches, 1):
            batch = collate(examples, device)
            with torch.autocast(device.type, torch.bfloat16):
                loss = loss_of(model, batch, model(batch["ids"], batch["case"], batch["quoted"], batch["attended"]))
            step(run, loss)
            summed += loss.item()
            seen += int(batch["attended"].sum())
            if n % 50 == 0:
                rate = seen / (time.time() - started)
                print(
                    f"epoch {epoch + 1} batch {n}/{len(batches)} loss {summed / n:.4f} {rate:.0f} pieces/s", flush=True
                )
        run.keep(epoch + 1, model.state_dict())
        row = {"epoch": epoch + 1, "loss": summed / len(batches), "seconds": round(time.time() - started)}
        with (args.out / "log.jsonl").open("a") as log:
            log.write(json.dumps(row) + "\n")
        print(row, flush=True)


if __name__ == "__main__":
    main()
