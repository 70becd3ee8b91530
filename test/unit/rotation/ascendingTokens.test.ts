import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascendingTokens } from '../../../shared/rotation/ascendingTokens.ts';

describe('ascendingTokens', () => {
  it('is the sorted union of ascending lists', () => {
    const list = fc.uniqueArray(fc.stringMatching(/^[a-d]{1,2}-?[0-9a-z]?$/)).map((tokens) => tokens.sort());
    fc.assert(
      fc.property(fc.array(list, { maxLength: 7 }), (lists) => {
        expect(ascendingTokens(lists)).toEqual([...new Set(lists.flat())].sort());
      }),
      { seed: 31 },
    );
  });

  it('is the list itself where another adds nothing, so that what is known of it stays known', () => {
    const list = ['a', 'b', 'c'];
    expect(ascendingTokens([list, ['b'], []])).toBe(list);
  });
});
