"""Which inner units of a layer the others can stand in for, and with what weights.

The optimal brain surgeon (Hassibi and Stork, NIPS 1992) on whole units, as in ZipLM (Kurtic et al., NeurIPS 2023): one
by one that unit goes without which the layer's second product changes least, in squares over the pieces of some
sentences, once the weights of the units that are left are fitted to what all of them gave.
"""

import numpy as np
from numpy.typing import NDArray

DAMPING = 1e-6  # of the mean square of a unit, added to each: units that are nearly the same leave no inverse


def choose_units(
    moments: NDArray[np.float64], weights: NDArray[np.float64], kept: int
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The numbers of the units to keep, and the weights that these and the bias, which is last, have then.

    `weights` are `[outputs, units + 1]`; `moments` are `[units + 1, units + 1]`, the mean products of each two units.
    The last unit is always one: its weights are the bias.
    """
    weights = weights.copy()
    inverse = np.linalg.inv(moments + DAMPING * moments.diagonal().mean() * np.eye(len(moments)))
    left = np.arange(len(moments))
    while len(left) > kept + 1:
        units = left[:-1]
        gone = units[((weights[:, units] ** 2).sum(0) / inverse[units, units]).argmin()]
        row = inverse[gone] / inverse[gone, gone]
        weights -= np.outer(weights[:, gone], row)
        inverse -= np.outer(inverse[:, gone], row)
        left = left[left != gone]
    return left[:-1], weights[:, left]
