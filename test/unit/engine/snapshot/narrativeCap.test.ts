import { expect, it } from 'vitest';
import { narrativeCap } from '../../../../shared/engine/snapshot/narrativeCap.ts';

const observed = (capUsd: number) => ({ capUsd, standInSupply: false });
const UNKNOWN = { capUsd: undefined, standInSupply: false };
const STAND_IN = { capUsd: undefined, standInSupply: true };

it.each([
  ['adds what is known', { a: observed(2e9), b: observed(3e9) }, 5e9],
  [
    'leaves out a member whose supply no source knows, or that nothing is known of',
    { a: observed(2e9), b: UNKNOWN },
    2e9,
  ],
  ['is not told where no member has one', { a: UNKNOWN, b: UNKNOWN }, null],
  ['is not told while the supply of a member is still to be observed', { a: observed(2e9), b: STAND_IN }, null],
  ['does not read tokens that are no members', { a: observed(2e9), other: STAND_IN }, 2e9],
])('the market cap of a narrative %s', (_, known, cap) => {
  expect(narrativeCap(['a', 'b'], new Map(Object.entries(known)))).toBe(cap);
});
