"""Section 3's target: what became of each close's universe, and who beat its median."""

import numpy as np

from liquidity import Liquidity
from market import Market
from panel import Panel


def outcomes(panel: Panel, market: Market, liquidity: Liquidity) -> tuple[np.ndarray, np.ndarray]:
    """Log returns (days, tokens) and labels; NaN where a close has no outcome yet or did not rank the token."""
    target = panel.parameters["model"]["target"]
    returns = np.full(panel.close.shape, np.nan)
    known = slice(0, panel.days - target["to"])
    dated = liquidity.universe[known].sum(1, keepdims=True) >= panel.parameters["features"]["minUniverse"]
    ahead = market.logs[target["to"] :] - market.logs[target["from"] : panel.days - target["to"] + target["from"]]
    returns[known] = np.where(liquidity.universe[known] & dated, ahead, np.nan)
    ordered = np.sort(returns, axis=1)
    count, rows = np.sum(~np.isnan(returns), axis=1), np.arange(panel.days)
    middle = (ordered[rows, np.maximum(count - 1, 0) // 2] + ordered[rows, count // 2]) / 2
    return returns, np.where(np.isnan(returns), np.nan, returns > middle[:, None])
