import { describe, expect, it } from 'vitest';
import { modelCard as contract } from '../../../shared/contracts/model.ts';
import { FEATURES } from '../../../shared/grades/types.ts';
import { isoDateOf } from '../../../shared/market/day.ts';
import { dataHash } from '../../../shared/model/dataHash.ts';
import { modelCard } from '../../../shared/model/modelCard.ts';
import { reliability } from '../../../shared/model/reliability.ts';
import { trainingWindow } from '../../../shared/model/trainingWindow.ts';
import type { JudgedSection, TrainingDate } from '../../../shared/model/types.ts';
import { rankCorrelation } from '../../../shared/stats/rankCorrelation.ts';
import { plantedMarket, SHORT, walk } from './plantedMarket.ts';

const walked = walk(plantedMarket(300, 0.15));
const judged: readonly JudgedSection[] = walked.facts.flatMap((fact) => fact.judged);
const artefact = walked.learning.artefact!;
const window = trainingWindow(walked.learning.training.dates, artefact.cutOff, SHORT);
const card = modelCard({ artefact, dataHash: dataHash(window), state: walked.state, judged }, SHORT);
const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the model card', () => {
  it('keeps its contract and survives JSON', () => {
    expect(contract.parse(JSON.parse(JSON.stringify(card)))).toStrictEqual(card);
  });

  it('names the window it was fitted on and every coefficient by its feature', () => {
    expect(card.trained_to <= isoDateOf(artefact.cutOff - 9)).toBe(true);
    expect([card.training_dates, card.training_rows]).toEqual([window.length, window.length * 30]);
    expect(card.coefficients.map(({ feature }) => feature)).toEqual([...FEATURES]);
    expect(card.coefficients[0]?.coefficient).toBe(artefact.coefficients[0]);
  });

  it('computes its figures from the judged log alone', () => {
    const rows = judged.flatMap(({ logistic, labels }) =>
      labels.map((label, i) => ({
        score: logistic.scores[i] as number,
        p: logistic.probabilities[i] as number,
        claimed: logistic.slope > 0,
        label,
      })),
    );
    const claimed = rows.filter((row) => row.claimed);
    const figures = card.out_of_sample!;
    expect(figures.weeks).toBe(judged.length);
    expect(figures.predictions).toBe(rows.length);
    expect(figures.rank_ic.mean).toBeCloseTo(
      average(judged.map(({ logistic, returns }) => rankCorrelation(logistic.scores, returns) as number)),
      12,
    );
    expect(figures.hit_rate).toBeCloseTo(
      average(rows.map(({ score, label }) => (score > 0 === (label === 1) ? 1 : 0))),
      12,
    );
    expect(figures.hit_interval.low).toBeLessThan(figures.hit_rate);
    expect(figures.calibrated?.predictions).toBe(claimed.length);
    expect(claimed.length).toBeLessThan(rows.length);
    expect(figures.calibrated?.brier).toBeCloseTo(average(claimed.map(({ p, label }) => (p - label) ** 2)), 12);
    expect(figures.calibrated?.brier_skill).toBeCloseTo(1 - 4 * (figures.calibrated?.brier ?? 0), 12);
  });

  it('tells omega after each judged week, ending with the one in force', () => {
    expect(card.omega_history).toHaveLength(judged.length);
    expect(card.omega_history[0]?.omega).toBe(0);
    expect(card.omega_history.at(-1)?.omega).toBe(card.omega);
    expect(card.omega).toBe(walked.state.omega);
  });

  it('says how many weeks of the same record are missing to a proof', () => {
    const [first, ...others] = judged as [JudgedSection, ...JudgedSection[]];
    const of = (sections: readonly JudgedSection[]) =>
      modelCard({ artefact, dataHash: 'a'.repeat(64), state: walked.state, judged: sections }, SHORT);
    expect(card.proof.weeks).toBe(0);
    expect(of([first]).proof.weeks).toBeNull();
    expect(of([]).out_of_sample).toBeNull();
    const weak = others
      .slice(0, 16)
      .map((section, i) => (i % 3 === 0 ? { ...section, returns: section.returns.map((r) => -r) } : section));
    const { out_of_sample: figures, proof } = of(weak);
    const t = figures?.rank_ic.t as number;
    expect(t).toBeGreaterThan(0);
    expect(t).toBeLessThan(2);
    expect(proof.weeks).toBe(Math.ceil(weak.length * (2 / t) ** 2) - weak.length);
  });
});

describe('the data hash', () => {
  it('changes with any label or feature and not with rounding of the last digits', () => {
    const [first, ...others] = window as [TrainingDate, ...TrainingDate[]];
    const relabelled = { ...first, y: first.y.with(3, 1 - (first.y[3] as number)) };
    const moved = { ...first, x: first.x.with(5, (first.x[5] as number) + 1e-6) };
    const rounded = { ...first, x: first.x.with(5, (first.x[5] as number) * (1 + 2e-16)) };
    expect(dataHash([relabelled, ...others])).not.toBe(card.data_hash);
    expect(dataHash([moved, ...others])).not.toBe(card.data_hash);
    expect(dataHash([rounded, ...others])).toBe(card.data_hash);
  });
});

describe('the reliability table', () => {
  it('cuts predictions into groups of equal size from low to high', () => {
    const table = reliability([0.6, 0.4, 0.5, 0.45, 0.55], [1, 0, 1, 0, 1], 2, 1.96);
    expect(table.map(({ predictions }) => predictions)).toEqual([3, 2]);
    expect(table.map(({ observed }) => observed)).toEqual([1 / 3, 1]);
    expect(table.map(({ meanProbability }) => meanProbability)).toEqual([
      expect.closeTo(0.45, 12),
      expect.closeTo(0.575, 12),
    ]);
    expect(reliability([0.5], [1], 10, 1.96)).toHaveLength(1);
  });
});
