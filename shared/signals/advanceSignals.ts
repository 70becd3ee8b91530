import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from '../market/day.ts';
import { blendProbability } from './blendProbability.ts';
import { SIGNAL_WIDTH, type SignalBook, SignalColumn } from './signalBook.ts';
import { SignalClose } from './signalClose.ts';
import { INPUT_WIDTH, InputColumn, type SignalInputs } from './signalInputs.ts';
import { stepSignal } from './stepSignal.ts';
import type { Trend } from './trendOf.ts';

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
  for (let row = 0, from = 0; row < ids.length; row++, from += INPUT_WIDTH) {
    const slot = slots[row] as number;
    const price = values[from + InputColumn.price] as number;
    if (slot < 0 || Number.isNaN(price)) continue;
    const at = slot * SIGNAL_WIDTH;
    const rule = values[from + InputColumn.probability] as number;
    const trend = values[from + InputColumn.trend] as Trend;
    const probability = blendProbability(rule, modelProbabilities?.get(ids[row] as string), omega);
    const isOther = stepSignal(rows.values, at, probability, trend, params);
    if (isOther || slot >= previous.rows.roster.size) {
      rows.values[at + SignalColumn.since] = day;
      rows.values[at + SignalColumn.sincePrice] = price;
    }
  }
  return new SignalClose(previous.rows, rows, { inputs, omega, day });
}

/** Priced ids without a signal that may have one from this close on. */
function newcomersOf({ rows }: SignalBook, { ids, values, mayStart }: SignalInputs): readonly string[] {
  const slots = rows.roster.slotsOf(ids);
  const newcomers: string[] = [];
  if (!slots.includes(-1)) return newcomers;
  for (let row = 0; row < ids.length; row++) {
    if ((slots[row] as number) >= 0 || Number.isNaN(values[row * INPUT_WIDTH + InputColumn.price])) continue;
    if (mayStart(row)) newcomers.push(ids[row] as string);
  }
  return newcomers;
}
