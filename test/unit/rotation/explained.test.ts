import { expect, it, vi } from 'vitest';
import { explained } from '../../../shared/rotation/explained.ts';

const decision = { day: 700, tranche: 0, reason: 'REGIME', narrative: null, token: null } as const;
const explanationOf = (size: number) => ({ rule: `rule ${size}`, inputs: [], runnerUp: null, reversal: null });

it('explains a decision once, when somebody asks, and looks like one explained at once', () => {
  const explain = vi.fn(explanationOf);
  const one = explained({ ...decision }, explain, 3);
  expect(one.reason).toBe('REGIME');
  expect(explain).not.toHaveBeenCalled();
  const written = { ...decision, explanation: explanationOf(3) };
  expect(JSON.stringify(one)).toBe(JSON.stringify(written));
  expect({ ...one }).toStrictEqual(written);
  expect(explain).toHaveBeenCalledExactlyOnceWith(3);
});
