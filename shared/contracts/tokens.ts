import * as z from 'zod';
import {
  displayName,
  isoDate,
  letter,
  points,
  price,
  priceFlag,
  roiSet,
  share,
  signalName,
  slug,
  symbol,
  usd,
} from './fields.ts';

const pillar = z.object({
  z: z.number().describe('standardised pillar score, cross-sectional'),
  weight: share.describe('of the pillar in the grade, 0-1; the four sum to 1'),
  contribution: z.number().describe('points; contributions sum to raw - 50'),
});

export const token = z.object({
  id: slug,
  symbol,
  name: displayName,
  narratives: z.array(slug).describe('narratives it is a member of today'),
  benchmark: z.boolean().describe('BTC, ETH and SOL: what returns are compared with'),
  price: price.nullable().describe('latest accepted price, US dollars; null = none'),
  price_flag: priceFlag,
  price_reason: z.string().nullable().describe('why the price is stale, missing or quarantined'),
  roi: roiSet,
  cap_usd: usd.nullable().describe('market capitalisation, US dollars; null = supply unknown'),
  volume_usd: usd.nullable().describe('trusted volume: median of 30 days, US dollars; null = unknown'),
  supply_note: z
    .enum(['observed', 'stale', 'stand-in', 'unknown'])
    .describe("how its supply is known; stand-in = today's supply on a past day"),
  eligible: z.boolean().describe('whether an index may hold it'),
  tradable: z.boolean().describe('whether the rotation may hold it'),
  excluded_because: z.array(z.string()).describe('why it is not eligible or not tradable, in words'),
  grade: points.nullable().describe('Trader Grade, points 0-100; null without enough history'),
  grade_change: z.number().nullable().describe('points since the previous close'),
  letter: letter.nullable(),
  grade_raw: points.nullable().describe('the grade before smoothing, points 0-100'),
  grade_smoothing: z.number().nullable().describe('grade - raw, points'),
  pillars: z
    .object({ momentum: pillar, volatility: pillar, liquidity: pillar, model: pillar })
    .nullable()
    .describe('what the raw grade is made of; null where there is none'),
  signal: signalName.nullable().describe('state of the signal at the last close; null = none'),
  signal_since: isoDate.nullable().describe('the close at which it took that state; null = no signal'),
  probability: share.nullable().describe('probability of beating the median token over 7 days, 0-1; null = no signal'),
  sparkline: z.array(z.number()).describe('daily closes of the last 30 days, then the mark; US dollars'),
});
export type TokenRow = z.infer<typeof token>;
/** The body of /v1/tokens without `meta`. */
export const tokens = z.object({
  tokens: z.array(token).describe('every token of the registry; of a page those that meet its filters'),
});
export type Tokens = z.infer<typeof tokens>;

export const signal = z.object({
  id: slug,
  kind: z.enum(['token', 'narrative']).describe('what the signal is of'),
  symbol: symbol.describe("a token's ticker; of a narrative its id"),
  name: displayName,
  signal: signalName,
  since: isoDate.describe('the close at which it took that state'),
  since_price: z.number().positive().describe('US dollars (token) or index points (narrative) at the flip'),
  return_since: z.number().nullable().describe('simple return since the flip, fraction; null without a price now'),
  probability: share.describe('the published probability, 0-1: rule and model mixed by `omega`'),
  rule_probability: share.describe('what the rules alone say, 0-1'),
  model_probability: share.nullable().describe('what the learned model alone says, 0-1; null = it says nothing'),
  trend: z
    .int()
    .min(-1)
    .max(1)
    .describe('1 = above its 20-day mean and up over 14 days, -1 = both the other way, 0 = neither'),
});
export const flip = z.object({
  id: slug,
  kind: z.enum(['token', 'narrative']).describe('what the signal is of'),
  symbol: symbol.describe("a token's ticker; of a narrative its id"),
  name: displayName,
  date: isoDate.describe('the close at which it changed'),
  from: signalName.describe('the signal before'),
  to: signalName.describe('the signal since'),
});
/** The body of /v1/signals without `meta`. */
export const signals = z.object({
  signals: z.array(signal).describe('narratives first, then tokens, by id; of a page as it was asked for'),
  flips: z.array(flip).describe('changes of the last 14 closes, newest first'),
  omega: share.describe('skill weight of the learned model; 0 = rules only'),
});
export type Signals = z.infer<typeof signals>;
export type SignalRow = z.infer<typeof signal>;
export type FlipRow = z.infer<typeof flip>;
