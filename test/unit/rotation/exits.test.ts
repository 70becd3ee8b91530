import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { columnOf, recordOf } from '../../../shared/rotation/ascendingColumn.ts';
import * as columns from '../../../shared/rotation/exits.ts';
import type { RegimeReading } from '../../../shared/rotation/regime.ts';
import type { RotationClose } from '../../../shared/rotation/rotationClose.ts';
import { trancheColumns, trancheRecord } from '../../../shared/rotation/rotationColumns.ts';
import type { Tranche, Weights } from '../../../shared/rotation/types.ts';
import { closeOf } from './closeOf.ts';

/** `exits` from records to records. */
function exits(
  tranches: readonly (Tranche | null)[],
  held: Weights,
  regime: RegimeReading,
  close: RotationClose,
  known?: readonly string[],
) {
  const from = tranches.map((tranche) => tranche && trancheColumns(tranche));
  const result = columns.exits(from, columnOf(held), regime, close, PARAMETERS, known);
  const to = result.tranches.map((tranche) => tranche && trancheRecord(tranche));
  return { ...result, tranches: to, due: recordOf(result.due) };
}
const tranche = (weights: Record<string, number>): Tranche => ({
  decidedOn: 690,
  narratives: ['ai'],
  tokens: { ai: Object.keys(weights).filter((token) => token !== 'bitcoin') },
  weights,
  exposure: 1,
  capped: { tokens: [], narratives: [] },
});
const tranches = [tranche({ a: 0.5, b: 0.5 }), tranche({ b: 0.6, bitcoin: 0.4 }), null];
const rising: RegimeReading = {
  btcAboveSma50: true,
  benchmarkGap: 0.1,
  breadth: 0.8,
  breadthAboveThreshold: true,
  exposure: 1,
};
const falling: RegimeReading = {
  btcAboveSma50: false,
  benchmarkGap: -0.02,
  breadth: 0.1,
  breadthAboveThreshold: false,
  exposure: 0,
};
const closes = { a: [1, 1], b: [1, Number.NaN], bitcoin: [1, 1], old: [1, 1] };

describe('exits', () => {
  it('change nothing while nothing happened, a token bearish for long included', () => {
    const result = exits(tranches, {}, rising, closeOf({ closes, bearish: ['a'] }));
    expect(result).toEqual({ tranches, decisions: [], due: {} });
  });

  it('turn a flipped token into cash in every tranche that holds it', () => {
    const { tranches: after, decisions, due } = exits(tranches, {}, rising, closeOf({ closes, flipped: ['b'] }));
    expect(after.map((one) => one?.weights)).toEqual([{ a: 0.5 }, { bitcoin: 0.4 }, undefined]);
    expect(after[0]?.tokens).toEqual({ ai: ['a'] });
    expect(decisions).toHaveLength(1);
    expect(decisions[0]).toMatchObject({ reason: 'SIGNAL_BEARISH', token: 'b', tranche: null });
    expect(due).toEqual({ b: ['SIGNAL_BEARISH'] });
  });

  it('turn a delisted token into cash, one that only the book still holds too', () => {
    const close = closeOf({ closes, delisted: ['b', 'old'], liquidity: { b: { missingBars: 1 } } });
    const { decisions, due } = exits(tranches, { old: 0.01 }, rising, close);
    expect(due).toEqual({ b: ['DELISTED'], old: ['DELISTED'] });
    expect(decisions[0]?.explanation.inputs).toEqual([{ name: 'missing_bars', value: 1, threshold: 0 }]);
  });

  it('pass over a token known before that nobody holds any more', () => {
    const close = closeOf({ closes, delisted: ['b', 'gone'] });
    const plain = exits(tranches, { old: 0.01 }, falling, close);
    expect(exits(tranches, { old: 0.01 }, falling, close, ['a', 'b', 'gone', 'old'])).toEqual(plain);
    expect(plain.decisions.map(({ token }) => token)).toEqual(['b', null]);
  });

  it('send every tranche and the whole book to cash at exposure 0, once', () => {
    const close = closeOf({ closes, flipped: ['b'] });
    const { tranches: after, decisions, due } = exits(tranches, { a: 0.3, old: 0.01 }, falling, close);
    expect(after.map((one) => one && [one.weights, one.exposure, one.narratives])).toEqual([
      [{}, 0, []],
      [{}, 0, []],
      null,
    ]);
    expect(decisions.map(({ reason }) => reason)).toEqual(['SIGNAL_BEARISH', 'REGIME']);
    expect(decisions[1]?.explanation.reversal).toBe(
      'bitcoin closing 2.01% higher and 30.01% of the eligible tokens more above their 20-bar mean',
    );
    expect(due).toEqual({ a: ['REGIME'], b: ['SIGNAL_BEARISH', 'REGIME'], bitcoin: ['REGIME'], old: ['REGIME'] });
    expect(exits(after, { old: 0.01 }, falling, closeOf({ closes })).decisions).toEqual([]);
  });
});
