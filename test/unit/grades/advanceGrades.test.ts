import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { advanceGrades, type GradeInput } from '../../../shared/grades/advanceGrades.ts';
import { emptyGradeState } from '../../../shared/grades/emptyGradeState.ts';
import { GradeBook } from '../../../shared/grades/gradeBook.ts';
import {
  FEATURES,
  type FeatureMatrix,
  type GradeFact,
  type GradeState,
  PILLARS,
} from '../../../shared/grades/types.ts';
import { featureInput, liquidityOf, matrixOf, simulatedPanel, TOKENS, uniform } from './simulatedMarket.ts';

const PANEL = simulatedPanel();
const LIQUIDITY = new Map(TOKENS.map((token) => [token, liquidityOf(token, 1e8)]));
const matrixAt = (row: number, universe: readonly string[] = TOKENS) =>
  matrixOf(featureInput(PANEL, row, { universe }));

function advance(state: GradeState, matrix: FeatureMatrix | undefined, changes: Partial<GradeInput> = {}) {
  const day = matrix?.day ?? 0;
  const { book, facts, grades } = advanceGrades(GradeBook.of(state), {
    matrix,
    day,
    modelScores: undefined,
    omega: 0,
    panel: PANEL,
    liquidity: LIQUIDITY,
    params: PARAMETERS,
    ...changes,
  });
  return { state: book.records, facts, grades };
}
const factOf = (facts: readonly GradeFact[], token: string) => facts.find((fact) => fact.token === token) as GradeFact;
const sum = (fact: GradeFact) => PILLARS.reduce((total, pillar) => total + fact.pillars[pillar].contribution, 0);

describe('grades of a close', () => {
  it('explain themselves: contributions sum to raw - 50, smoothing is the rest', () => {
    let state = emptyGradeState();
    for (let row = 70; row < 110; row++) {
      const step = advance(state, matrixAt(row));
      state = step.state;
      expect(step.facts).toHaveLength(TOKENS.length);
      for (const fact of step.facts) {
        expect(Math.abs(sum(fact) - (fact.raw - 50))).toBeLessThan(1e-9);
        expect(fact.raw + fact.smoothing).toBeCloseTo(fact.grade, 12);
        expect(fact.change === undefined).toBe(row === 70);
        expect(state.grades[fact.token]).toEqual({ grade: fact.grade, day: fact.day, letter: fact.letter });
      }
    }
    expect(state.compositeSds).toHaveLength(40);
    expect(state.pillarSds.momentum).toHaveLength(40);
    expect(state.pillarSds.model).toEqual([]);
  });

  it('spread over the range, by scores of the cross-section alone', () => {
    const raws = advance(emptyGradeState(), matrixAt(100)).facts.map((fact) => fact.raw);
    expect(Math.min(...raws)).toBeLessThan(20);
    expect(Math.max(...raws)).toBeGreaterThan(80);
  });

  it('follow a permutation of the tokens', () => {
    const matrix = matrixAt(100);
    const order = TOKENS.map((_, i) => (i * 7) % TOKENS.length);
    const width = FEATURES.length;
    const shuffled: FeatureMatrix = {
      ...matrix,
      tokens: order.map((i) => TOKENS[i] as string),
      z: Float64Array.from(order.flatMap((i) => [...matrix.z.subarray(i * width, (i + 1) * width)])),
    };
    const before = advance(emptyGradeState(), matrix).facts;
    const after = advance(emptyGradeState(), shuffled).facts;
    for (const token of TOKENS) expect(factOf(after, token).raw).toBeCloseTo(factOf(before, token).raw, 10);
  });

  it('scale by previous dates only, from the thirtieth on', () => {
    let state = emptyGradeState();
    for (let row = 62; row < 92; row++) state = advance(state, matrixAt(row)).state;
    const matrix = matrixAt(92);
    const halved: GradeState = {
      ...state,
      pillarSds: { ...state.pillarSds, momentum: state.pillarSds.momentum.map((sd) => sd / 2) },
    };
    const z = (from: GradeState) => factOf(advance(from, matrix).facts, 'token-03').pillars.momentum.z;
    expect(z(halved)).toBeCloseTo(2 * z(state), 10);
  });
});

describe('tokens without a grade', () => {
  it('too young: no fact and no record, though it counts in the cross-section', () => {
    const { state, facts } = advance(emptyGradeState(), matrixAt(100), {
      liquidity: new Map(
        TOKENS.map((token) => [token, { ...liquidityOf(token, 1e8), pricedBars: token === 'token-07' ? 29 : 30 }]),
      ),
    });
    expect(facts).toHaveLength(TOKENS.length - 1);
    expect(state.grades['token-07']).toBeUndefined();
    expect(factOf(facts, 'token-08').raw).toBe(factOf(advance(emptyGradeState(), matrixAt(100)).facts, 'token-08').raw);
  });

  it('outside the universe: keeps its record, continues after a short gap and starts over after a long one', () => {
    const rest = TOKENS.filter((token) => token !== 'token-07');
    const first = advance(emptyGradeState(), matrixAt(100)).state;
    let state = first;
    for (const row of [101, 102]) {
      const step = advance(state, matrixAt(row, rest));
      expect(step.facts.map((fact) => fact.token)).not.toContain('token-07');
      expect(step.state.grades['token-07']).toEqual(first.grades['token-07']);
      state = step.state;
    }
    const continued = factOf(advance(state, matrixAt(103)).facts, 'token-07');
    expect(continued.smoothing).not.toBe(0);
    expect(continued.change).toBeUndefined();
    state = advance(state, matrixAt(103, rest)).state;
    expect(factOf(advance(state, matrixAt(104)).facts, 'token-07').smoothing).toBe(0);
  });

  it('no universe that day: the state stays as it was', () => {
    const { state } = advance(emptyGradeState(), matrixAt(100));
    const after = advance(state, undefined);
    expect(after).toMatchObject({ state, facts: [] });
    expect(after.grades.every(Number.isNaN)).toBe(true);
  });
});

describe('the model pillar', () => {
  const random = uniform(5);
  const scores = new Map(TOKENS.map((token) => [token, random()]));

  it('weighs half of the grade at full skill and nothing at none', () => {
    const full = factOf(advance(emptyGradeState(), matrixAt(100), { modelScores: scores, omega: 1 }).facts, 'token-01');
    expect(full.pillars.model.weight).toBe(0.5);
    expect(full.pillars.momentum.weight).toBeCloseTo(0.2, 12);
    const none = factOf(advance(emptyGradeState(), matrixAt(100), { modelScores: scores, omega: 0 }).facts, 'token-01');
    expect(none.pillars.model).toMatchObject({ weight: 0, contribution: 0 });
    expect(none.pillars.model.z).not.toBe(0);
    expect(none.raw).toBe(factOf(advance(emptyGradeState(), matrixAt(100)).facts, 'token-01').raw);
  });

  it('depends on the order of the outputs only', () => {
    const graded = (outputs: ReadonlyMap<string, number>) =>
      advance(emptyGradeState(), matrixAt(100), { modelScores: outputs, omega: 0.7 }).facts;
    const stretched = new Map([...scores].map(([token, score]) => [token, Math.exp(5 * score) - 100]));
    expect(graded(stretched)).toEqual(graded(scores));
  });

  it('counts for nothing while there is no model, whatever the skill says', () => {
    const { facts } = advance(emptyGradeState(), matrixAt(100), { omega: 1 });
    expect(facts).toEqual(advance(emptyGradeState(), matrixAt(100)).facts);
  });
});
