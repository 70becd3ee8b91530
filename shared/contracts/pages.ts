import * as z from 'zod';
import { conviction, slug, weight } from './fields.ts';
import { rotations } from './inputs.ts';
import { narrative, narratives } from './narratives.ts';
import { narrativeScore } from './rotation.ts';
import { flip, signal, signals, token, tokens } from './tokens.ts';

/** What stands beside the rows of a page of the snapshot. */
const paging = {
  total: z.int().nonnegative().describe('rows in all pages of this query'),
  next_cursor: rotations.shape.next_cursor.describe('`cursor` of the next page; null = this is the last'),
};

/** Bodies of the snapshot's lists and of one of their rows, without `meta`. */
export const narrativesPage = narratives.extend(paging);
export const tokensPage = tokens.extend(paging);
export const signalsPage = signals.extend(paging);

const flips = z.array(flip).describe('its changes of the last 14 closes, newest first');

export const narrativeDetail = z.object({
  narrative,
  score: narrativeScore.nullable().describe('its part in the rotation at the last close; null where it has none'),
  signal: signal.nullable().describe('its signal; null = none'),
  flips,
});

export const tokenDetail = z.object({
  token,
  signal: signal.nullable().describe('its signal; null = none'),
  flips,
  memberships: z
    .array(
      z.object({
        narrative: slug.describe('id of a narrative it belongs to'),
        name: z.string().describe('name of that narrative'),
        weight: weight.nullable().describe('share of the index value now, 0-1; null = no constituent of the index'),
        contribution_d7: z
          .number()
          .nullable()
          .describe("part of the index's 7-day return, fraction; null = no constituent"),
      }),
    )
    .describe('the narratives it is a member of today'),
  held: z.object({
    record: weight.describe('fraction of net asset value the forward record holds of it, 0-1'),
    target: weight.describe('fraction of net asset value the target holds of it, 0-1'),
    conviction,
  }),
});
export type NarrativeDetail = z.infer<typeof narrativeDetail>;
export type TokenDetail = z.infer<typeof tokenDetail>;
