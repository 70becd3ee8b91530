"""Section 3: the 24 features of every token at every close, and their normal scores."""

import numpy as np

import windows
from indices import Indices
from liquidity import Liquidity
from market import Market
from panel import Panel
from scores import normal_scores

NAMES = (
    *("r1", "r3", "r7", "r14", "r21", "r30", "r60", "high28", "sd30", "semi20", "max7", "max30", "amihud20", "adv28"),
    *("cap", "volumeTrend", "smaRatio", "beta60", "residualSd60", "narrativeR7", "narrativeBreadth", "relativeR7"),
    *("r1xAmihud", "r7xVolume"),
)
COLUMN = {name: at for at, name in enumerate(NAMES)}
PRODUCTS = (("r1xAmihud", "r1", "amihud20"), ("r7xVolume", "r7", "volumeTrend"))
RANKED = len(NAMES) - len(PRODUCTS)


def feature_scores(panel: Panel, market: Market, liquidity: Liquidity, indices: Indices) -> np.ndarray:
    """(days, features, tokens); 0 where a feature is missing or the token is not of the universe."""
    raw = np.empty((panel.days, len(NAMES), panel.close.shape[1]))
    with np.errstate(invalid="ignore", divide="ignore"):
        _of_prices(panel, market, raw)
        _of_volumes(panel, market, liquidity, raw)
        _of_the_market(panel, market, raw)
        _of_narratives(panel, indices, raw)
    z = np.empty_like(raw)
    normal_scores(raw, liquidity.universe, RANKED, z)
    for product, left, right in PRODUCTS:
        z[:, COLUMN[product]] = z[:, COLUMN[left]] * z[:, COLUMN[right]]
    return z


def _of_prices(panel: Panel, market: Market, raw: np.ndarray) -> None:
    bars = panel.parameters["features"]["bars"]
    for name in ("r1", "r3", "r7", "r14", "r21", "r30", "r60"):
        raw[:, COLUMN[name]] = windows.change(market.logs, bars[name])
    raw[:, COLUMN["high28"]] = market.logs - market.high28
    raw[:, COLUMN["sd30"]] = market.sd(bars["sd30"])
    losses = np.minimum(market.returns, 0)
    (down,) = windows.sums(losses * losses, bars["semi20"])
    raw[:, COLUMN["semi20"]] = np.sqrt(down / windows.counts(panel.days, bars["semi20"], first=1))
    raw[:, COLUMN["max7"]], raw[:, COLUMN["max30"]] = windows.maxima(market.returns, bars["max7"], bars["max30"])
    ratio = bars["smaRatio"]
    raw[:, COLUMN["smaRatio"]] = np.log(market.mean_close(ratio["short"]) / market.mean_close(ratio["long"]))
    _drop_short(panel, raw[:, COLUMN["smaRatio"]], ratio["long"], first=0)


def _of_volumes(panel: Panel, market: Market, liquidity: Liquidity, raw: np.ndarray) -> None:
    bars, rules = panel.parameters["features"]["bars"], panel.parameters["volume"]
    volume = rules["venueTrust"] * panel.volume
    (ratios,) = windows.sums(np.abs(market.returns) / volume, bars["amihud20"])
    raw[:, COLUMN["amihud20"]] = -np.log(ratios / bars["amihud20"])
    median = rules["venueTrust"] * windows.medians(panel.volume, bars["adv28"])
    raw[:, COLUMN["adv28"]] = np.log(np.minimum(median, rules["advCapShare"] * liquidity.cap))
    raw[:, COLUMN["cap"]] = np.log(liquidity.cap)
    trend = bars["volumeTrend"]
    short, long = windows.sums(volume, trend["short"], trend["long"])
    raw[:, COLUMN["volumeTrend"]] = np.log((short / trend["short"]) / (long / trend["long"]))


def _of_the_market(panel: Panel, market: Market, raw: np.ndarray) -> None:
    """OLS on BTC from sums of products: slope, and residual sd with two degrees of freedom less."""
    bars = panel.parameters["features"]["bars"]["beta60"]
    count = windows.counts(panel.days, bars, first=1)
    of_market = market.returns[:, [panel.market]]
    (products,) = windows.sums(market.returns * of_market, bars)
    total, total_market = market.return_sums[bars], market.return_sums[bars][:, [panel.market]]
    xx = market.square_sums[bars][:, [panel.market]] - total_market * total_market / count
    xy = products - total * total_market / count
    yy = market.square_sums[bars] - total * total / count
    slope = xy / xx
    raw[:, COLUMN["beta60"]] = slope
    raw[:, COLUMN["residualSd60"]] = np.sqrt(np.maximum(yy - slope * xy, 0) / (count - 2))
    for name in ("beta60", "residualSd60"):
        _drop_short(panel, raw[:, COLUMN[name]], bars, first=1)


def _of_narratives(panel: Panel, indices: Indices, raw: np.ndarray) -> None:
    """Each token's own narrative's, NaN for a token of none."""
    narrative = np.where(panel.member.any(1), panel.member.argmax(1), -1)
    change = windows.change(np.log(indices.level), panel.parameters["features"]["bars"]["narrativeR7"])
    for name, values in (("narrativeR7", change), ("narrativeBreadth", indices.breadth)):
        raw[:, COLUMN[name]] = np.where(narrative < 0, np.nan, values[:, narrative])
    raw[:, COLUMN["relativeR7"]] = raw[:, COLUMN["r7"]] - raw[:, COLUMN["narrativeR7"]]


def _drop_short(panel: Panel, values: np.ndarray, bars: int, first: int) -> None:
    """NaN where less of a window is there than is asked for; shorter windows are whole for whoever is eligible."""
    enough = panel.parameters["features"]["minWindowShare"] * bars
    values[windows.counts(panel.days, bars, first)[:, 0] < enough] = np.nan
