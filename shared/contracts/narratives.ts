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
  price: price.nullable().describe('latest accepted price, US dollars per token; null = none'),
  stale_bars: z.int().nonnegative().describe('daily bars since the last price'),
  contribution_d7: z.number().nullable().describe('part of the 7-day return, fraction; all parts sum to it'),
  grade: points.nullable().describe('its Trader Grade, points 0-100; null = none'),
  signal: signalName.nullable().describe('its signal at the last close; null = none'),
});

export const narrative = z.object({
  id: slug,
  name: displayName,
  definition: z.string().describe('who belongs to it, in words'),
  status: z
    .enum(['tradable', 'indicative', 'empty'])
    .describe('indicative = fewer than 5 eligible members (4 once tradable)'),
  level: z.number().positive().nullable().describe('index points, base 1000'),
  started_on: isoDate.nullable().describe('first day with a level; null = none yet'),
  rebalanced_on: isoDate.nullable().describe('the close at which its basket last changed; null = none yet'),
  hypothetical_before: isoDate.describe('the registry release: levels before were not known in advance'),
  roi: roiBlock,
  breadth: share.nullable().describe('share of constituents above their 20-day mean, 0-1; null without enough history'),
  signal: signalName.nullable().describe('state of the signal at the last close; null = none'),
  signal_since: isoDate.nullable().describe('the close at which it took that state; null = no signal'),
  probability: share.nullable().describe('probability of rising, 0-1, rule-based; null = no signal'),
  arrow: z.enum(['up', 'down', 'flat']).describe('provisional direction of the last 24 hours'),
  conviction,
  rank,
  stale_weight: share.describe('share of the index value at prices that are not current, 0-1'),
  member_count: z.int().nonnegative().describe('registered members today, eligible or not'),
  cap_usd: usd
    .nullable()
    .describe(
      "sum of members' market capitalisation where known; null until the supplies of all that have one are observed",
    ),
  sparkline: z.array(z.number()).describe('daily closes of the last 30 days, then the mark; index points'),
  ...heatFields,
  constituents: z.array(constituent).describe('what the index holds, heaviest first'),
});
export type NarrativeRow = z.infer<typeof narrative>;
/** The body of /v1/narratives without `meta`. */
export const narratives = z.object({
  narratives: z.array(narrative).describe('every narrative, by 7-day return; of a page as it was asked for'),
});
export type Narratives = z.infer<typeof narratives>;
