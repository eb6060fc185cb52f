"""What a network reads at once."""

from collections.abc import Iterator, Sequence

BATCH_PIECES = 512  # read at once, with those that fill up; on one core 256 and 1024 are slower by some hundredths


def batch_alike(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Put texts of like lengths together, by their numbers: what fills up the shorter ones is read for nothing.

    `lengths` are in word pieces, with the special ones.
    """
    batch: list[int] = []
    for n in sorted(range(len(lengths)), key=lambda n: lengths[n]):
        if batch and (len(batch) + 1) * lengths[n] > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(n)
    if batch:
        yield batch
