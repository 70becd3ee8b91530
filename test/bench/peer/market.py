"""Logarithms, daily returns and the window sums that several parts share."""

from dataclasses import dataclass

import numpy as np

import windows
from panel import Panel


@dataclass(frozen=True)
class Market:
    logs: np.ndarray  # ln close
    returns: np.ndarray  # daily log returns, 0 in the first row, which has none
    return_sums: dict[int, np.ndarray]
    square_sums: dict[int, np.ndarray]
    close_sums: dict[int, np.ndarray]
    high28: np.ndarray  # ln of the highest close of 28 days

    def sd(self, bars: int) -> np.ndarray:
        """Sample sd of the last `bars` daily returns."""
        present = windows.counts(len(self.returns), bars, first=1)
        with np.errstate(invalid="ignore", divide="ignore"):
            squares = self.square_sums[bars] - self.return_sums[bars] ** 2 / present
            return np.sqrt(np.maximum(squares, 0) / (present - 1))

    def mean_close(self, bars: int) -> np.ndarray:
        return self.close_sums[bars] / windows.counts(len(self.returns), bars)


def measure(panel: Panel) -> Market:
    features, signal = panel.parameters["features"]["bars"], panel.parameters["signal"]["bars"]
    logs = np.log(panel.close)
    returns = np.zeros_like(logs)
    np.subtract(logs[1:], logs[:-1], out=returns[1:])
    of_returns = sorted({signal["sd20"], features["sd30"], features["beta60"]})
    of_closes = sorted({signal["sma7"], signal["sma20"], signal["sma28"], features["smaRatio"]["long"]})
    return Market(
        logs=logs,
        returns=returns,
        return_sums=dict(zip(of_returns, windows.sums(returns, *of_returns))),
        square_sums=dict(zip(of_returns, windows.sums(returns * returns, *of_returns))),
        close_sums=dict(zip(of_closes, windows.sums(panel.close, *of_closes))),
        high28=windows.maxima(logs, features["high28"])[0],
    )
