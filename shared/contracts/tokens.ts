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
  weight: share,
  contribution: z.number().describe('points; contributions sum to raw - 50'),
});

export const token = z.object({
  id: slug,
  symbol,
  name: displayName,
  narratives: z.array(slug).describe('narratives it is a member of today'),
  benchmark: z.boolean().describe('BTC, ETH and SOL: what returns are compared with'),
  price: price.nullable(),
  price_flag: priceFlag,
  price_reason: z.string().nullable().describe('why the price is stale, missing or quarantined'),
  roi: roiSet,
  cap_usd: usd.nullable(),
  volume_usd: usd.nullable().describe('trusted volume: median of 30 days'),
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
  signal: signalName.nullable(),
  signal_since: isoDate.nullable(),
  probability: share.nullable(),
  sparkline: z.array(z.number()).describe('daily closes of the last 30 days, then the mark; US dollars'),
});
export type TokenRow = z.infer<typeof token>;
/** The body of /v1/tokens without `meta`. */
export const tokens = z.object({ tokens: z.array(token) });
export type Tokens = z.infer<typeof tokens>;

export const signal = z.object({
  id: slug,
  kind: z.enum(['token', 'narrative']).describe('what the signal is of'),
  symbol,
  name: displayName,
  signal: signalName,
  since: isoDate,
  since_price: z.number().positive().describe('US dollars (token) or index points (narrative) at the flip'),
  return_since: z.number().nullable().describe('simple return since the flip, fraction; null without a price now'),
  probability: share,
  rule_probability: share,
  model_probability: share.nullable(),
  trend: z.int().min(-1).max(1).describe('1 up, -1 down, 0 neither'),
});
export const flip = z.object({
  id: slug,
  kind: z.enum(['token', 'narrative']).describe('what the signal is of'),
  symbol,
  name: displayName,
  date: isoDate,
  from: signalName.describe('the signal before'),
  to: signalName.describe('the signal since'),
});
/** The body of /v1/signals without `meta`. */
export const signals = z.object({
  signals: z.array(signal),
  flips: z.array(flip).describe('changes of the last 14 closes, newest first'),
  omega: share.describe('skill weight of the learned model; 0 = rules only'),
});
export type Signals = z.infer<typeof signals>;
export type SignalRow = z.infer<typeof signal>;
export type FlipRow = z.infer<typeof flip>;
