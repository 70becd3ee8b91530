import * as z from 'zod';
import { curation } from './curation.ts';
import { displayName, price, roiWindows, slug, symbol } from './fields.ts';
import { model } from './model.ts';
import { narratives } from './narratives.ts';
import { rotation } from './rotation.ts';
import { dataStatus } from './status.ts';
import { signals, tokens } from './tokens.ts';

const mover = z.object({
  token: slug,
  symbol,
  name: displayName,
  h24: z.number().describe('simple return over the last 24 hours, fraction'),
});

/** Benchmarks' own returns, for the page's first sentence. */
export const market = z.object({
  benchmarks: z
    .array(
      z.object({
        id: slug,
        symbol,
        price: price.nullable().describe('latest accepted price, US dollars; null = none'),
        ...roiWindows,
        sparkline: z.array(z.number()).describe('daily closes of the last 30 days, then the mark; US dollars'),
      }),
    )
    .describe('BTC, ETH and SOL'),
  sentence: z.string().describe('the state of the market in one sentence, every number computed'),
  movers: z.object({
    up: z.array(mover).describe('rose most'),
    down: z.array(mover).describe('fell most'),
  }),
});
export type Market = z.infer<typeof market>;

/** The content-addressed parts of a snapshot; each is one stored item (or more, when large). */
export const snapshotParts = z.object({
  market,
  rotation,
  narratives,
  tokens,
  signals,
  status: dataStatus,
  curation,
  model,
});
export type SnapshotParts = z.infer<typeof snapshotParts>;
