"""
The engine's fold once more, in vectorised NumPy: an independent check of its numbers, and a yardstick of its time.

    python fold_peer.py FOLDER RUNS

reads the panel in FOLDER (`panel.py`), computes it once to warm up and RUNS times more, and writes there `peer.json`
(times in milliseconds, computing alone) and one file of float64 a result.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import scipy

import features
import grades
import indices
import liquidity
import market
import rotation
import signals
from outcomes import outcomes
from panel import Panel, read_panel

LEFT_OUT = (
    "gaps, quarantine, registered events, coverage",
    "memberships that change or overlap",
    "training and skill",
    "orders, fills, costs, book and NAV",
    "explanations, convictions and reasons",
    "states and facts as records",
)


def compute(panel: Panel) -> dict[str, np.ndarray]:
    measured = market.measure(panel)
    liquid = liquidity.judge(panel, measured)
    index = indices.advance(panel, liquid, measured)
    z = features.feature_scores(panel, measured, liquid, index)
    graded = grades.grade(panel, liquid.universe, z)
    of_tokens = signals.of_tokens(panel, measured, liquid)
    of_narratives = signals.of_narratives(panel, index)
    rotated = rotation.rotate(panel, measured, liquid, index, graded, of_tokens)
    future, labels = outcomes(panel, measured, liquid)
    return {
        "eligible": liquid.eligible,
        "scores": z,
        "levels": index.level,
        "equalLevels": index.equal_level,
        "breadth": index.breadth,
        "gains": index.gains,
        "grades": np.where(graded.given, graded.grade, np.nan),
        "letters": graded.letter,
        "signals": of_tokens.state,
        "signalsSince": of_tokens.since,
        "narrativeSignals": of_narratives.state,
        "narrativeSignalsSince": of_narratives.since,
        **{f"rotation{name}": getattr(rotated.scores, name.lower()) for name in ("X7", "X14", "X30", "Score", "Rank")},
        "rotationGate": rotated.gate,
        "exposure": rotated.exposure,
        "target": rotated.target,
        "scale": rotated.scale,
        "returns": future,
        "labels": labels,
    }


def main(folder: Path, runs: int) -> None:
    panel = read_panel(folder)
    results: dict[str, np.ndarray] = {}
    ms = []
    with np.errstate(invalid="ignore", divide="ignore"):
        for _ in range(runs + 1):
            started = time.perf_counter()
            results = compute(panel)
            ms.append(1000 * (time.perf_counter() - started))
    for name, values in results.items():
        values.astype(np.float64).tofile(folder / f"{name}.f64")
    simd = " ".join(np.show_config(mode="dicts")["SIMD Extensions"].get("found", [])) or "no vector extension"
    about = {
        "versions": f"NumPy {np.__version__} ({simd}), SciPy {scipy.__version__}, Python {sys.version.split()[0]}",
        "leftOut": LEFT_OUT,
        "firstMs": ms[0],
        "ms": ms[1:],
    }
    (folder / "peer.json").write_text(json.dumps(about))


main(Path(sys.argv[1]), int(sys.argv[2]))
