import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from '../market/day.ts';
import { blendProbability } from './blendProbability.ts';
import { SIGNAL_NAMES, SIGNAL_WIDTH, type SignalBook, SignalColumn } from './signalBook.ts';
import { SignalClose } from './signalClose.ts';
import { INPUT_WIDTH, InputColumn, type SignalInputs } from './signalInputs.ts';
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
  const { ids, values, modelProbabilities } = inputs;
  const rows = previous.grown(newcomersOf(previous, inputs));
  const slots = rows.roster.slotsOf(ids);
  for (let row = 0; row < ids.length; row++) {
    const slot = slots[row] as number;
    const price = values[row * INPUT_WIDTH + InputColumn.price] as number;
    if (slot < 0 || Number.isNaN(price)) continue;
    const at = slot * SIGNAL_WIDTH;
    if (slot >= previous.rows.roster.size) begin(rows.values, at, 'neutral', day, price);
    const rule = values[row * INPUT_WIDTH + InputColumn.probability] as number;
    const trend = values[row * INPUT_WIDTH + InputColumn.trend] as Trend;
    const probability = blendProbability(rule, modelProbabilities?.get(ids[row] as string), omega);
    step(rows.values, at, probability, trend, day, price, params);
  }
  return new SignalClose(previous.rows, rows, { inputs, omega, day });
}

/** Priced ids without a signal that may have one from this close on. */
function newcomersOf({ rows }: SignalBook, { ids, values, mayStart }: SignalInputs): readonly string[] {
  const slots = rows.roster.slotsOf(ids);
  const newcomers: string[] = [];
  for (let row = 0; row < ids.length; row++) {
    if ((slots[row] as number) >= 0 || Number.isNaN(values[row * INPUT_WIDTH + InputColumn.price])) continue;
    if (mayStart(row)) newcomers.push(ids[row] as string);
  }
  return newcomers;
}

function begin(values: Float64Array, at: number, signal: SignalName, day: EpochDay, price: number): void {
  values[at + SignalColumn.signal] = SIGNAL_NAMES.indexOf(signal);
  values[at + SignalColumn.since] = day;
  values[at + SignalColumn.sincePrice] = price;
}

function step(
  values: Float64Array,
  at: number,
  probability: number,
  trend: Trend,
  day: EpochDay,
  price: number,
  params: Parameters,
): void {
  const before = SIGNAL_NAMES[values[at + SignalColumn.signal] as number] as SignalName;
  const bullishCloses = countBullish(values[at + SignalColumn.bullishCloses] as number, probability, trend, params);
  const bearishCloses = countBearish(values[at + SignalColumn.bearishCloses] as number, probability, trend, params);
  values[at + SignalColumn.bullishCloses] = bullishCloses;
  values[at + SignalColumn.bearishCloses] = bearishCloses;
  const after = stepSignal(before, bullishCloses, bearishCloses, probability, trend, params);
  if (after !== before) begin(values, at, after, day, price);
}
