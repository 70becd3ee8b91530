import { describe, expect, it } from 'vitest';
import { emergentClusters } from '../../../shared/curation/emergentClusters.ts';
import { jaccard } from '../../../shared/curation/jaccard.ts';
import type { Detector } from '../../../shared/curation/types.ts';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { plantedMarket, tokenName } from './plantedMarket.ts';

const DRAWS = 200;
const PLANTED = Array.from({ length: 8 }, (_, i) => tokenName(i));
const market = { tokens: 120, correlation: 0.5 };
const scan = (
  detector: Detector,
  seed: string,
  cluster: number,
  points: number = PARAMETERS.curation[detector].points,
) => emergentClusters(detector, plantedMarket(seed, { ...market, points, cluster }), new Map(), PARAMETERS);
const draws = Array.from({ length: DRAWS }, (_, draw) => `draw ${draw}`);

describe.each<[Detector]>([['fourHour'], ['daily']])(
  'the %s detector, over 200 seeded draws of 120 tokens',
  (detector) => {
    it('finds a planted cluster of 8 tokens with residual correlation .5 in over 95%, all 8 and nothing else in most', () => {
      const overlaps = draws.map((seed) =>
        Math.max(0, ...scan(detector, seed, 8).map(({ tokens }) => jaccard(tokens, PLANTED))),
      );
      // Found: at least 7 of the 8 and at most one stranger.
      expect(overlaps.filter((overlap) => overlap >= 7 / 9).length / DRAWS).toBeGreaterThan(0.95);
      expect(overlaps.filter((overlap) => overlap === 1).length / DRAWS).toBeGreaterThan(0.9);
    });

    it('finds fewer than .05 false clusters a scan on noise', () => {
      const found = draws.reduce((sum, seed) => sum + scan(detector, seed, 0).length, 0);
      expect(found / DRAWS).toBeLessThan(0.05);
    });
  },
);

describe('thirty daily points', () => {
  it('are not enough: noise then gives more than one false cluster a scan', () => {
    const found = draws.slice(0, 20).reduce((sum, seed) => sum + scan('daily', seed, 0, 30).length, 0);
    expect(found / 20).toBeGreaterThan(1);
  });
});
