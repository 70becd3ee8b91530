"""Statistics of trailing windows of all tokens at once, down the first axis. Rows before the first count as nothing."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def counts(rows: int, bars: int, first: int = 0) -> np.ndarray:
    """How many of the last `bars` rows there are, as a column; `first` is the first row that holds a value."""
    return np.clip(np.arange(rows) + 1 - first, 0, bars)[:, None]


def sums(values: np.ndarray, *lengths: int) -> list[np.ndarray]:
    """
    Sums of the last n rows for each n: sums of 1, 2, 4... rows by doubling, put together. As fast as differences of a
    running sum, without its cancellation.
    """
    doubled = {1: values}
    width = 1
    while 2 * width <= max(lengths):
        doubled[2 * width] = _plus(doubled[width], doubled[width], width)
        width *= 2
    return [_assembled(doubled, length) for length in lengths]


def _assembled(doubled: dict[int, np.ndarray], length: int) -> np.ndarray:
    parts = [width for width in sorted(doubled, reverse=True) if length & width]
    total, covered = doubled[parts[0]], parts[0]
    for width in parts[1:]:
        total = _plus(total, doubled[width], covered)
        covered += width
    return total


def _plus(values: np.ndarray, older: np.ndarray, rows: int) -> np.ndarray:
    """Each row plus the row of `older` so many rows above it."""
    total = np.empty_like(values)
    total[:rows] = values[:rows]
    np.add(values[rows:], older[:-rows], out=total[rows:])
    return total


def maxima(values: np.ndarray, *lengths: int) -> list[np.ndarray]:
    """Largest of the last n rows for each n: two windows of a power of two that overlap."""
    doubled = {1: values}
    width = 1
    while 2 * width <= max(lengths):
        doubled[2 * width] = _larger(doubled[width], width)
        width *= 2
    found = []
    for length in lengths:
        widest = 1 << (length.bit_length() - 1)
        found.append(_larger(doubled[widest], length - widest) if length > widest else doubled[widest])
    return found


def _larger(values: np.ndarray, rows: int) -> np.ndarray:
    largest = np.empty_like(values)
    largest[:rows] = values[:rows]
    np.maximum(values[rows:], values[:-rows], out=largest[rows:])
    return largest


def medians(values: np.ndarray, bars: int) -> np.ndarray:
    """Median of the last `bars` rows, NaN above the first whole window: NumPy sorts faster than it selects."""
    middle = np.full_like(values, np.nan)
    by_token = np.ascontiguousarray(values.T)
    ordered = np.sort(sliding_window_view(by_token, bars, axis=1), axis=-1)
    middle[bars - 1 :] = ((ordered[..., (bars - 1) // 2] + ordered[..., bars // 2]) / 2).T
    return middle


def any_of(flags: np.ndarray, bars: int) -> np.ndarray:
    """Whether any of the last `bars` rows holds."""
    return maxima(flags, bars)[0]


def change(values: np.ndarray, bars: int) -> np.ndarray:
    """Each row minus the one `bars` rows above it; NaN where there is none."""
    changes = np.full_like(values, np.nan)
    np.subtract(values[bars:], values[:-bars], out=changes[bars:])
    return changes


def last_row(flags: np.ndarray) -> np.ndarray:
    """The last row up to each at which the flag holds; -1 for none."""
    rows = np.where(flags, np.arange(len(flags), dtype=np.int32)[:, None], np.int32(-1))
    return np.maximum.accumulate(rows, axis=0, out=rows)


def held_between(enter: np.ndarray, stay: np.ndarray) -> np.ndarray:
    """
    The state of a hysteresis at each row: on where `enter` holds, off where `stay` does not (`enter` implies `stay`),
    else as in the row above. No loop: the last row that decided says it.
    """
    return last_row(enter) > last_row(~stay)
