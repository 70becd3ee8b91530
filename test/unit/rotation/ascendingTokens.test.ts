import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascendingTokens } from '../../../shared/rotation/ascendingTokens.ts';

describe('ascendingTokens', () => {
  it('is the sorted union of the records, whatever their order', () => {
    const record = fc.option(fc.dictionary(fc.stringMatching(/^[a-d]{1,2}-?[0-9a-z]?$/), fc.nat()), { nil: undefined });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 7 }), (records) => {
        const expected = [...new Set(records.flatMap((one) => Object.keys(one ?? {})))].sort();
        expect(ascendingTokens(...records)).toEqual(expected);
      }),
      { seed: 31 },
    );
  });
});
