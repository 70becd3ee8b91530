"""What the tranche of each close decides: which narratives it holds, and which of their tokens."""

import numpy as np

import windows
from grades import Grades
from indices import Indices
from liquidity import Liquidity
from narrative_scores import Scores
from panel import Panel
from signals import BEARISH, Signals


def decide(
    panel: Panel,
    scores: Scores,
    exposure: np.ndarray,
    indices: Indices,
    liquidity: Liquidity,
    grades: Grades,
    signals: Signals,
    flipped: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """
    Gates (days, narratives) and tokens chosen (days, narratives, seats). A tranche decides every seventh close and
    depends on its own last decision alone, less what has left since: one turn of the loop a week, all seven at once.
    """
    rules = panel.parameters["rotation"]
    tranches, seats = rules["tranches"], rules["tokensPerNarrative"]
    grade = grades.grade[:, panel.slots]
    passes = (grades.given & (signals.state != BEARISH))[:, panel.slots] & panel.seated
    may_stay = passes & (grade >= rules["gradeStay"])
    may_enter = passes & (grade >= rules["gradeEnter"]) & liquidity.tradable[:, panel.slots]
    stays_in = ~windows.any_of((exposure == 0)[:, None], tranches)
    remains = ~windows.any_of(flipped, tranches)[:, panel.slots] & stays_in[..., None]
    open_gate = scores.rises & indices.tradable
    invested = (exposure > 0)[:, None]

    gates = np.zeros(open_gate.shape, bool)
    chosen = np.zeros(grade.shape, bool)
    held = np.zeros((tranches, *panel.seated.shape), bool)
    owned = np.zeros((tranches, panel.seated.shape[0]), bool)
    for row in range(0, panel.days, tranches):
        week = slice(row, min(row + tranches, panel.days))
        size = week.stop - row
        incumbent = owned[:size] & stays_in[week]
        staying = may_stay[week] & held[:size] & remains[week]
        entering = may_enter[week] & ~staying
        gates[week] = gate = open_gate[week] & (staying | entering).any(-1)
        passing = gate & invested[week]
        kept = incumbent & passing & (scores.rank[week] <= rules["keepRank"])
        fresh = ~incumbent & passing & (scores.rank[week] <= rules["enterRank"])
        turn = np.argsort(np.argsort(np.where(fresh, scores.rank[week], np.inf), axis=1), axis=1)
        owned = kept | (fresh & (turn < rules["slots"] - kept.sum(1, keepdims=True)))
        order = np.lexsort((-grade[week], np.where(staying, 0, np.where(entering, 1, 2))), axis=-1)
        place = np.argsort(order, axis=-1, kind="stable")
        held = (staying | entering) & (place < seats) & owned[..., None]
        chosen[week] = held
    return gates, chosen
