import * as z from 'zod';
import { roi, slug } from './fields.ts';
import { narratives } from './narratives.ts';
import { rotation } from './rotation.ts';
import { dataStatus } from './status.ts';
import { signals, tokens } from './tokens.ts';

/** Benchmarks' own returns, for the page's first sentence. */
export const market = z.object({
  benchmarks: z.array(z.object({
    id: slug, symbol: z.string(), price: z.number().positive().nullable(),
    h24: roi, d7: roi, d30: roi, ytd: roi, sparkline: z.array(z.number()),
  })),
  sentence: z.string().describe('the state of the market in one sentence, every number computed'),
  movers: z.object({
    up: z.array(z.object({ token: slug, symbol: z.string(), name: z.string(), h24: z.number() })),
    down: z.array(z.object({ token: slug, symbol: z.string(), name: z.string(), h24: z.number() })),
  }),
});
export type Market = z.infer<typeof market>;

/** The content-addressed parts of a snapshot; each is one stored item (or more, when large). */
export const snapshotParts = z.object({
  market, rotation, narratives, tokens, signals, status: dataStatus,
});
export type SnapshotParts = z.infer<typeof snapshotParts>;
export const PART_NAMES = ['market', 'rotation', 'narratives', 'tokens', 'signals', 'status'] as const;
export type PartName = (typeof PART_NAMES)[number];
