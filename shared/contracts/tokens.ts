import * as z from 'zod';
import { isoDate, letter, points, price, priceFlag, roiSet, share, signalName, slug, usd } from './fields.ts';

const pillar = z.object({
  z: z.number().describe('standardised pillar score, cross-sectional'),
  weight: share,
  contribution: z.number().describe('points; contributions sum to raw - 50'),
});

export const token = z.object({
  id: slug,
  symbol: z.string(),
  name: z.string(),
  narratives: z.array(slug),
  benchmark: z.boolean(),
  price: price.nullable(),
  price_flag: priceFlag,
  price_reason: z.string().nullable().describe('why the price is stale, missing or quarantined'),
  roi: roiSet,
  cap_usd: usd.nullable(),
  volume_usd: usd.nullable().describe('trusted volume: median of 30 days'),
  supply_note: z.enum(['observed', 'stale', 'stand-in', 'unknown']),
  eligible: z.boolean(),
  tradable: z.boolean(),
  excluded_because: z.array(z.string()),
  grade: points.nullable(),
  grade_change: z.number().nullable().describe('points since the previous close'),
  letter: letter.nullable(),
  grade_raw: points.nullable(),
  grade_smoothing: z.number().nullable().describe('grade - raw, points'),
  pillars: z.object({ momentum: pillar, volatility: pillar, liquidity: pillar, model: pillar }).nullable(),
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
  kind: z.enum(['token', 'narrative']),
  symbol: z.string(),
  name: z.string(),
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
  kind: z.enum(['token', 'narrative']),
  symbol: z.string(),
  name: z.string(),
  date: isoDate,
  from: signalName,
  to: signalName,
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
