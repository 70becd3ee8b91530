import * as z from 'zod';
import { displayName, isoDate, isoTime, points, price, signalName, slug, symbol, weight } from './fields.ts';
import { heatStage } from './heat.ts';

export const historyWindow = z.enum(['7d', '30d', '90d', '1y', 'all']).describe('how far back it was asked for');
export type HistoryWindow = z.infer<typeof historyWindow>;

const usdColumn = z.array(price.nullable()).describe('US dollars per token, by row; null = no price then');
const levelColumn = z
  .array(z.number().positive().nullable())
  .describe('index points, base 1000, by row; null = no level then');

/** Times of every series here are columns: value i of each belongs to row i. Prices and levels have 6 significant digits. */
const divided = {
  hypothetical_before: isoDate.describe("the registry's release: earlier rows were not known in advance; draw them so"),
  record_started_on: isoDate.describe('genesis close of the forward record'),
};

const rebalance = z.object({
  date: isoDate.describe('the close at which the basket changed'),
  tokens: z
    .array(z.object({ token: slug, symbol, weight: weight.describe('share of the index after it, 0-1') }))
    .describe('the new basket, heaviest first'),
});

/** The body of /v1/narratives/{id}/history without `meta`. */
export const narrativeHistory = z.object({
  id: slug,
  name: displayName,
  interval: z.enum(['1d', '1h']).describe('a row a day or a row an hour'),
  window: historyWindow,
  ...divided,
  started_on: isoDate.nullable().describe('first day with a level; null = none yet'),
  times: z
    .array(z.union([isoDate, isoTime]))
    .describe('by day: the UTC day of the bar, which closes at the next midnight; by hour: the instant of the prices'),
  level: levelColumn,
  bitcoin: usdColumn,
  ethereum: usdColumn,
  solana: usdColumn,
  heat: z.array(points.nullable()).nullable().describe('points 0-100 by row; null by hour: heat is daily'),
  rebalances: z
    .array(rebalance)
    .describe('within the window, ascending; the first is the basket held when the window begins, if it is known'),
});
export type NarrativeHistory = z.infer<typeof narrativeHistory>;

const flipOfHistory = z.object({
  date: isoDate.describe('the close at which it changed'),
  from: signalName.describe('the signal before'),
  to: signalName.describe('the signal since'),
  price: price.nullable().describe('US dollars per token at that close; null = none'),
});

/** The body of /v1/tokens/{id}/history without `meta`. */
export const tokenHistory = z.object({
  id: slug,
  symbol,
  name: displayName,
  window: historyWindow,
  ...divided,
  times: z
    .array(isoDate)
    .describe('the UTC day of the bar, which closes at the next midnight; ascending, no day left out'),
  close: usdColumn,
  grade: z.array(points.nullable()).describe('Trader Grade by row, points 0-100, 2 decimals; null = none then'),
  signal: z.array(signalName.nullable()).describe('by row; null = none then'),
  flips: z.array(flipOfHistory).describe('changes of the signal within the window, ascending'),
});
export type TokenHistory = z.infer<typeof tokenHistory>;

/** The body of /v1/heat without `meta`: every narrative's heat over the last 90 closes. */
export const heatHistory = z.object({
  times: z.array(isoDate).describe('closes, ascending'),
  narratives: z
    .array(
      z.object({
        id: slug,
        name: displayName,
        heat: z.array(points.nullable()).describe('points 0-100 by close; null = not enough history'),
        stage: z.array(heatStage.nullable()).describe('by close'),
      }),
    )
    .describe("in the registry's order"),
});
export type HeatHistory = z.infer<typeof heatHistory>;
