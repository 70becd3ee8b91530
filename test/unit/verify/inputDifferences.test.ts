import { describe, expect, it } from 'vitest';
import { inputBarsOf } from '../../../functions/adapters/records/inputBars.ts';
import type { CloseInputs, InputBar } from '../../../shared/contracts/inputs.ts';
import type { LogEntry } from '../../../shared/contracts/rotation.ts';
import { barsHash, inputsHash } from '../../../shared/engine/closeInputs.ts';
import { inputDifferences } from '../../../shared/engine/verify/inputDifferences.ts';
import { dayOf, isoDateOf } from '../../../shared/market/day.ts';
import { rowsOf, tinyInputs } from '../../fixtures/tinyRecord.ts';

const DAY = dayOf('2024-01-07');
const DATE = '2024-01-07';
const bars = inputBarsOf(rowsOf(DAY));
const yesterday = inputBarsOf(rowsOf(DAY - 1));

/** Inputs of DAY that read the day before too, at the revision an earlier close committed to. */
const seal = (change: Partial<CloseInputs> = {}): CloseInputs => {
  const draft = { ...tinyInputs(DAY, 2), window_from: isoDateOf(DAY - 1), ...change };
  return { ...draft, inputs_hash: inputsHash(draft) };
};
const entryOf = (inputs: CloseInputs): LogEntry => ({ ...inputs, seq: 2, kind: 'CLOSE' }) as unknown as LogEntry;
const committed = () => new Map([['2024-01-06#0', barsHash(yesterday)]]);
const at = (own: readonly InputBar[] | undefined) => (date: string) => (date === DATE ? own : yesterday);
const check = (
  inputs: CloseInputs,
  own: readonly InputBar[] | undefined,
  known = committed(),
  entry = entryOf(inputs),
) => inputDifferences({ entry, inputs, artefact: undefined }, at(own), known);
const changed = (change: Partial<InputBar>) =>
  bars.map((bar) => (bar.token === 'solana' ? { ...bar, ...change } : bar));

describe('the inputs of a close', () => {
  it('agree when they are what was hashed', () => {
    expect(check(seal(), bars)).toEqual([]);
  });

  it.each([
    ['close', { close: 7 }],
    ['venue_volume_usd', { venue_volume_usd: 7 }],
    ['supply', { supply: 7 }],
    ['source', { source: 'elsewhere' }],
    ['flag', { flag: 'quarantined' }],
  ] as const)('a %s that was changed is named with its token', (column, change) => {
    expect(check(seal(), changed(change))).toEqual([
      expect.objectContaining({
        date: DATE,
        path: `inputs.bars.solana.${column}`,
        published: change[column as keyof typeof change],
      }),
    ]);
  });

  it('a bar left out or slipped in is named', () => {
    expect(check(seal(), bars.slice(0, 1))[0]).toMatchObject({ path: 'inputs.bars.solana', published: undefined });
    const more = [...bars, { ...changed({})[1], token: 'zcash' } as InputBar];
    expect(check(seal(), more)[0]).toMatchObject({ path: 'inputs.bars.zcash', published: 'a bar' });
  });

  it('bars that are not served at all are named by their day', () => {
    expect(check(seal(), undefined)[0]).toMatchObject({
      date: DATE,
      path: `inputs.bars of ${DATE}`,
      published: undefined,
    });
  });

  it('a day no inputs committed to is named, once', () => {
    const known = new Map<string, string>();
    expect(check(seal(), bars, known)[0]).toMatchObject({ path: 'inputs.bars of 2024-01-06, revision 0' });
    expect(check(seal(), bars, known)).toEqual([]);
    expect(check(seal({ revisions: { '2024-01-06': -1 } }), bars, new Map())).toEqual([]);
  });

  it('a model that is named but not published, or not the one named, is told', () => {
    const model_hash = 'e'.repeat(64);
    expect(check(seal({ model_hash }), bars)).toEqual([
      expect.objectContaining({ path: 'inputs.model_hash', published: model_hash, recomputed: null }),
    ]);
  });

  it('inputs changed after the log entry was written show in both hashes', () => {
    const honest = seal();
    const paths = check({ ...honest, window_from: DATE }, bars, committed(), entryOf(honest)).map(({ path }) => path);
    expect(paths).toEqual(['inputs.inputs_hash']);
    const resealed = check(seal({ window_from: DATE }), bars, committed(), entryOf(honest));
    expect(resealed).toEqual([expect.objectContaining({ path: 'inputs.inputs_hash', recomputed: honest.inputs_hash })]);
  });
});
