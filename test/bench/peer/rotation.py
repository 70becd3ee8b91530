"""Section 6 up to the target: scores, gates, regime, the seven tranches. Orders and what follows are left out."""

from dataclasses import dataclass

import numpy as np

from grades import Grades
from indices import Indices
from liquidity import Liquidity
from market import Market
from narrative_scores import Scores, score
from panel import Panel
from signals import BEARISH, Signals
from tranches import decide


@dataclass(frozen=True)
class Rotation:
    scores: Scores
    gate: np.ndarray  # (days, narratives)
    exposure: np.ndarray  # (days,)
    target: np.ndarray  # (days, tokens), weights after the volatility scale
    scale: np.ndarray  # (days,)


def rotate(
    panel: Panel, market: Market, liquidity: Liquidity, indices: Indices, grades: Grades, signals: Signals
) -> Rotation:
    rules = panel.parameters["rotation"]
    scores = score(panel, market, indices)
    exposure = regime(panel, market, liquidity)
    flipped = np.zeros(signals.state.shape, bool)
    flipped[1:] = (signals.state[1:] == BEARISH) & (signals.state[:-1] != BEARISH)
    out = exposure == 0
    gate, chosen = decide(panel, scores, exposure, indices, liquidity, grades, signals, flipped)
    weights = vectors(panel, market, chosen, exposure)

    # What each tranche still holds of what it decided up to six closes ago, the benchmark's share included.
    target = np.zeros_like(weights)
    kept = np.ones(weights.shape, bool)
    for age in range(rules["tranches"]):
        span, decided = slice(age, None), slice(0, len(weights) - age)
        target[span] += weights[decided] * kept[span]
        if age + 1 < rules["tranches"]:
            back = slice(0, len(weights) - age)
            kept[span] &= ~flipped[back] & ~out[back][:, None]
    target /= rules["tranches"]
    scale = volatility_scale(panel, target)
    return Rotation(scores, gate, exposure, target * scale[:, None], scale)


def regime(panel: Panel, market: Market, liquidity: Liquidity) -> np.ndarray:
    rules, least = panel.parameters["rotation"], panel.parameters["features"]["minWindowShare"]
    bars = rules["bars"]
    rows = np.arange(1, panel.days + 1)
    market_up = panel.close[:, panel.market] > market.mean_close(bars["benchmarkMean"])[:, panel.market]
    market_up &= rows >= least * bars["benchmarkMean"]
    above = (panel.close > market.mean_close(bars["tokenMean"])) & liquidity.eligible
    with np.errstate(invalid="ignore"):
        broad = above.sum(1) / liquidity.eligible.sum(1) > rules["breadthShare"]
    return np.array(rules["exposure"], float)[market_up.astype(int) + broad]


def vectors(panel: Panel, market: Market, chosen: np.ndarray, exposure: np.ndarray) -> np.ndarray:
    """Weights that the tranche of each close decides: (days, tokens). `chosen` is (days, narratives, seats)."""
    rules = panel.parameters["rotation"]
    with np.errstate(divide="ignore"):
        inverse = np.where(chosen, 1 / market.sd(rules["bars"]["tokenVol"])[:, panel.slots], 0)
    total = inverse.sum(-1, keepdims=True)
    share = np.minimum(inverse / np.where(total > 0, total, 1) / rules["slots"], rules["tokenLimit"])
    sleeve = share.sum(-1, keepdims=True)
    share *= np.minimum(1, rules["narrativeLimit"] / np.where(sleeve > 0, sleeve, 1))
    weights = np.zeros((panel.days, panel.close.shape[1]))
    weights[:, panel.slots[panel.seated]] = share[:, panel.seated]
    weights[:, panel.market] = 0
    rest = 1 - weights.sum(1)
    weights[:, panel.market] = np.where(rest > rules["band"]["tolerance"], rest, 0)
    return weights * exposure[:, None]


def volatility_scale(panel: Panel, target: np.ndarray) -> np.ndarray:
    """Returns of each day's vector over the bars before it, weighted by age: one turn an age, all days at once."""
    rules = panel.parameters["rotation"]["scale"]
    simple = np.zeros_like(panel.close)
    simple[1:] = panel.close[1:] / panel.close[:-1] - 1
    importance = 2.0 ** (-np.arange(rules["bars"]) / rules["halfLifeBars"])
    squares = np.zeros(panel.days)
    for age, weight in enumerate(importance):
        moved = np.einsum("ij,ij->i", target[age:], simple[: panel.days - age])
        squares[age:] += weight * moved * moved
    sigma = np.sqrt(panel.parameters["daysPerYear"] * squares / importance.sum())
    return np.where(sigma > rules["annualVol"], rules["annualVol"] / np.maximum(sigma, rules["annualVol"]), 1)
