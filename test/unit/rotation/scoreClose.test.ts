import { expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { scoreClose } from '../../../shared/rotation/scoreClose.ts';
import { closeOf } from './closeOf.ts';
import { drifting } from './series.ts';

const BARS = 65;
const LONGEST = 31;

it.each([[[]], [[BARS - 1]], [[BARS - 10, BARS - 9]], [[BARS - LONGEST]], [[BARS - LONGEST, BARS - LONGEST - 1]]])(
  'scores an index as if it were alone, whatever its age and the others, with the benchmark missing at %j',
  (missing) => {
    const bitcoin = drifting(BARS, 0.0005, 0.004).map((close, row) => (missing.includes(row) ? Number.NaN : close));
    const ages = [BARS, LONGEST, BARS, LONGEST + 1, 40, LONGEST];
    const narratives = ages.map((age, i) => ({
      id: `n${i}`,
      levels: drifting(BARS, 0.002 * (i + 1), 0.01).slice(BARS - age),
      members: [],
    }));
    const together = scoreClose(closeOf({ closes: { bitcoin }, narratives }), null, PARAMETERS);
    expect(together.every(({ x30 }) => x30 !== undefined)).toBe(!missing.includes(BARS - LONGEST));
    for (const narrative of narratives) {
      const alone = scoreClose(closeOf({ closes: { bitcoin }, narratives: [narrative] }), null, PARAMETERS)[0];
      expect({ ...alone, rank: 0 }).toEqual({ ...together.find(({ narrative: id }) => id === narrative.id), rank: 0 });
    }
  },
);
