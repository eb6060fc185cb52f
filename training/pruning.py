"""Take out the inner units of a network's layers that the others can stand in for. Nothing is trained.

The optimal brain surgeon (Hassibi and Stork, NIPS 1992) on whole units, as in ZipLM (Kurtic et al., NeurIPS 2023): one
by one that unit goes without which a layer's second product changes least, in squares over the pieces of some
sentences, once the weights of the units that are left are fitted to what all of them gave.
"""

from collections.abc import Iterable, Sequence

import torch
from torch import Tensor, nn

DAMPING = 1e-6  # of the mean square of a unit, added to each: units that are nearly the same leave no inverse


@torch.no_grad()
def prune(model: nn.Module, batches: Iterable[Sequence[Tensor]], kept: Sequence[int]) -> None:
    """Leave so many inner units to each of `model.layers`, which are layers of `model.Layer` and are changed."""
    for layer, moments, size in zip(model.layers, inner_moments(model, batches), kept, strict=True):
        weights = torch.cat([layer.down.weight, layer.down.bias[:, None]], 1)
        units, weights = choose_units(moments, weights.double(), size)
        layer.up, layer.down = take_rows(layer.up, units), nn.Linear(size, len(weights))
        layer.down.weight.data, layer.down.bias.data = weights[:, :-1].float(), weights[:, -1].float()


def inner_moments(model: nn.Module, batches: Iterable[Sequence[Tensor]]) -> list[Tensor]:
    """Of each layer the mean products of all its inner units, and of a last one that is always one: the bias's."""
    sums = [torch.zeros(layer.down.in_features + 1, layer.down.in_features + 1) for layer in model.layers]
    seen = [0] * len(sums)

    def look_at(number: int, inner: Tensor) -> None:
        states = nn.functional.pad(inner.flatten(0, -2), (0, 1), value=1.0)
        sums[number] += states.T @ states
        seen[number] += len(states)

    hooks = [
        layer.down.register_forward_pre_hook(lambda _, args, number=number: look_at(number, args[0]))
        for number, layer in enumerate(model.layers)
    ]
    for batch in batches:
        model(*batch)
    for hook in hooks:
        hook.remove()
    return [total.double() / count for total, count in zip(sums, seen, strict=True)]


def choose_units(moments: Tensor, weights: Tensor, kept: int) -> tuple[Tensor, Tensor]:
    """The numbers of the units to keep, and the weights that these and the bias, which is last, have then.

    `weights` are `[outputs, units + 1]`, `moments` are `[units + 1, units + 1]`.
    """
    weights = weights.clone()
    inverse = torch.linalg.inv(moments + DAMPING * moments.diagonal().mean() * torch.eye(len(moments)))
    left = torch.arange(len(moments))
    while len(left) > kept + 1:
        units = left[:-1]
        gone = int(units[((weights[:, units] ** 2).sum(0) / inverse[units, units]).argmin()])
        row = inverse[gone] / inverse[gone, gone]
        weights -= torch.outer(weights[:, gone], row)
        inverse -= torch.outer(inverse[:, gone], row)
        left = left[left != gone]
    return left[:-1], weights[:, left]


def take_rows(product: nn.Linear, rows: Tensor) -> nn.Linear:
    """The same product with only some of its outputs."""
    taken = nn.Linear(product.in_features, len(rows))
    taken.weight.data, taken.bias.data = product.weight[rows].clone(), product.bias[rows].clone()
    return taken
