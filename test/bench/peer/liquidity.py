"""Section 2 of the methodology: volume, ADV, cap; who is eligible and tradable at each close."""

from dataclasses import dataclass

import numpy as np

import windows
from market import Market
from panel import Panel


@dataclass(frozen=True)
class Liquidity:
    """All (days, tokens)."""

    cap: np.ndarray
    adv: np.ndarray
    eligible: np.ndarray  # members by hysteresis, others by the limits of entry
    tradable: np.ndarray
    universe: np.ndarray  # eligible members that are ranked


def judge(panel: Panel, market: Market) -> Liquidity:
    rules, volume = panel.parameters["eligibility"], panel.parameters["volume"]
    cap = panel.supply * panel.close
    median = volume["venueTrust"] * windows.medians(panel.volume, volume["bars"])
    adv = np.minimum(median, volume["advCapShare"] * cap)
    pegged = rules["pegged"]
    moves = market.sd(pegged["bars"]) * np.sqrt(panel.parameters["daysPerYear"]) >= pegged["annualVol"]
    moves[: rules["minPricedBars"] - 1] = False

    def reaches(limits: dict[str, float]) -> np.ndarray:
        return (median >= limits["volumeUsd"]) & (cap >= limits["capUsd"]) & moves

    enter = reaches(rules["enter"])
    is_member = panel.member.any(1)
    eligible = np.where(is_member, windows.held_between(enter, reaches(rules["stay"])), enter)
    tradable = eligible & (cap >= rules["tradable"]["capUsd"]) & (adv >= rules["tradable"]["advUsd"])
    return Liquidity(cap, adv, eligible, tradable, eligible & is_member & ~panel.excluded)
