import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEATURES } from '../../../shared/grades/types.ts';
import type { Panel } from '../../../shared/market/panel.ts';
import { cell, DAYS, featureInput, matrixOf, simulatedPanel, TOKENS } from './simulatedMarket.ts';

const ROW = 90;

/** The panel as it would be with `days` rows, values kept. */
function truncated(panel: Panel, days: number): Panel {
  const cut = (values: Float64Array) =>
    Float64Array.from({ length: panel.tokens.length * days }, (_, i) => {
      return values[Math.floor(i / days) * panel.days + (i % days)] as number;
    });
  return {
    ...panel,
    days,
    close: cut(panel.close),
    venueVolume: cut(panel.venueVolume),
    aggregateVolume: cut(panel.aggregateVolume),
    supply: cut(panel.supply),
    flags: new Uint8Array(panel.tokens.length * days),
  };
}

describe('features never look ahead', () => {
  const matrix = matrixOf(featureInput(simulatedPanel(), ROW));

  it('they are the same bit for bit when later rows are removed', () => {
    const cut = matrixOf(featureInput(truncated(simulatedPanel(), ROW + 1), ROW));
    expect(cut.raw).toEqual(matrix.raw);
    expect(cut.z).toEqual(matrix.z);
  });

  it('and when later rows hold garbage', () => {
    const panel = simulatedPanel();
    for (let i = 0; i < panel.tokens.length; i++) {
      for (const values of [panel.close, panel.venueVolume, panel.aggregateVolume, panel.supply]) {
        values.fill(1e9 * (i + 1), i * DAYS + ROW + 1, (i + 1) * DAYS);
      }
    }
    const spoiled = matrixOf(featureInput(panel, ROW));
    expect(spoiled.raw).toEqual(matrix.raw);
    expect(spoiled.z).toEqual(matrix.z);
  });

  it('and whatever rows of the panel were asked before', () => {
    const panel = simulatedPanel();
    for (const row of [119, 40, 41, 70, 71, 72, 103, 60, 89]) matrixOf(featureInput(panel, row));
    const again = matrixOf(featureInput(panel, ROW));
    expect(again.raw).toEqual(matrix.raw);
    expect(again.z).toEqual(matrix.z);
  });

  it('yet they do read the row itself', () => {
    const panel = simulatedPanel();
    panel.close[5 * DAYS + ROW] = 1e9;
    expect(matrixOf(featureInput(panel, ROW)).z).not.toEqual(matrix.z);
  });
});

describe('scale', () => {
  it('a token quoted in other units keeps every return feature', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), fc.nat(TOKENS.length - 1), (factor, index) => {
        const panel = simulatedPanel();
        const at = (index + 1) * DAYS;
        for (let i = at; i < at + DAYS; i++) panel.close[i] = (panel.close[i] as number) * factor;
        const before = matrixOf(featureInput(simulatedPanel(), ROW));
        const after = matrixOf(featureInput(panel, ROW));
        const token = TOKENS[index] as string;
        for (const feature of FEATURES) {
          const was = cell(before, 'raw', token, feature);
          if (Number.isNaN(was)) expect(cell(after, 'raw', token, feature)).toBeNaN();
          else expect(cell(after, 'raw', token, feature)).toBeCloseTo(was, 9);
        }
      }),
      { seed: 1, numRuns: 30 },
    );
  });
});
