"""Fine-tune the attribution model. Resumable: run the same command again after an interruption.

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

from model import AttributionModel
from prepare import NOT_A_WORD, Example, make_epoch, read_rows
from sayso.attribution.pieces import CLS, SEP

SEED = 20240126
BATCH_PIECES = 2048
WINDOW_LIMITS = (128, 128, 192, 256)


def collate(batch: list[Example], device: torch.device) -> dict[str, Tensor]:
    """Pad a batch: inputs and targets as `[batch, pieces]`, with the start and end mark."""
    length = max(len(e.window) for e in batch) + 2
    inputs = {name: np.zeros((len(batch), length), np.int64) for name in ("ids", "case", "quoted", "attended")}
    targets = {
        name: np.full((len(batch), length), NOT_A_WORD) for name in ("roles", "content", "source_start", "source_end")
    }
    for n, example in enumerate(batch):
        size = len(example.window)
        inputs["ids"][n, : size + 2] = [CLS, *example.window.ids, SEP]
        inputs["case"][n, 1 : size + 1] = example.window.case
        inputs["quoted"][n, 1 : size + 1] = example.window.quoted
        inputs["attended"][n, : size + 2] = 1
        for name, rows in targets.items():
            rows[n, : size + 1] = getattr(example, name)
    return {name: torch.from_numpy(rows).to(device) for name, rows in (inputs | targets).items()}


def loss_of(model: AttributionModel, batch: dict[str, Tensor]) -> Tensor:
    """Mean cross entropy of the roles, of the contents' cues and of the sources' two ends."""
    roles, from_side, to_side = model(batch["ids"], batch["case"], batch["quoted"], batch["attended"])
    total = functional.cross_entropy(roles.float().flatten(0, 1), batch["roles"].flatten(), ignore_index=NOT_A_WORD)
    blocked = batch["roles"] == NOT_A_WORD
    blocked[:, 0] = False  # the start mark stands for "none"
    for n, name in enumerate(("content", "source_start", "source_end")):
        piece = slice(n * model.pointer, (n + 1) * model.pointer)
        scores = (
            (from_side[..., piece] @ to_side[..., piece].transpose(1, 2)).float().masked_fill(blocked[:, None, :], -1e4)
        )
        weight = 1.0 if name == "content" else 0.5
        total = total + weight * functional.cross_entropy(
            scores.flatten(0, 1), batch[name].flatten(), ignore_index=NOT_A_WORD
        )
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
    args.out.mkdir(parents=True, exist_ok=True)
    rows = [row for path in args.data for row in read_rows(path)]
    extra = [row for path in args.extra for row in read_rows(path)]

    def batches_of(epoch: int) -> list[list[Example]]:
        read = rows + extra if epoch + 1 >= args.extra_from else rows
        return make_epoch(read, BATCH_PIECES, WINDOW_LIMITS, random.Random(SEED + epoch))

    model = AttributionModel().to(device)
    model.load_base(args.base)
    model.words.weight.requires_grad_(False)
    heads = [
        p
        for name, p in model.named_parameters()
        if name.split(".")[0] in ("roles", "from_side", "to_side", "case", "quoted")
    ]
    head_ids = {id(p) for p in heads}
    body = [p for p in model.parameters() if p.requires_grad and id(p) not in head_ids]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": args.encoder_rate}, {"params": heads, "lr": args.head_rate}], weight_decay=0.01
    )
    total_steps = sum(len(batches_of(epoch)) for epoch in range(args.epochs))

    def learning_rate(step: int) -> float:
        warm = total_steps // 20
        return min(step / warm, max(0.0, (total_steps - step) / (total_steps - warm)))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, learning_rate)
    last = args.out / "last.pt"
    done = 0
    if last.exists():
        state = torch.load(last, map_location=device)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        done = state["epochs"]
        print(f"resumed after epoch {done}", flush=True)

    for epoch in range(done, args.epochs):
        model.train()
        torch.manual_seed(SEED + epoch)
        started, seen, summed = time.time(), 0, 0.0
        batches = batches_of(epoch)
        for n, examples in enumerate(batches, 1):
            batch = collate(examples, device)
            with torch.autocast(device.type, torch.bfloat16):
                loss = loss_of(model, batch)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            summed += loss.item()
            seen += int(batch["attended"].sum())
            if n % 50 == 0:
                rate = seen / (time.time() - started)
                print(
                    f"epoch {epoch + 1} batch {n}/{len(batches)} loss {summed / n:.4f} {rate:.0f} pieces/s", flush=True
                )
        state = {
            "model": model.state_dict(),
            "optimizer": optimizer.state_dict(),
            "schedule": schedule.state_dict(),
            "epochs": epoch + 1,
        }
        torch.save(state, last.with_suffix(".new"))
        last.with_suffix(".new").replace(last)
        torch.save(model.state_dict(), args.out / f"epoch{epoch + 1}.pt")
        row = {"epoch": epoch + 1, "loss": summed / len(batches), "seconds": round(time.time() - started)}
        with (args.out / "log.jsonl").open("a") as log:
            log.write(json.dumps(row) + "\n")
        print(row, flush=True)


if __name__ == "__main__":
    main()
