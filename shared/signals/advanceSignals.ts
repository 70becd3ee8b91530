import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from '../market/day.ts';
import { newColumn } from '../stats/newColumn.ts';
import { blendProbability } from './blendProbability.ts';
import type { SignalBook, SignalColumns } from './signalBook.ts';
import { SignalClose } from './signalClose.ts';
import type { SignalInputs } from './signalInputs.ts';
import { countBearish, countBullish, stepSignal } from './stepSignal.ts';
import type { Trend } from './trendOf.ts';
import type { SignalName } from './types.ts';

/**
 * Signals of a close, for tokens and for narratives alike; facts in the order of the inputs. A signal starts at the first
 * close that may start it, neutral and with nothing counted: before that it has no state and no fact. A missing close leaves
 * the state as it was, without a fact, and so does being absent from the inputs.
 */
export function advanceSignals(
  previous: SignalBook,
  inputs: SignalInputs,
  day: EpochDay,
  omega: number,
  params: Parameters,
): SignalClose {
  const { ids, prices, probabilities, trends, modelProbabilities } = inputs;
  const known = previous.columns.roster.slotsOf(ids);
  const newcomers = ids.filter(
    (_, row) => (known[row] as number) < 0 && !Number.isNaN(prices[row]) && inputs.mayStart(row),
  );
  const columns = previous.grown(newcomers);
  const slotOf = columns.roster.slotsOf(ids);
  const slots = newColumn(ids.length);
  const blended = newColumn(ids.length);
  for (let row = 0; row < ids.length; row++) {
    const price = prices[row] as number;
    const slot = Number.isNaN(price) ? -1 : (slotOf[row] as number);
    slots[row] = slot;
    if (slot < 0) continue;
    if (slot >= previous.columns.roster.size) start(columns, slot, day, price);
    const ruled = probabilities[row] as number;
    const probability = blendProbability(ruled, modelProbabilities?.get(ids[row] as string), omega);
    blended[row] = probability;
    step(columns, slot, probability, trends[row] as Trend, day, price, params);
  }
  return new SignalClose(previous.columns, columns, { inputs, slots, blended, day });
}

function start(columns: SignalColumns, slot: number, day: EpochDay, price: number): void {
  columns.signals[slot] = 'neutral';
  columns.since[slot] = day;
  columns.sincePrices[slot] = price;
}

function step(
  columns: SignalColumns,
  slot: number,
  probability: number,
  trend: Trend,
  day: EpochDay,
  price: number,
  params: Parameters,
): void {
  const before = columns.signals[slot] as SignalName;
  const bullishCloses = countBullish(columns.bullishCloses[slot] as number, probability, trend, params);
  const bearishCloses = countBearish(columns.bearishCloses[slot] as number, probability, trend, params);
  columns.bullishCloses[slot] = bullishCloses;
  columns.bearishCloses[slot] = bearishCloses;
  const after = stepSignal(before, bullishCloses, bearishCloses, probability, trend, params);
  if (after === before) return;
  columns.signals[slot] = after;
  columns.since[slot] = day;
  columns.sincePrices[slot] = price;
}
