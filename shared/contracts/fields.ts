import * as z from 'zod';

/** The building blocks of every wire type: each states its unit and range once. */
export const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('UTC day YYYY-MM-DD; a bar D closes at D+1T00:00Z');
export const isoTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/)
  .describe('instant, ISO 8601 UTC');
export const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,79}$/)
  .describe('id of the registry, the same for ever');
export const symbol = z.string().describe("ticker, e.g. BTC; a provider's text, not unique");
export const displayName = z.string().describe("name for a reader; of a token a provider's text");
export const methodologyVersion = z.string().describe('version of the rules every number was computed by');
export const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256, hex');
export const usd = z.number().nonnegative().describe('US dollars');
export const price = z.number().positive().describe('US dollars per token');
/** Simple return as a fraction (0.05 = 5%); null where history is too short. */
export const roi = z
  .number()
  .min(-1)
  .nullable()
  .describe('simple return as a fraction (0.05 = 5%); null where history is too short');
export const share = z.number().min(0).max(1).describe('fraction 0-1');
export const weight = z.number().min(0).max(1).describe('fraction of net asset value, 0-1');
export const points = z.number().min(0).max(100).describe('points, 0-100');
/** How many of the seven tranches hold it. */
export const conviction = z.int().min(0).max(7).describe('tranches holding it, 0-7');
export const nav = z.number().positive().describe('net asset value of the record, 1 at genesis');
export const rank = z.int().positive().nullable().describe('rank by score, 1 = best; null where there is no score');
export const signalName = z.enum(['bullish', 'neutral', 'bearish']).describe('state of the signal at the last close');
export const letter = z
  .enum(['A', 'B', 'C', 'D', 'E'])
  .describe('the grade as a letter, A = best; the methodology has the bounds');

const roiOver = (span: string) => roi.describe(`simple return over ${span}, fraction; null where history is too short`);
/** Returns over the published windows. */
export const roiWindows = {
  h24: roiOver('the last 24 hours'),
  d7: roiOver('the last 7 days'),
  d30: roiOver('the last 30 days'),
  ytd: roiOver('the calendar year so far, from its first instant UTC'),
};
export const roiSet = z.object(roiWindows);
const relativeRoi = z.object({ bitcoin: roiSet, ethereum: roiSet, solana: roiSet });
export const roiBlock = z.object({
  absolute: roiSet.describe('in US dollars'),
  relative: relativeRoi.describe('against each benchmark r_b: (1 + r) / (1 + r_b) - 1'),
  base_note: z.string().nullable().describe('set when a base is a daily close instead of an hourly price'),
});
export const reasonCode = z
  .enum([
    'NARRATIVE_ENTER',
    'NARRATIVE_EXIT_RANK',
    'NARRATIVE_EXIT_GATE',
    'TOKEN_GRADE',
    'SIGNAL_BEARISH',
    'CAP',
    'VOL_SCALE',
    'REGIME',
    'DELISTED',
    'FALLBACK',
    'DRIFT',
    'LIQUIDITY_REST',
  ])
  .describe('rule of the methodology that asked for it');
export const priceFlag = z
  .enum(['accepted', 'stale', 'missing', 'quarantined'])
  .describe('what the quality gates say of the latest price');
