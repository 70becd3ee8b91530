"""Section 6's conviction: each narrative against BTC, in units of its own volatility."""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

import windows
from indices import Indices
from market import Market
from panel import Panel


@dataclass(frozen=True)
class Scores:
    """(days, narratives), NaN where there is none."""

    x7: np.ndarray
    x14: np.ndarray
    x30: np.ndarray
    score: np.ndarray
    rank: np.ndarray  # 1 = best
    rises: np.ndarray  # the gate but for tradability and tokens


def score(panel: Panel, market: Market, indices: Indices) -> Scores:
    rules = panel.parameters["rotation"]
    bars = rules["bars"]
    levels = np.log(indices.level)
    against = levels - market.logs[:, [panel.market]]
    x = {name: windows.change(against, bars[name]) for name in ("x7", "x14", "x30")}
    sd = np.full(levels.shape, np.nan)
    daily = sliding_window_view(windows.change(against, 1), rules["volBars"], axis=0)
    sd[rules["volBars"] - 1 :] = daily.std(-1, ddof=1)
    total = sum(rules["scoreWeights"][name] * x[name] / (sd * np.sqrt(bars[name])) for name in x)
    total[~(sd > rules["volFloor"])] = np.nan
    order = np.argsort(-total, axis=1, kind="stable")  # NaN last
    rank = np.argsort(order, axis=1, kind="stable") + 1.0
    rank[np.isnan(total)] = np.nan
    mean = windows.sums(np.nan_to_num(indices.level), bars["levelMean"])[0] / bars["levelMean"]
    mean[np.cumsum(~np.isnan(indices.level), axis=0) < bars["levelMean"]] = np.inf
    rises = (windows.change(levels, bars["r14"]) > 0) & (indices.level > mean) & (x["x30"] > 0)
    return Scores(x["x7"], x["x14"], x["x30"], total, rank, rises)
