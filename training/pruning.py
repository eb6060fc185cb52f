"""Take out the inner units of a network's layers that the others can stand in for (`units.py`). Nothing is trained."""

from collections.abc import Iterable, Sequence

import torch
from torch import Tensor, nn

from units import choose_units


@torch.no_grad()
def prune(model: nn.Module, batches: Iterable[Sequence[Tensor]], kept: Sequence[int]) -> None:
    """Leave so many inner units to each of `model.layers`, which are layers of `model.Layer` and are changed."""
    for layer, moments, size in zip(model.layers, inner_moments(model, batches), kept, strict=True):
        weights = torch.cat([layer.down.weight, layer.down.bias[:, None]], 1)
        units, fitted = choose_units(moments.numpy(), weights.double().numpy(), size)
        weights = torch.from_numpy(fitted).float()
        layer.up, layer.down = take_rows(layer.up, torch.from_numpy(units)), nn.Linear(size, len(weights))
        layer.down.weight.data, layer.down.bias.data = weights[:, :-1].contiguous(), weights[:, -1].contiguous()


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


def take_rows(product: nn.Linear, rows: Tensor) -> nn.Linear:
    """The same product with only some of its outputs."""
    taken = nn.Linear(product.in_features, len(rows))
    taken.weight.data, taken.bias.data = product.weight[rows].clone(), product.bias[rows].clone()
    return taken
