import type { Parameters } from '../engine/parameters.ts';
import { SignalCode, SignalColumn } from './signalBook.ts';
import type { Trend } from './trendOf.ts';

// Taken apart here: compiled code knows these numbers, and would load a member of another module's object at every use.
const { bullish: BULLISH, bearish: BEARISH } = SignalCode;
const { signal: SIGNAL, bullishCloses: BULLISH_CLOSES, bearishCloses: BEARISH_CLOSES } = SignalColumn;

/**
 * One close of the hysteresis, on the row of a signal that begins at `at`: closes in a row that qualify are counted, this one
 * included and in every state; then it leaves first and enters after. A state left at one close can be entered from the other side
 * as soon as enough closes have qualified. With two closes to enter, a bullish signal cannot turn bearish in one close: the
 * first close that qualifies for one leaves the other. True when the state is another than before.
 */
export function stepSignal(
  values: Float64Array,
  at: number,
  probability: number,
  trend: Trend,
  { signal }: Parameters,
): boolean {
  const { bullish, bearish, closesToEnter } = signal;
  // Bits instead of jumps: how most of these turn out is beyond a processor's guess, and a wrong one costs more than all of them.
  const qualifies = Number(probability >= bullish.enter) & Number(trend >= 0);
  const disqualifies = Number(probability <= bearish.enter) & Number(trend <= 0);
  const bullishCloses = ((values[at + BULLISH_CLOSES] as number) + 1) * qualifies;
  const bearishCloses = ((values[at + BEARISH_CLOSES] as number) + 1) * disqualifies;
  const before = values[at + SIGNAL] as number;
  const staysBullish = Number(before === BULLISH) & Number(probability >= bullish.leave) & Number(trend !== -1);
  const staysBearish = Number(before === BEARISH) & Number(probability <= bearish.leave) & Number(trend !== 1);
  const isFree = 1 ^ staysBullish ^ staysBearish;
  const turnsBullish = isFree & Number(bullishCloses >= closesToEnter);
  const turnsBearish = (isFree ^ turnsBullish) & Number(bearishCloses >= closesToEnter);
  const after = (staysBullish | turnsBullish) * BULLISH + (staysBearish | turnsBearish) * BEARISH;
  values[at + SIGNAL] = after;
  values[at + BULLISH_CLOSES] = bullishCloses;
  values[at + BEARISH_CLOSES] = bearishCloses;
  return after !== before;
}
