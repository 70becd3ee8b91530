import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { advanceRotation } from '../../../shared/rotation/advanceRotation.ts';
import { columnOf } from '../../../shared/rotation/ascendingColumn.ts';
import { convertTokens } from '../../../shared/rotation/convertTokens.ts';
import { driftBook } from '../../../shared/rotation/driftBook.ts';
import { emptyRotationState } from '../../../shared/rotation/emptyRotationState.ts';
import { bookRecord } from '../../../shared/rotation/rotationColumns.ts';
import type { Book, RotationState, Weights } from '../../../shared/rotation/types.ts';
import { closeOf } from './closeOf.ts';

const drift = (book: Book, previous: Weights, prices: Weights): Book =>
  bookRecord(driftBook({ ...book, weights: columnOf(book.weights) }, columnOf(previous), columnOf(prices)));
const book = { navGross: 2, navNet: 1.5, weights: { a: 0.5, b: 0.3 } };

describe('driftBook', () => {
  it('moves both values by the held return and the weights with the prices; a missing price returns 0', () => {
    const after = drift(book, { a: 10, b: 4 }, { a: 12 });
    expect(after.navGross).toBeCloseTo(2.2, 12);
    expect(after.navNet).toBeCloseTo(1.65, 12);
    expect(after.weights.a).toBeCloseTo(0.6 / 1.1, 12);
    expect(after.weights.b).toBeCloseTo(0.3 / 1.1, 12);
  });

  it('drops what became worthless and refuses what was never priced', () => {
    expect(Object.keys(drift(book, { a: 10, b: 4 }, { a: 10, b: 0 }).weights)).toEqual(['a']);
    expect(() => drift(book, { a: 10 }, { a: 10 })).toThrow(/b is held without/);
  });
});

describe('convertTokens', () => {
  const state: RotationState = {
    ...emptyRotationState(PARAMETERS),
    book,
    lastPrices: { a: 10, b: 4 },
    pending: { decidedOn: 699, target: { a: 0.4, b: 0.1 }, due: { a: ['REGIME'] }, scale: 1, scaleBefore: 1 },
    tranches: [
      {
        decidedOn: 699,
        narratives: ['x'],
        tokens: { x: ['a', 'b'] },
        weights: { a: 0.6, b: 0.4 },
        exposure: 1,
        capped: { tokens: ['a'], narratives: [] },
      },
    ],
  };

  it('passes weights, orders and tranche to the successor, its basis divided by the ratio', () => {
    const after = convertTokens(state, [{ from: 'a', to: 'z', ratio: 100 }]);
    expect(after.book.weights).toEqual({ b: 0.3, z: 0.5 });
    expect(after.lastPrices).toEqual({ b: 4, z: 0.1 });
    expect(after.pending).toMatchObject({ target: { z: 0.4, b: 0.1 }, due: { z: ['REGIME'] } });
    expect(after.tranches[0]).toMatchObject({ tokens: { x: ['z', 'b'] }, capped: { tokens: ['z'] } });
  });

  it('merges into a held successor without making or losing value', () => {
    const after = convertTokens(state, [{ from: 'a', to: 'b', ratio: 2 }]);
    const apart = drift(book, { a: 5, b: 4 }, { a: 6, b: 6 });
    const joint = drift(after.book, after.lastPrices, { b: 6 });
    expect(joint.navNet).toBeCloseTo(apart.navNet, 12);
    expect(after.tranches[0]?.tokens).toEqual({ x: ['b'] });
  });
});

describe('a delisting', () => {
  it('is decided at the close that finds it and leaves at the next, at the last price less the haircut', () => {
    const held: RotationState = {
      ...emptyRotationState(PARAMETERS),
      book: { ...book, navNet: 2 },
      lastPrices: { a: 10, b: 4 },
    };
    const dead = { a: [10, 10], b: [4, Number.NaN] };
    const found = advanceRotation(held, closeOf({ closes: dead, day: 700, delisted: ['b'] }), PARAMETERS);
    expect(found.fact.decisions.map(({ reason, token }) => [reason, token])).toContainEqual(['DELISTED', 'b']);
    expect(found.fact.book.navNet).toBe(2);
    const left = advanceRotation(found.state, closeOf({ closes: dead, day: 701 }), PARAMETERS);
    expect(left.fact.trades).toContainEqual({
      token: 'b',
      dw: expect.closeTo(-0.15 / 0.85, 12),
      price: 2,
      cost: 0,
      reasons: ['DELISTED'],
    });
    expect(left.fact.book.navNet).toBeCloseTo(2 * 0.85, 12);
    expect(left.state.lastPrices).toEqual({ a: 10 });
  });
});
