import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnOf, numbersAt, recordOf, valuesAt, withOne } from '../../../shared/rotation/ascendingColumn.ts';

const record = fc.dictionary(fc.stringMatching(/^[a-d]{1,2}$/), fc.integer({ min: 1, max: 9 }));

describe('a column', () => {
  it('is its record with the tokens ascending, and the record again', () => {
    fc.assert(
      fc.property(record, (one) => {
        const column = columnOf(one);
        expect(column.tokens).toEqual(Object.keys(one).sort());
        expect(recordOf(column)).toEqual(one);
        expect(Object.keys(recordOf(column))).toEqual(column.tokens);
      }),
      { seed: 41 },
    );
  });

  it('answers any ascending list: its own value, or what stands for none', () => {
    fc.assert(
      fc.property(record, record, (one, other) => {
        const { tokens } = columnOf(other);
        const answers = tokens.map((token) => one[token] ?? 0);
        expect(valuesAt(columnOf(one), tokens, 0)).toEqual(answers);
        expect(numbersAt(columnOf(one), tokens, 0)).toEqual(answers);
      }),
      { seed: 42 },
    );
  });

  it('takes one more token where it belongs', () => {
    fc.assert(
      fc.property(record, (one) => {
        expect(withOne(columnOf(one), 'bb-', 7)).toEqual(columnOf({ ...one, 'bb-': 7 }));
      }),
      { seed: 43 },
    );
  });
});
