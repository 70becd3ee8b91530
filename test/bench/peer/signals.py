"""Section 5 without a model: rule, trend, and the hysteresis of tokens and narratives."""

from dataclasses import dataclass

import numpy as np

import windows
from indices import Indices
from liquidity import Liquidity
from market import Market
from panel import Panel

BEARISH = -1


@dataclass(frozen=True)
class Signals:
    """(days, ids)."""

    state: np.ndarray  # 1 = bullish, 0 = neutral, BEARISH
    since: np.ndarray  # the row at which the present state began; -1 = no signal yet


def of_tokens(panel: Panel, market: Market, liquidity: Liquidity) -> Signals:
    bars = panel.parameters["signal"]["bars"]
    may_start = liquidity.eligible & panel.member.any(1)
    may_start[:, panel.benchmarks] = True
    may_start[: panel.parameters["signal"]["minCloses"] - 1] = False
    means = {name: market.mean_close(bars[name]) for name in ("sma7", "sma20", "sma28")}
    pullback = market.logs - market.high28 + market.sd(bars["sd20"]) * np.sqrt(bars["horizon"])
    return _stepped(panel.parameters, may_start, panel.close, market.logs, means, pullback)


def of_narratives(panel: Panel, indices: Indices) -> Signals:
    rules = panel.parameters["signal"]
    bars = rules["bars"]
    began = np.isnan(indices.level).sum(0)
    level = np.where(np.isnan(indices.level), 0, indices.level)
    names = ("sma7", "sma20", "sma28")
    means = dict(zip(names, windows.sums(level, *(bars[name] for name in names))))
    means = {name: total / bars[name] for name, total in means.items()}
    logs = np.log(indices.level)
    returns = np.nan_to_num(windows.change(logs, 1))
    squares, totals = windows.sums(returns * returns, bars["sd20"])[0], windows.sums(returns, bars["sd20"])[0]
    sd = np.sqrt(np.maximum(squares - totals**2 / bars["sd20"], 0) / (bars["sd20"] - 1))
    highs = windows.maxima(np.where(np.isnan(logs), -np.inf, logs), bars["high28"])[0]
    with np.errstate(invalid="ignore"):
        pullback = logs - highs + sd * np.sqrt(bars["horizon"])
    may_start = np.arange(panel.days)[:, None] >= began + rules["minCloses"] - 1
    extra = np.sign(np.nan_to_num(indices.breadth - rules["breadthMiddle"]))
    return _stepped(panel.parameters, may_start, indices.level, logs, means, pullback, extra)


def _stepped(
    parameters: dict,
    may_start: np.ndarray,
    values: np.ndarray,
    logs: np.ndarray,
    means: dict[str, np.ndarray],
    pullback: np.ndarray,
    extra: np.ndarray | None = None,
) -> Signals:
    """Every sign can be measured once a signal may start: the longest window is whole by then."""
    rules = parameters["signal"]
    bars = rules["bars"]
    over14 = np.sign(windows.change(logs, bars["r14"]))
    from_mean = np.sign(values - means["sma20"])
    signs = np.sign(windows.change(logs, bars["r7"])) + over14 + from_mean
    signs += np.sign(means["sma7"] - means["sma28"]) + np.sign(pullback)
    if extra is not None:
        signs += extra
    p = 0.5 + rules["ruleStep"] * signs / (5 if extra is None else 6)
    trend = np.where(from_mean == over14, from_mean, 0)
    return hysteresis(p, trend, np.logical_or.accumulate(may_start, axis=0), rules)


def hysteresis(p: np.ndarray, trend: np.ndarray, started: np.ndarray, rules: dict) -> Signals:
    """
    Two closes in a row that qualify set a state whatever the one before was, and a close that leaves it ends it: so the
    last row that set and the last that left say the state, without a loop.
    """
    bullish, bearish = rules["bullish"], rules["bearish"]

    def sets(qualifies: np.ndarray) -> np.ndarray:
        assert rules["closesToEnter"] == 2
        qualifies &= started
        again = np.zeros_like(qualifies)
        np.logical_and(qualifies[1:], qualifies[:-1], out=again[1:])
        return windows.last_row(again)

    rise, fall = sets((p >= bullish["enter"]) & (trend >= 0)), sets((p <= bearish["enter"]) & (trend <= 0))
    left_rise = windows.last_row((p < bullish["leave"]) | (trend == -1))
    left_fall = windows.last_row((p > bearish["leave"]) | (trend == 1))
    state = ((rise > fall) & (rise > left_rise)).astype(np.int8)
    state -= (fall > rise) & (fall > left_fall)
    changed = started.copy()
    changed[1:] &= (state[1:] != state[:-1]) | ~started[:-1]
    return Signals(state, windows.last_row(changed))
