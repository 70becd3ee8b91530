import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { acceleration } from '../../../shared/heat/acceleration.ts';
import { attention } from '../../../shared/heat/attention.ts';
import { breadth } from '../../../shared/indices/breadth.ts';
import { positionsOf } from '../../../shared/market/tokenPositions.ts';
import { panelOf } from '../market/panelOf.ts';
import { readGolden } from '../stats/readGolden.ts';

interface HeatGolden {
  readonly breadth: { readonly price: number[]; readonly sma20: number[]; readonly value: number };
  readonly accel: { readonly r7: number; readonly r30: number; readonly sd_daily: number; readonly value: number };
  readonly volume_share: Readonly<Record<'narr7' | 'all7' | 'narr30' | 'all30' | 'value', number>>;
}
const golden = readGolden<HeatGolden>('heat.json');

describe.skipIf(golden === undefined)('the golden values of heat', () => {
  const { breadth: expectedBreadth, accel, volume_share: volume } = golden ?? ({} as HeatGolden);

  it('agree with breadth', () => {
    // Nineteen equal closes before the last one, chosen so that the mean of twenty is the golden one.
    const columns = expectedBreadth.price.map((price, i) => {
      const before = (20 * (expectedBreadth.sma20[i] as number) - price) / 19;
      return [`token-${i}`, { close: [...Array<number>(19).fill(before), price] }] as const;
    });
    const panel = panelOf(Object.fromEntries(columns));
    expect(breadth(panel, 19, positionsOf(panel, panel.tokens), PARAMETERS)).toBe(expectedBreadth.value);
  });

  it('agree with acceleration', () => {
    expect(acceleration(accel.r7, accel.r30, accel.sd_daily, PARAMETERS)).toBeCloseTo(accel.value, 12);
  });

  it('agree with attention', () => {
    const measured = attention(
      { short: volume.narr7, long: volume.narr30 },
      { short: volume.all7, long: volume.all30 },
    );
    expect(measured?.attention).toBeCloseTo(volume.value, 12);
    expect(measured?.share).toBeCloseTo(volume.narr7 / volume.all7, 15);
  });
});
