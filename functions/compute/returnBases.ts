import { type Bases, WINDOW_HOURS } from '../../shared/engine/snapshot/returns.ts';
import type { EngineState } from '../../shared/engine/types.ts';
import type { EpochDay } from '../../shared/market/day.ts';
import type { DayBars, HourPanel } from '../adapters/records/formats.ts';
import type { HourLevels } from '../adapters/records/hourLevels.ts';
import { acceptedOf, bucketBefore, closesOf, lastCloseOf } from './prices.ts';

type HourWindow = keyof typeof WINDOW_HOURS;
export const HOUR_WINDOWS = Object.keys(WINDOW_HOURS) as HourWindow[];

/** The bucket at which a window began. */
export const windowStart = (bucket: string, window: HourWindow): string => bucketBefore(bucket, WINDOW_HOURS[window]);

/** What was stored at the beginning of each window; undefined where the hour was missed. */
export interface WindowStarts {
  readonly panels: { readonly [W in HourWindow]: HourPanel | undefined };
  readonly levels: { readonly [W in HourWindow]: HourLevels | undefined };
}

export interface BaseInput {
  readonly bucket: string;
  readonly starts: WindowStarts;
  readonly state: EngineState;
  /** Bars of the last 31 closes and of last 31 December, by day. */
  readonly bars: ReadonlyMap<EpochDay, DayBars>;
  readonly yearEnd: EpochDay;
}

/**
 * Base values of every token's and index's returns. Without an hour's record the latest close at or before the window's
 * start stands in; at midnight that close is the hour itself, so only other hours are worth a note.
 */
export function returnBases(input: BaseInput): {
  readonly tokens: ReadonlyMap<string, Bases>;
  readonly indices: ReadonlyMap<string, Bases>;
  readonly note: string | null;
} {
  const byWindow = HOUR_WINDOWS.map((window) => tokenPricesAt(window, input));
  const yearEnd = closesOf(input.bars.get(input.yearEnd));
  const tokens = new Map<string, Bases>();
  const [h24, d7, d30] = byWindow;
  for (const token of new Set([...byWindow.flatMap((prices) => [...prices.keys()]), ...yearEnd.keys()])) {
    tokens.set(token, { h24: h24?.get(token), d7: d7?.get(token), d30: d30?.get(token), ytd: yearEnd.get(token) });
  }
  const indices = new Map<string, Bases>();
  for (const narrative of Object.keys(input.state.indices)) indices.set(narrative, indexBases(narrative, input));
  const missed =
    HOUR_WINDOWS.some((window) => input.starts.panels[window] === undefined) && !input.bucket.endsWith('T00');
  return { tokens, indices, note: missed ? NOTE : null };
}

const NOTE = 'where no price of that hour is stored, a return is measured from the last daily close before it';

function tokenPricesAt(window: HourWindow, input: BaseInput): ReadonlyMap<string, number> {
  const start = windowStart(input.bucket, window);
  const closes = closesOf(input.bars.get(lastCloseOf(start)));
  return new Map([...closes, ...acceptedOf(input.starts.panels[window])]);
}

function indexBases(narrative: string, { bucket, starts, state, yearEnd }: BaseInput): Bases {
  const levels = state.indices[narrative]?.levels ?? [];
  const at = (window: HourWindow): number | undefined => {
    const hour = starts.levels[window]?.levels[narrative];
    if (hour !== undefined) return hour;
    const last = lastCloseOf(windowStart(bucket, window));
    return levels.findLast((row) => row.day <= last)?.level;
  };
  const ytd = state.yearBase?.day === yearEnd ? state.yearBase.levels[narrative] : undefined;
  return { h24: at('h24'), d7: at('d7'), d30: at('d30'), ytd };
}
