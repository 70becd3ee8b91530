import type { TokenColumn } from '../backtest/tokenColumn.ts';
import type { ClosesYear } from '../contracts/closes.ts';
import { LevelSeries } from '../indices/levelSeries.ts';
import type { Liquidity } from '../indices/types.ts';
import { type EpochDay, isoDateOf } from '../market/day.ts';
import type { Panel } from '../market/panel.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import type { SignalFact, SignalName } from '../signals/types.ts';
import type { WhatIfClose } from './types.ts';

/** One day of a published year. */
export interface YearDay {
  readonly year: ClosesYear;
  readonly row: number;
  readonly day: EpochDay;
}

const SIGNALS: Readonly<Record<string, SignalName>> = { b: 'bullish', n: 'neutral', r: 'bearish' };

/** One published close as the rotation reads it. `levels` end with this close, `dead` are those found dead at the one before. */
export function closeOf(
  at: YearDay,
  known: {
    readonly panel: Panel;
    readonly levels: ReadonlyMap<string, LevelSeries>;
    readonly dead: ReadonlySet<string>;
  },
): WhatIfClose {
  const { year, row, day } = at;
  const { panel } = known;
  const date = isoDateOf(day);
  const delisted = year.tokens.filter(({ status }) => status[row] === 'd').map(({ id }) => id);
  const died = delisted.filter((token) => !known.dead.has(token));
  const liquidity = year.tokens.map((token) => liquidityOf(token, row));
  const signals = signalFacts(at);
  const flipped = [...signals.values()].filter((fact) => fact.signal === 'bearish' && fact.flippedFrom !== undefined);
  const grades = year.tokens.flatMap(({ id, grade }) => {
    const value = grade[row];
    return typeof value === 'number' ? [[id, value] as const] : [];
  });
  return {
    died,
    rotation: {
      ...{ day, panel, row: day - panel.firstDay, signals, delisted },
      narratives: year.narratives.map(({ id, state, members }) => ({
        id,
        levels: known.levels.get(id) ?? LevelSeries.EMPTY,
        tradable: state[row] === 't',
        members: members.flatMap(({ token, from, to }) => (from <= date && (to === null || date < to) ? [token] : [])),
      })),
      grades: byPosition(panel, grades),
      liquidity: new Map(liquidity.map((one) => [one.token, one])),
      conversions: year.conversions.filter((one) => one.date === date),
    },
    kept: {
      ...{ day, row: day - panel.firstDay, modelScores: undefined },
      grades: columnOf(grades),
      leaving: [...new Set([...flipped.map(({ id }) => id), ...died])].sort(),
      signals: columnOf([...signals.values()].map(({ id, signal }) => [id, signal] as const)),
      indices: year.narratives.flatMap(({ id, level, state }) => {
        const value = level[row];
        return typeof value === 'number' ? [{ narrative: id, level: value, tradable: state[row] === 't' }] : [];
      }),
      advUsd: byPosition(
        panel,
        liquidity.map(({ token, advUsd }) => [token, advUsd] as const),
      ),
      capUsd: byPosition(
        panel,
        liquidity.map(({ token, capUsd }) => [token, capUsd] as const),
      ),
      eligible: liquidity.filter((one) => one.eligible).map(({ token }) => token),
      tradable: liquidity.filter((one) => one.tradable).map(({ token }) => token),
    },
  };
}

function columnOf<V>(entries: readonly (readonly [string, V])[]): TokenColumn<V> {
  return { tokens: entries.map(([token]) => token), values: entries.map(([, value]) => value) };
}

function signalFacts({ year, row, day }: YearDay): ReadonlyMap<string, SignalFact> {
  const facts = new Map<string, SignalFact>();
  for (const { id, signal: codes } of year.tokens) {
    const code = codes[row] ?? '.';
    const signal = SIGNALS[code.toLowerCase()];
    if (signal === undefined) continue;
    const flipped = code !== code.toLowerCase();
    facts.set(id, { ...UNTOLD, id, day, signal, flippedFrom: flipped ? other(signal) : undefined });
  }
  return facts;
}

/** That a signal flipped decides; what it was before does not, and is not told. */
const other = (signal: SignalName): SignalName => (signal === 'neutral' ? 'bullish' : 'neutral');

/** Explains moves only, and is not published by close. */
const UNTOLD = {
  probability: Number.NaN,
  ruleProbability: Number.NaN,
  modelProbability: undefined,
  trend: 0,
  since: 0,
  sincePrice: Number.NaN,
} as const;

function liquidityOf(token: ClosesYear['tokens'][number], row: number): Liquidity {
  const advUsd = token.adv_usd[row] ?? undefined;
  const status = token.status[row];
  return {
    ...{ token: token.id, advUsd, volumeUsd: advUsd, capUsd: token.cap_usd[row] ?? undefined },
    eligible: status === 't' || status === 'e',
    tradable: status === 't',
    ...{ standInSupply: false, staleSupply: false, reasons: [], pricedBars: 0 },
    missingBars: typeof token.close[row] === 'number' ? 0 : 1,
  };
}

function byPosition(panel: Panel, entries: readonly (readonly [string, number | undefined])[]): Float64Array {
  const positions = tokenPositions(panel);
  const out = new Float64Array(panel.tokens.length).fill(Number.NaN);
  for (const [token, value] of entries) out[positions.get(token) as number] = value ?? Number.NaN;
  return out;
}
