import * as z from 'zod';
import { isoDate, share, slug, symbol } from './fields.ts';

const correlation = z.number().min(-1).max(1).describe('mean residual correlation, -1 to 1');
const counted = z.object({
  tokens: z.int().nonnegative().describe('tokens measured'),
  points: z.int().positive().describe('returns used of each'),
});

export const curationMove = z.object({
  token: slug,
  symbol,
  from: slug.describe('the narrative it is a member of'),
  to: slug.describe('the narrative it moves with most'),
  from_correlation: correlation.describe('mean residual correlation with `from`, -1 to 1'),
  to_correlation: correlation.describe('mean residual correlation with `to`, -1 to 1'),
});

export const curationEntry = z.object({
  token: slug,
  symbol,
  narrative: slug.describe('the narrative it moves with'),
  correlation: correlation.describe('mean residual correlation with it, -1 to 1'),
});

export const emergentNarrative = z.object({
  tokens: z.array(z.object({ token: slug, symbol })).describe('the tokens that move together'),
  detector: z.enum(['daily', 'four-hour']).describe('the points it was found on'),
  mean_correlation: correlation.describe('between its tokens, residual, -1 to 1'),
  runs: z.int().positive().describe('monthly runs in a row that found it'),
  first_seen: isoDate.describe('the close of the first run that found it'),
  proposed: z.boolean().describe('found in enough runs to be proposed; else a candidate only'),
  nearest: z
    .object({ narrative: slug, jaccard: share.describe('overlap: intersection over union of the members') })
    .nullable()
    .describe('the narrative it overlaps most; null where it overlaps none'),
});

/**
 * What the monthly run of the curation rules proposes. Nothing here changes an index: a curator accepts a proposal by a
 * commit to the registry.
 */
export const curation = z.object({
  run_date: isoDate.nullable().describe('the close the newest run was made at; null before the first'),
  daily: counted.nullable().describe('what was measured by day; null before the first run'),
  four_hour: counted.nullable().describe('null where fewer than 30 days of hours are stored'),
  rules: z.object({
    move_below: correlation.describe('a member below this with its own narrative may move, correlation'),
    move_above: correlation.describe('and above this with another is proposed to, correlation'),
    entry_above: correlation.describe('a token outside above this is proposed to enter, correlation'),
    daily_cut: correlation.describe('clusters by day are cut at this correlation'),
    four_hour_cut: correlation.describe('clusters by four hours are cut at this correlation'),
    min_size: z.int().positive().describe('tokens a cluster needs'),
    known_jaccard: share.describe('an overlap of this much makes a cluster an existing narrative'),
    runs: z.int().positive().describe('runs in a row before a cluster is proposed'),
  }),
  moves: z.array(curationMove).describe('members that move more with another narrative'),
  entries: z.array(curationEntry).describe('tokens outside that move with a narrative'),
  emergent: z.array(emergentNarrative).describe('proposed ones first, then by mean correlation'),
});
export type Curation = z.infer<typeof curation>;
