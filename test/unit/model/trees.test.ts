import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { binEdges, binned } from '../../../shared/model/trees/bins.ts';
import { boostTrees, treeScores } from '../../../shared/model/trees/boostTrees.ts';
import { logLoss } from '../../../shared/stats/logLoss.ts';
import { sigmoid } from '../../../shared/stats/sigmoid.ts';
import { randomDates, uniform } from './randomDates.ts';

const SETTINGS = PARAMETERS.model.challenger;
const WIDTH = 4;

/** Dates whose label depends on the product of two features alone: nothing a linear model can see. */
function interaction(seed: number) {
  const chance = uniform(seed);
  return randomDates(20, 60, [0, 0, 0, 0], seed).map(({ x, y }) => ({
    x,
    y: y.map((_, row) => {
      const product = (x[row * WIDTH] as number) * (x[row * WIDTH + 2] as number);
      return chance() < sigmoid(2 * Math.sign(product)) ? 1 : 0;
    }),
  }));
}

function lossOf(model: ReturnType<typeof boostTrees>, dates: readonly { x: Float64Array; y: Uint8Array }[]): number {
  const scores = dates.flatMap(({ x }) => [...treeScores({ cutOff: 0, ...model }, x, WIDTH, SETTINGS.bins)]);
  return logLoss(
    scores.map(sigmoid),
    dates.flatMap(({ y }) => [...y]),
  );
}

describe('bins', () => {
  it('cut a standard normal into equal parts and put an edge into the upper one', () => {
    const edges = binEdges(4);
    expect([...edges]).toEqual([expect.closeTo(-0.6745, 4), 0, expect.closeTo(0.6745, 4)]);
    expect([...binned(Float64Array.of(-9, -0.1, 0, 0.6, 9), edges)]).toEqual([0, 1, 2, 2, 3]);
  });
});

describe('boosted trees', () => {
  const model = boostTrees(interaction(1), WIDTH, SETTINGS);

  it('learn an interaction that holds out of sample', () => {
    expect(lossOf(model, interaction(2))).toBeLessThan(Math.LN2 - 0.1);
  });

  it('add little to a coin where there is nothing to learn', () => {
    const noise = boostTrees(randomDates(20, 60, [0, 0, 0, 0], 3), WIDTH, SETTINGS);
    expect(lossOf(noise, randomDates(20, 60, [0, 0, 0, 0], 8))).toBeLessThan(Math.LN2 + 0.02);
  });

  it('lower the loss they were fitted on with every tree', () => {
    const dates = interaction(1);
    const losses = [0, 1, 10, 40, 100].map((count) => lossOf({ ...model, trees: model.trees.slice(0, count) }, dates));
    expect(losses).toEqual(losses.toSorted((a, b) => b - a));
    expect(losses[0]).toBeGreaterThan((losses[4] as number) + 0.1);
  });

  it('are complete, shallow, JSON-safe and the same for the same data', () => {
    expect(model.trees).toHaveLength(SETTINGS.trees);
    for (const { features, bins, leaves } of model.trees) {
      expect([features.length, bins.length, leaves.length]).toEqual([7, 7, 8]);
    }
    expect(boostTrees(interaction(1), WIDTH, SETTINGS)).toStrictEqual(model);
    expect(JSON.parse(JSON.stringify(model))).toStrictEqual(model);
  });

  it('start from the log-odds of the base rate, each date weighing the same', () => {
    const dates = [
      { x: new Float64Array(4 * WIDTH), y: Uint8Array.of(1, 1, 1, 0) },
      { x: new Float64Array(2 * WIDTH), y: Uint8Array.of(1, 0) },
    ];
    const { base, trees } = boostTrees(dates, WIDTH, SETTINGS);
    expect(base).toBeCloseTo(Math.log(0.625 / 0.375), 11);
    // Features that do not vary offer no split: every row falls into the first leaf, which has nothing left to add.
    expect(trees[0]?.bins.every((bin) => bin === SETTINGS.bins - 1)).toBe(true);
    expect(Math.abs(trees[0]?.leaves[0] as number)).toBeLessThan(1e-12);
  });

  it('refuse an empty training set', () => {
    expect(() => boostTrees([], WIDTH, SETTINGS)).toThrow(/no rows/);
  });
});
