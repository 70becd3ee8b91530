import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { columnOf, NOTHING, recordOf } from '../../../shared/rotation/ascendingColumn.ts';
import { convertTokens } from '../../../shared/rotation/convertTokens.ts';
import { conviction } from '../../../shared/rotation/conviction.ts';
import { driftBook } from '../../../shared/rotation/driftBook.ts';
import { emptyRotationState } from '../../../shared/rotation/emptyRotationState.ts';
import { planTrades } from '../../../shared/rotation/planTrades.ts';
import { portfolioTarget } from '../../../shared/rotation/portfolioTarget.ts';
import { bookRecord, trancheColumns } from '../../../shared/rotation/rotationColumns.ts';
import type { Book, Tranche, Weights } from '../../../shared/rotation/types.ts';
import { volatilityScale } from '../../../shared/rotation/volatilityScale.ts';
import { closeOf } from './closeOf.ts';
import { drifting } from './series.ts';
import { simulatedFold } from './simulatedFold.ts';

const TOKENS = ['a', 'b', 'c', 'd'];
const BARS = 130;
const closes = Object.fromEntries(TOKENS.map((token, i) => [token, drifting(BARS, 0, 0.02 + 0.05 * i)]));
const close = closeOf({ closes });
const sum = (weights: Weights): number => Object.values(weights).reduce((total, weight) => total + weight, 0);

/** Weights of some of the tokens that sum to at most 1. Whole numbers: of doubles most are drawn next to 0. */
const vector = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 5, maxLength: 5 }).map((draws) => {
  const total = draws.reduce((all, draw) => all + draw, 1e-9);
  const pairs = TOKENS.map((token, i) => [token, (draws[i] as number) / total] as const);
  return Object.fromEntries(pairs.filter(([, weight]) => weight > 0.02));
});
const price = fc.double({ min: 0.01, max: 1000, noNaN: true });
const prices = fc
  .tuple(price, price, price, price)
  .map((all) => Object.fromEntries(TOKENS.map((t, i) => [t, all[i]!])));

const drift = (book: Book, before: Weights, now: Weights): Book =>
  bookRecord(driftBook({ ...book, weights: columnOf(book.weights) }, columnOf(before), columnOf(now)));
const scaleOf = (weights: Weights) => volatilityScale(columnOf(weights), close.panel, close.row, PARAMETERS);
const trancheOf = (weights: Weights): Tranche => ({
  decidedOn: 0,
  narratives: ['x'],
  tokens: { x: Object.keys(weights) },
  weights,
  exposure: 1,
  capped: { tokens: [], narratives: [] },
});

describe('the portfolio target', () => {
  const tranches = fc
    .array(fc.option(vector, { freq: 4 }), { minLength: 7, maxLength: 7 })
    .map((all) => all.map((weights) => weights && trancheOf(weights)));

  it('is the scale times the mean of the seven vectors, an undecided one being cash', () => {
    fc.assert(
      fc.property(tranches, (seven) => {
        const columns = seven.map((tranche) => tranche && trancheColumns(tranche));
        const { scale, ...aim } = portfolioTarget(columns, close.panel, close.row, PARAMETERS);
        expect(portfolioTarget(columns, close.panel, close.row, PARAMETERS, TOKENS)).toEqual({ scale, ...aim });
        const target = recordOf(aim.target);
        const whole = seven.reduce((total, tranche) => total + sum(tranche?.weights ?? {}), 0);
        expect(sum(target)).toBeCloseTo((scale * whole) / 7, 12);
        expect(sum(target)).toBeLessThanOrEqual(1 + 1e-12);
        for (const weight of Object.values(target)) expect(weight).toBeGreaterThan(0);
      }),
      { seed: 31, numRuns: 100 },
    );
  });

  it('is never scaled up, and down exactly to the limit of volatility', () => {
    const { annualVol: limit } = PARAMETERS.rotation.scale;
    fc.assert(
      fc.property(vector, (weights) => {
        const { scale, annualVol } = scaleOf(weights);
        expect(scale).toBeGreaterThan(0);
        expect(scale).toBeLessThanOrEqual(1);
        const scaled = Object.fromEntries(Object.entries(weights).map(([token, weight]) => [token, weight * scale]));
        const after = scaleOf(scaled).annualVol;
        expect(after).toBeCloseTo(Math.min(annualVol, limit), 12);
      }),
      { seed: 32, numRuns: 100 },
    );
  });

  it('is held with a conviction of as many tranches as hold the token, none to seven', () => {
    fc.assert(
      fc.property(tranches, (seven) => {
        const { tokens, narratives } = conviction(seven);
        for (const token of TOKENS)
          expect(tokens[token] ?? 0).toBe(seven.filter((tranche) => (tranche?.weights[token] ?? 0) > 0).length);
        expect(narratives.x ?? 0).toBe(seven.filter((tranche) => sum(tranche?.weights ?? {}) > 0).length);
      }),
      { seed: 33, numRuns: 100 },
    );
  });
});

describe('a book between two closes', () => {
  it('grows by what it holds: cash stays what it was, positions follow their prices', () => {
    fc.assert(
      fc.property(vector, prices, prices, (weights, before, now) => {
        const after = drift({ navGross: 3, navNet: 2, weights }, before, now);
        const cash = 2 * (1 - sum(weights));
        expect(after.navNet * (1 - sum(after.weights))).toBeCloseTo(cash, 9 - Math.log10(after.navNet + 1));
        expect(after.navGross / after.navNet).toBeCloseTo(1.5, 12);
        for (const token of Object.keys(weights)) {
          const worth = (2 * (weights[token] as number) * (now[token] as number)) / (before[token] as number);
          expect((after.navNet * (after.weights[token] ?? 0)) / worth).toBeCloseTo(1, 9);
        }
      }),
      { seed: 34, numRuns: 200 },
    );
  });

  it('loses and makes nothing when a token becomes another at any ratio, held already or not', () => {
    const ratio = fc.double({ min: 1e-4, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(vector, prices, prices, ratio, (weights, before, now, times) => {
        fc.pre(weights.a !== undefined);
        const book = { navGross: 1, navNet: 1, weights };
        const held = Object.fromEntries(Object.keys(weights).map((token) => [token, before[token] as number]));
        const state = { ...emptyRotationState(PARAMETERS), book, lastPrices: held };
        const after = convertTokens(state, [{ from: 'a', to: 'b', ratio: times }]);
        // A unit of a is worth `times` units of b at this close.
        const apart = drift(book, held, { ...now, a: times * (now.b as number) });
        const joint = drift(after.book, after.lastPrices, now);
        expect(sum(after.book.weights)).toBeCloseTo(sum(weights), 12);
        expect(joint.navNet / apart.navNet).toBeCloseTo(1, 9);
      }),
      { seed: 35, numRuns: 200 },
    );
  });
});

describe('a planned trade', () => {
  it('goes all the way to the target; without a decision only beyond the band, with one at any size', () => {
    const { tolerance } = PARAMETERS.rotation.band;
    fc.assert(
      fc.property(vector, vector, fc.subarray(TOKENS), (held, target, decided) => {
        const due = Object.fromEntries(decided.map((token) => [token, ['REGIME' as const]]));
        const order = { decidedOn: 0, target: columnOf(target), due: columnOf(due), scale: 1, scaleBefore: 1 };
        const { planned, waiting } = planTrades(columnOf(held), order, close, NOTHING, 1, PARAMETERS);
        expect(waiting).toEqual(NOTHING);
        const trades = new Map(planned.map((one) => [one.token, one.dw]));
        for (const token of TOKENS) {
          const wanted = target[token] ?? 0;
          const gap = wanted - (held[token] ?? 0);
          const isDue = decided.includes(token) || Math.abs(gap) >= Math.max(0.005, 0.2 * wanted) - tolerance;
          expect(trades.get(token), token).toBe(isDue && Math.abs(gap) > tolerance ? gap : undefined);
        }
      }),
      { seed: 36, numRuns: 200 },
    );
  });
});

it('every tranche of a fold holds at most its exposure, the caps for all but the benchmark', () => {
  const { tokenLimit, benchmark, exposure } = PARAMETERS.rotation;
  for (const { state, close: at } of simulatedFold(7)) {
    for (const tranche of state.tranches) {
      if (tranche === null) continue;
      expect(exposure).toContain(tranche.exposure);
      expect(sum(tranche.weights)).toBeLessThanOrEqual(tranche.exposure + 1e-12);
      if (tranche.decidedOn === at.day) expect(sum(tranche.weights)).toBeCloseTo(tranche.exposure, 12);
      for (const [token, weight] of Object.entries(tranche.weights))
        if (token !== benchmark) expect(weight).toBeLessThanOrEqual(tokenLimit * tranche.exposure + 1e-12);
    }
  }
});
