import { emergentClusters } from '../../shared/curation/emergentClusters.ts';
import { jaccard } from '../../shared/curation/jaccard.ts';
import { PARAMETERS } from '../../shared/engine/parameters.ts';
import { plantedMarket, tokenName } from '../unit/curation/plantedMarket.ts';
import type { Benchmark } from './benchmark.ts';

const DRAWS = 200;
const PLANTED = Array.from({ length: 8 }, (_, i) => tokenName(i));
const MARKET = { tokens: 120, correlation: 0.5, points: PARAMETERS.curation.fourHour.points };
/** The first share of the draws above 95%. */
const OVER_95 = 95 + 100 / DRAWS;
/** At least seven of the eight and at most one stranger. */
const FOUND = 7 / 9;

/** How well emergent narratives are told from noise; the test of the same name holds the limits, this prints the figures. */
export const detector: Benchmark = {
  name: 'detector',
  title: `emergent narratives: ${DRAWS} seeded draws of ${MARKET.tokens} tokens x ${MARKET.points} four-hour points`,
  async run(say) {
    let [found, exact, strangers] = [0, 0, 0];
    for (let draw = 0; draw < DRAWS; draw++) {
      const overlap = Math.max(0, ...scan(draw, PLANTED.length).map(({ tokens }) => jaccard(tokens, PLANTED)));
      found += overlap >= FOUND ? 1 : 0;
      exact += overlap === 1 ? 1 : 0;
      strangers += scan(draw, 0).length;
    }
    say(
      `planted: ${PLANTED.length} tokens with residual correlation ${MARKET.correlation}; exactly these in ${exact} draws`,
    );
    return [
      {
        what: 'planted cluster found',
        value: (100 * found) / DRAWS,
        unit: '%',
        limit: { atLeast: OVER_95 },
        runs: DRAWS,
      },
      {
        what: 'false clusters on noise',
        value: strangers / DRAWS,
        unit: 'a scan',
        limit: { below: 0.05 },
        runs: DRAWS,
      },
    ];
  },
};

const scan = (draw: number, cluster: number) =>
  emergentClusters('fourHour', plantedMarket(`draw ${draw}`, { ...MARKET, cluster }), new Map(), PARAMETERS);
