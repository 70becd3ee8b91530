"""Section 2: baskets of the first bar of each month, levels between them, breadth."""

from dataclasses import dataclass

import numpy as np

import windows
from liquidity import Liquidity
from market import Market
from panel import Panel


@dataclass(frozen=True)
class Indices:
    """(days, narratives), NaN or false before a narrative's first rebalance."""

    level: np.ndarray
    equal_level: np.ndarray
    breadth: np.ndarray  # share of constituents above their mean
    tradable: np.ndarray
    gains: np.ndarray  # (days, narratives, seats), index points since the close before


def advance(panel: Panel, liquidity: Liquidity, market: Market) -> Indices:
    """A basket depends on the one before, a level on the basket: one turn a month, all narratives at once."""
    rules = panel.parameters["index"]
    shape = (panel.days, panel.seated.shape[0])
    level, equal_level = np.full(shape, np.nan), np.full(shape, np.nan)
    held = np.zeros((*shape, panel.seated.shape[1]), bool)
    gains = np.zeros(held.shape)
    closes = panel.close[:, panel.slots]
    rises = np.diff(closes, axis=0)
    eligible = liquidity.eligible[:, panel.slots] & panel.seated
    sizes = np.minimum(liquidity.cap, rules["advMultiple"] * liquidity.adv)[:, panel.slots]
    incumbent = np.zeros(panel.seated.shape, bool)
    units, equal_units = np.zeros(panel.seated.shape), np.zeros(panel.seated.shape)
    firsts = first_rows_of_months(panel)[1:]  # the first close of all has no bar before it
    for row, after in zip(firsts, [*firsts[1:], panel.days - 1]):
        candidate = eligible[row - 1]
        renewed = candidate.any(1)
        basket = select(candidate, sizes[row - 1], incumbent, rules)
        starts = renewed & np.isnan(level[row])
        level[row, starts] = equal_level[row, starts] = rules["base"]
        weights = capped(np.where(basket, sizes[row - 1], 0), rules["weightLimit"])
        even = basket / np.maximum(basket.sum(1, keepdims=True), 1)
        keep = ~renewed[:, None]
        units = np.where(keep, units, weights * level[row][:, None] / closes[row])
        equal_units = np.where(keep, equal_units, even * equal_level[row][:, None] / closes[row])
        incumbent = np.where(keep, incumbent, basket)
        held[row : after + 1] = incumbent
        started = ~np.isnan(level[row])
        span = slice(row + 1, after + 1)
        level[span, started] = (closes[span] * units).sum(-1)[:, started]
        equal_level[span, started] = (closes[span] * equal_units).sum(-1)[:, started]
        gains[span] = rises[row:after] * units

    above = (panel.close > market.mean_close(rules["breadthBars"]))[:, panel.slots]
    with np.errstate(invalid="ignore"):
        breadth = (above & held).sum(-1) / held.sum(-1)
    count = eligible.sum(-1)
    started = ~np.isnan(level)
    tradable = windows.held_between(
        started & (count >= rules["tradableEnter"]), started & (count >= rules["tradableStay"])
    )
    return Indices(level, equal_level, breadth, tradable, gains)


def first_rows_of_months(panel: Panel) -> np.ndarray:
    months = (panel.first_day + np.arange(panel.days)).astype("datetime64[D]").astype("datetime64[M]")
    return np.flatnonzero(np.concatenate(([True], months[1:] != months[:-1])))


def select(candidate: np.ndarray, size: np.ndarray, incumbent: np.ndarray, rules: dict) -> np.ndarray:
    """The largest, then incumbents within reach, then the largest left: three classes, each in rank order."""
    order = np.argsort(np.where(candidate, -size, np.inf), axis=1, kind="stable")
    rank = np.argsort(order, axis=1, kind="stable")
    within = incumbent & (rank < rules["incumbentRank"])
    turn = np.select([~candidate, rank < rules["firstRanks"], within], [3, 0, 1], 2)
    place = np.argsort(np.lexsort((rank, turn), axis=1), axis=1, kind="stable")
    return candidate & (place < rules["size"])


def capped(sizes: np.ndarray, limit: float) -> np.ndarray:
    """Shares of each row water-filled to the limit; equal ones where the limit leaves no choice."""
    present = sizes > 0
    count = present.sum(1, keepdims=True)
    full = np.zeros_like(present)
    with np.errstate(invalid="ignore", divide="ignore"):
        while True:
            left = 1 - limit * full.sum(1, keepdims=True)
            free = np.where(full, 0, sizes)
            weights = np.where(full, limit, free / free.sum(1, keepdims=True) * left)
            over = ~full & (weights > limit) & (count * limit > 1)
            if not over.any():
                break
            full |= over
        return np.where(present, np.where(count * limit <= 1, 1 / count, weights), 0)
