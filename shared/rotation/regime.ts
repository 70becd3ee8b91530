import type { Parameters } from '../engine/parameters.ts';
import { carried, closeWindow } from './closeWindow.ts';
import { gapToMean } from './gapToMean.ts';
import { countSides } from './meanSides.ts';
import type { RotationClose } from './rotationClose.ts';
import type { Regime } from './types.ts';

/** The regime with how far the benchmark stands from its mean: the share it would have to fall to meet it. */
export interface RegimeReading extends Regime {
  readonly benchmarkGap: number | undefined;
}

/**
 * Exposure by how many of two tests hold: the benchmark above its long mean, and more than a given share of the eligible
 * tokens above their short one. The benchmark's missing bars repeat the close before (one lost bar of one token must not
 * move the portfolio); a token unpriced at this close is not counted. What cannot be measured does not hold.
 */
export function regime(close: RotationClose, params: Parameters): RegimeReading {
  const { benchmark, bars, breadthShare, exposure } = params.rotation;
  const { minWindowShare } = params.features;
  const closes = carried(closeWindow(close.panel, benchmark, close.row, bars.benchmarkMean));
  const benchmarkGap = gapToMean(closes, bars.benchmarkMean, minWindowShare);
  const btcAboveSma50 = benchmarkGap !== undefined && benchmarkGap > 0;
  const breadth = breadthOf(close, params);
  const breadthAboveThreshold = breadth !== undefined && breadth > breadthShare;
  const holding = Number(btcAboveSma50) + Number(breadthAboveThreshold);
  return { btcAboveSma50, benchmarkGap, breadth, breadthAboveThreshold, exposure: exposure[holding] ?? 0 };
}

function breadthOf({ panel, row, liquidity }: RotationClose, params: Parameters): number | undefined {
  const { measured, above } = countSides(panel, row, liquidity, params);
  return measured === 0 ? undefined : above / measured;
}
