import * as z from 'zod';
import {
  conviction,
  displayName,
  isoDate,
  points,
  price,
  rank,
  roiBlock,
  share,
  signalName,
  slug,
  symbol,
  usd,
  weight,
} from './fields.ts';
import { heatFields } from './heat.ts';

export const constituent = z.object({
  token: slug,
  symbol,
  weight: weight.describe('share of the index value now'),
  price: price.nullable(),
  stale_bars: z.int().nonnegative().describe('daily bars since the last price'),
  contribution_d7: z.number().nullable().describe('part of the 7-day return, fraction; all parts sum to it'),
  grade: points.nullable(),
  signal: signalName.nullable(),
});

export const narrative = z.object({
  id: slug,
  name: displayName,
  definition: z.string().describe('who belongs to it, in words'),
  status: z
    .enum(['tradable', 'indicative', 'empty'])
    .describe('indicative = fewer than 5 eligible members (4 once tradable)'),
  level: z.number().positive().nullable().describe('index points, base 1000'),
  started_on: isoDate.nullable(),
  rebalanced_on: isoDate.nullable(),
  hypothetical_before: isoDate.describe('the registry release: levels before were not known in advance'),
  roi: roiBlock,
  breadth: share.nullable(),
  signal: signalName.nullable(),
  signal_since: isoDate.nullable(),
  probability: share.nullable().describe('probability of rising, rule-based'),
  arrow: z.enum(['up', 'down', 'flat']).describe('provisional direction of the last 24 hours'),
  conviction,
  rank,
  stale_weight: share,
  member_count: z.int().nonnegative().describe('registered members today, eligible or not'),
  cap_usd: usd.nullable().describe("sum of members' market capitalisation where known"),
  sparkline: z.array(z.number()).describe('daily closes of the last 30 days, then the mark; index points'),
  ...heatFields,
  constituents: z.array(constituent),
});
export type NarrativeRow = z.infer<typeof narrative>;
/** The body of /v1/narratives without `meta`. */
export const narratives = z.object({ narratives: z.array(narrative) });
export type Narratives = z.infer<typeof narratives>;
