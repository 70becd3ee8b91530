import * as z from 'zod';
import { points, share, slug, symbol } from './fields.ts';

export const heatStage = z
  .enum(['crowded', 'cooling', 'hot', 'emerging', 'dormant', 'neutral'])
  .describe('the first rule that applies, in this order; neutral = none');

export const heatComponent = z.object({
  name: z.enum(['breadth', 'attention', 'acceleration', 'cohesion', 'concentration']).describe('what it measures'),
  value: z
    .number()
    .nullable()
    .describe(
      'as measured: breadth = share of constituents above their 20-day mean; attention = log of volume share 7 d over 30 d; ' +
        'acceleration = week against month in standard deviations; cohesion = mean pairwise residual correlation; ' +
        "concentration = top contributor's share of the 7-day gain",
    ),
  percentile: points
    .nullable()
    .describe("among the narrative's own trailing 180 closes; for concentration 100 minus it; null under 60 values"),
  weight: share.describe('share of the heat; missing components leave theirs to the others'),
});

/** Heat of one narrative at the last close; part of its row. */
export const heatFields = {
  heat: points.nullable().describe('points 0-100, smoothed over 48 hours; null until 60 closes are known'),
  heat_change_d7: z.number().min(-100).max(100).nullable().describe('points since a week before'),
  stage: heatStage.nullable(),
  heat_components: z.array(heatComponent).describe('what the heat is made of'),
  volume_share: share.nullable().describe("its members' share of all members' trusted volume over 7 days, 0-1"),
  volume_share_percentile: points.nullable().describe("points 0-100 among the narrative's own trailing 180 closes"),
  dispersion: z.number().nonnegative().nullable().describe("standard deviation of members' 7-day log returns"),
  top_contributor: z
    .object({ token: slug, symbol, share: share.describe('of the 7-day gain') })
    .nullable()
    .describe('null where nothing gained'),
  single_token_move: z.boolean().describe('the index rose and one name made over 60% of the gain'),
};
