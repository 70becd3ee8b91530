import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { ownPercentile } from '../../../shared/heat/ownPercentile.ts';
import { rawHeat } from '../../../shared/heat/rawHeat.ts';
import { heatChange, smoothHeat } from '../../../shared/heat/smoothHeat.ts';
import { HEAT_COMPONENTS, HEAT_MEASURES, type HeatState } from '../../../shared/heat/types.ts';
import { hazenRanks } from '../../../shared/stats/hazenRanks.ts';

type Series = HeatState['series'];
const value = fc.option(fc.integer({ min: -20, max: 20 }), { freq: 8 });
const history = (minLength: number) => fc.array(value, { minLength, maxLength: 180 });
const rising = Array.from({ length: 180 }, (_, i) => i);
const seriesOf = (of: (name: string) => (number | null)[]): Series =>
  Object.fromEntries(HEAT_MEASURES.map((name) => [name, of(name)])) as unknown as Series;

describe('the percentile of a value in its own history', () => {
  it('is 100 times its Hazen rank, whatever is missing', () => {
    fc.assert(
      fc.property(history(1), (values) => {
        const ranks = hazenRanks(values.map((each) => each ?? Number.NaN));
        const expected = values.at(-1) === null ? undefined : 100 * (ranks.at(-1) as number);
        const percentile = ownPercentile(values, 1);
        if (expected === undefined) expect(percentile).toBeUndefined();
        else expect(percentile).toBeCloseTo(expected, 10);
      }),
      { seed: 7 },
    );
  });

  it('lies strictly between 0 and 100 and does not depend on the order of the past', () => {
    fc.assert(
      fc.property(history(2), (values) => {
        const percentile = ownPercentile(values, 1);
        const turned = [...values.slice(0, -1).reverse(), values.at(-1) as number | null];
        expect(ownPercentile(turned, 1)).toBe(percentile);
        if (percentile === undefined) return;
        expect(percentile).toBeGreaterThan(0);
        expect(percentile).toBeLessThan(100);
      }),
      { seed: 7 },
    );
  });

  it('needs 60 values, missing ones not counted', () => {
    const { minValues } = PARAMETERS.heat;
    expect(ownPercentile(rising.slice(0, 59), minValues)).toBeUndefined();
    expect(ownPercentile([...Array<null>(120).fill(null), ...rising.slice(0, 59)], minValues)).toBeUndefined();
    expect(ownPercentile(rising.slice(0, 60), minValues)).toBeCloseTo((100 * 59.5) / 60, 12);
  });
});

describe('raw heat', () => {
  it('is the weighted mean of the percentiles, concentration turned round', () => {
    const top = rawHeat(
      seriesOf(() => rising),
      PARAMETERS,
    );
    const high = (100 * 179.5) / 180;
    expect(top.components.concentration.percentile).toBeCloseTo(100 - high, 12);
    expect(top.raw).toBeCloseTo(0.85 * high + 0.15 * (100 - high), 10);
  });

  it('renormalises over the components present and is unknown without any', () => {
    const isPresent = (present: readonly string[]) => (name: string) =>
      present.includes(name) ? rising : [...rising.slice(0, -1), null];
    fc.assert(
      fc.property(fc.subarray([...HEAT_COMPONENTS]), (present) => {
        const { raw, components } = rawHeat(seriesOf(isPresent(present)), PARAMETERS);
        const weights = HEAT_COMPONENTS.map((name) => components[name].weight);
        if (present.length === 0) {
          expect(raw).toBeUndefined();
          return;
        }
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        const mean = HEAT_COMPONENTS.reduce(
          (sum, name) => sum + components[name].weight * (components[name].percentile ?? 0),
          0,
        );
        expect(raw).toBeCloseTo(mean, 10);
        for (const name of HEAT_COMPONENTS) {
          if (present.includes(name)) expect(components[name].weight).toBeGreaterThan(0);
          else expect(components[name]).toEqual({ value: undefined, percentile: undefined, weight: 0 });
        }
      }),
      { seed: 7 },
    );
  });

  it('stays between 0 and 100', () => {
    fc.assert(
      fc.property(fc.array(history(60), { minLength: 7, maxLength: 7 }), (all) => {
        const { raw } = rawHeat(
          seriesOf((name) => all[HEAT_MEASURES.indexOf(name as 'r30')] ?? []),
          PARAMETERS,
        );
        if (raw === undefined) return;
        expect(raw).toBeGreaterThan(0);
        expect(raw).toBeLessThan(100);
      }),
      { seed: 7, numRuns: 50 },
    );
  });
});

describe('smoothing', () => {
  it('covers half the way to a new level in 48 hours, whether in two steps or over a missed day', () => {
    const first = smoothHeat(undefined, 20, 100, PARAMETERS);
    expect(first).toBe(20);
    const daily = [101, 102].reduce((heat, day) => smoothHeat({ day: day - 1, heat }, 80, day, PARAMETERS), first);
    expect(daily).toBeCloseTo(50, 12);
    expect(smoothHeat({ day: 100, heat: 20 }, 80, 102, PARAMETERS)).toBeCloseTo(50, 12);
  });

  it('starts afresh after a gap of over three days', () => {
    expect(smoothHeat({ day: 100, heat: 20 }, 80, 103, PARAMETERS)).toBeLessThan(80);
    expect(smoothHeat({ day: 100, heat: 20 }, 80, 104, PARAMETERS)).toBe(80);
  });

  it('measures the change from a week before or the latest heat before that', () => {
    const heats = [
      { day: 90, heat: 30 },
      { day: 92, heat: 40 },
      { day: 94, heat: 70 },
    ];
    expect(heatChange(heats, 60, 100, PARAMETERS)).toBe(20);
    expect(heatChange(heats.slice(2), 60, 100, PARAMETERS)).toBeUndefined();
  });
});
