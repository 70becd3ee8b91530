import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { capWeights } from '../../../shared/indices/capWeights.ts';
import { eventAt } from '../market/panelOf.ts';
import { readGolden } from '../stats/readGolden.ts';
import { runIndex } from './runIndex.ts';

interface Chain {
  readonly base: number;
  readonly prices: Record<string, (number | null)[]>;
  readonly rebalances: { day: number; mcap: Record<string, number>; cap: number; weights: Record<string, number> }[];
  readonly delist: { token: string; first_missing_day: number; haircut: number };
  readonly rebrand: { day: number; from: string; to: string; units_per_old: number };
  readonly levels: number[];
}
const chain = readGolden<Chain>('index_chain.json');
const weights = readGolden<{ mcap: number[]; cap: number; weights: number[] }[]>('cap_weights.json');

describe('independent expected values', () => {
  it.skipIf(weights === undefined)('agree with the water-filled weights', () => {
    expect(weights?.length).toBeGreaterThan(0);
    for (const { mcap, cap, weights: expected } of weights ?? []) {
      capWeights(mcap, cap).forEach((weight, i) => {
        expect(weight).toBeCloseTo(expected[i] as number, 12);
      });
    }
  });

  it.skipIf(chain === undefined)('agree with the chained levels through rebalances, a delisting and a rebrand', () => {
    const { base, prices, rebalances, delist, rebrand, levels } = chain as Chain;
    const dueAt = (row: number) => rebalances.findLast(({ day }) => day <= row) ?? rebalances[0];
    const run = runIndex({
      columns: Object.fromEntries(Object.entries(prices).map(([token, close]) => [token, { close }])),
      sizes: (row) => dueAt(row)?.mcap ?? {},
      rebalanceRows: rebalances.map(({ day }) => day),
      events: [
        eventAt(delist.first_missing_day, 'delist', delist.token),
        eventAt(rebrand.day, 'redenominate', rebrand.from, rebrand.to, rebrand.units_per_old),
      ],
      params: (row) => ({
        ...PARAMETERS,
        index: { ...PARAMETERS.index, base, haircut: delist.haircut, weightLimit: dueAt(row)?.cap ?? 1 },
      }),
    });
    levels.forEach((level, row) => {
      expect(run.levels[row]).toBeCloseTo(level, 9);
    });
    for (const { day, weights: expected } of rebalances) {
      for (const [token, weight] of Object.entries(expected)) {
        expect(run.states[day]?.weights[token]).toBeCloseTo(weight, 12);
      }
    }
  });
});
