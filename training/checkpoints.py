"""What both trainings share: rates by part of the model, and a run that can be taken up again after an epoch."""

import time
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

NEW_PARTS = ("roles", "from_side", "to_side", "case", "quoted")  # what the base weights have not
WARM_SHARE = 0.05
KEPT_EVERY = 240  # seconds: epochs that take less are not all kept


@dataclass
class Run:
    """A training on its way. In `folder` it keeps `last.pt`, to go on from, and in the end `model.pt`, the weights."""

    folder: Path
    model: nn.Module
    optimizer: AdamW
    schedule: LambdaLR
    kept_at: float = field(default_factory=time.time)

    def take_up(self) -> int:
        """Load what was kept last. Returns how many epochs are done."""
        last = self.folder / "last.pt"
        if not last.exists():
            return 0
        state = torch.load(last)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        return int(state["epochs"])

    def keep(self, epochs: int, weights: dict[str, Tensor], *, last: bool) -> None:
        """Write the state after so many epochs, unless that was done just now; after the last one write the weights."""
        if last:
            torch.save(weights, self.folder / "model.pt")
        elif time.time() > self.kept_at + KEPT_EVERY:
            state = {"model": weights, "optimizer": self.optimizer.state_dict(), "epochs": epochs}
            new = self.folder / "last.new"
            torch.save(state | {"schedule": self.schedule.state_dict()}, new)
            new.replace(self.folder / "last.pt")
            self.kept_at = time.time()


def start_run(folder: Path, model: nn.Module, steps: int, encoder_rate: float, head_rate: float) -> Run:
    """AdamW with one rate for the encoder and one for what is new, warmed up and then falling to nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    new = {id(p) for name, p in model.named_parameters() if name.split(".")[0] in NEW_PARTS}
    trained = [p for p in model.parameters() if p.requires_grad]
    groups = [
        {"params": [p for p in trained if id(p) not in new], "lr": encoder_rate},
        {"params": [p for p in trained if id(p) in new], "lr": head_rate},
    ]
    optimizer = AdamW(groups, weight_decay=0.01, fused=True)
    warm = max(1, int(steps * WARM_SHARE))
    schedule = LambdaLR(optimizer, lambda step: min(step / warm, max(0.0, (steps - step) / (steps - warm))))
    return Run(folder, model, optimizer, schedule)


def step(run: Run, loss: torch.Tensor) -> None:
    """One step down the gradient of a loss."""
    run.optimizer.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(run.model.parameters(), 1.0)
    run.optimizer.step()
    run.schedule.step()
