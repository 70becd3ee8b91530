"""Section 4 without a model: pillars, dispersion scales, smoothed grades, letters."""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from scipy.special import ndtr

import windows
from features import COLUMN
from panel import Panel

PILLARS = ("momentum", "volatility", "liquidity")
NEUTRAL = 50
HOURS_PER_BAR = 24


@dataclass(frozen=True)
class Grades:
    """(days, tokens)."""

    given: np.ndarray  # whether the close gave the token a grade
    grade: np.ndarray  # points; the last one given
    letter: np.ndarray  # 0 = A .. 4 = E; the last one given


def grade(panel: Panel, universe: np.ndarray, z: np.ndarray) -> Grades:
    rules = panel.parameters["grade"]
    dated = universe.sum(1) >= panel.parameters["features"]["minUniverse"]
    given = universe & dated[:, None]
    inside, count = universe[dated], universe[dated].sum(1)
    others = 1 - rules["weights"]["model"]
    composite = np.zeros(inside.shape)
    for pillar in PILLARS:
        total = sum(weight * z[dated, COLUMN[name]] for name, weight in rules[pillar].items())
        scale = dispersion_scale(population_sd(total, inside, count), rules)[:, None]
        composite += rules["weights"][pillar] / others * np.where(scale < rules["scaleFloor"], 0, total / scale)
    scale = dispersion_scale(population_sd(composite, inside, count), rules)[:, None]
    raw = np.full(universe.shape, float(NEUTRAL))
    raw[dated] = np.where(scale < rules["scaleFloor"], NEUTRAL, 100 * ndtr(composite / scale))
    return Grades(given, *smooth(raw, given, rules))


def population_sd(values: np.ndarray, inside: np.ndarray, count: np.ndarray) -> np.ndarray:
    """Of each row's cells inside; those outside are 0."""
    deviation = (values - (values.sum(1) / count)[:, None]) * inside
    return np.sqrt(np.einsum("ij,ij->i", deviation, deviation) / count)


def dispersion_scale(sds: np.ndarray, rules: dict) -> np.ndarray:
    """Median of the dates before, today's own while they are too few."""
    kept = rules["scaleDates"]
    before = sliding_window_view(np.concatenate((np.full(kept, np.inf), sds[:-1])), kept)
    ordered, rows = np.sort(before, axis=1), np.arange(sds.size)
    count = np.minimum(rows, kept)
    middle = (ordered[rows, np.maximum(count - 1, 0) // 2] + ordered[rows, count // 2]) / 2
    return np.where(count < rules["scaleMinDates"], sds, middle)


def smooth(raw: np.ndarray, given: np.ndarray, rules: dict) -> tuple[np.ndarray, np.ndarray]:
    """Grades and letters. A grade follows from the one before: one turn a close, all tokens at once."""
    longest = rules["maxGapBars"]
    steps = 1 - 2.0 ** (-HOURS_PER_BAR * np.arange(longest + 2) / rules["halfLifeHours"])
    steps[-1] = 1  # a first grade, or one after a long gap, is the raw one
    last = windows.last_row(given)
    before = np.concatenate((np.full((1, raw.shape[1]), -1, last.dtype), last[:-1]))
    bars = np.where(before < 0, longest + 1, np.minimum(np.arange(len(raw))[:, None] - before, longest + 1))
    shares = np.where(given, steps[bars], 0)

    grades, now = np.empty_like(raw), np.zeros(raw.shape[1])
    for row in range(len(raw)):
        now += shares[row] * (raw[row] - now)
        grades[row] = now
    return grades, letters_of(grades, given, given & (bars > longest), rules)


def letters_of(grades: np.ndarray, given: np.ndarray, forgotten: np.ndarray, rules: dict) -> np.ndarray:
    """The best band reached; a held letter stays until the grade falls far enough below its band."""
    bands = np.array(rules["bands"], float)
    earned = np.zeros(grades.shape, np.int8)
    for band in rules["bands"]:
        earned += grades < band
    letters, held = np.empty_like(earned), np.full(grades.shape[1], bands.size, np.int8)
    # One more for the lowest letter, which also stands for none: nothing falls below it.
    lowered = np.append(bands - rules["bandHysteresis"], np.inf)
    for row in range(len(grades)):
        held = np.where(forgotten[row], bands.size, held)
        stays = held < earned[row]
        if stays.any():
            stays &= grades[row] >= lowered[held]
        held = np.where(given[row] & ~stays, earned[row], held)
        letters[row] = held
    return letters
