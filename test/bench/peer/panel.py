"""The market the peer computes from, as the bench wrote it: one JSON file and three columns of float64."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Panel:
    """Days run down, tokens across: neighbouring tokens of one close lie side by side."""

    first_day: int  # days since 1970-01-01
    close: np.ndarray  # (days, tokens), US dollars
    volume: np.ndarray  # (days, tokens), US dollars a bar, of one trusted venue
    supply: np.ndarray  # (days, tokens), tokens
    member: np.ndarray  # (tokens, narratives), bool; narratives ascending by id
    slots: np.ndarray  # (narratives, seats), positions of the members, ascending; 0 where `seated` is false
    seated: np.ndarray  # (narratives, seats), bool
    benchmarks: np.ndarray  # positions of BTC, ETH, SOL
    market: int  # position of BTC
    excluded: np.ndarray  # (tokens,), bool: never ranked
    parameters: dict[str, Any]  # those of the engine, by its own names

    @property
    def days(self) -> int:
        return len(self.close)


def read_panel(folder: Path) -> Panel:
    """Raises where a cell is missing: gaps and registered events are left to the engine."""
    about = json.loads((folder / "panel.json").read_text())
    tokens, members, parameters = about["tokens"], about["members"], about["parameters"]
    columns = {}
    for name in ("close", "volume", "supply"):
        cells = np.fromfile(folder / f"{name}.f64").reshape(len(tokens), about["days"])
        if np.isnan(cells).any():
            raise ValueError(f"{name}: a cell is missing, and this program knows no gaps")
        columns[name] = np.ascontiguousarray(cells.T)

    position = {token: at for at, token in enumerate(tokens)}
    member = np.zeros((len(tokens), len(members)), bool)
    seats = max(len(ids) for ids in members)
    slots = np.zeros((len(members), seats), int)
    seated = np.zeros((len(members), seats), bool)
    for narrative, ids in enumerate(members):
        positions = [position[token] for token in ids]
        member[positions, narrative] = True
        slots[narrative, : len(ids)] = positions
        seated[narrative, : len(ids)] = True
    if (member.sum(1) > 1).any():
        raise ValueError("a token belongs to two narratives, and this program gives each one at most")
    return Panel(
        first_day=about["firstDay"],
        member=member,
        slots=slots,
        seated=seated,
        benchmarks=np.array([position[token] for token in parameters["benchmarks"]]),
        market=position[parameters["features"]["market"]],
        excluded=np.isin(tokens, parameters["features"]["excluded"]),
        parameters=parameters,
        **columns,
    )
