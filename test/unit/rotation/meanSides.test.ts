import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { gapToMean } from '../../../shared/rotation/gapToMean.ts';
import { countSides } from '../../../shared/rotation/meanSides.ts';
import { closeOf } from './closeOf.ts';

const DAYS = 70;
const { minWindowShare } = PARAMETERS.features;
const { tokenMean } = PARAMETERS.rotation.bars;

it('counts at every row the eligible tokens that can be measured and those above their mean, rows read ahead or not', () => {
  const price = fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 1, max: 5 }) }, fc.constant(Number.NaN));
  const whole = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: DAYS, maxLength: DAYS });
  const holed = fc.array(price, { minLength: DAYS, maxLength: DAYS });
  fc.assert(
    fc.property(whole, holed, holed, fc.subarray([0, 1, 2]), fc.nat(DAYS - 1), (a, b, c, positions, start) => {
      const eligible = (position: number) => ({ eligible: positions.includes(position) });
      const { panel, liquidity } = closeOf({
        closes: { a, b, c },
        liquidity: { a: eligible(0), b: eligible(1), c: eligible(2) },
      });
      for (let row = start; row < DAYS; row++) {
        const gaps = positions
          .map((at) => gapToMean(panel.close, tokenMean, minWindowShare, at * DAYS, at * DAYS + row + 1))
          .filter((gap) => gap !== undefined);
        const expected = { measured: gaps.length, above: gaps.filter((gap) => gap > 0).length };
        expect(countSides(panel, row, liquidity, PARAMETERS)).toEqual(expected);
      }
    }),
    { seed: 44, numRuns: 40 },
  );
});
