import { lazyMembers } from '../engine/lazyMembers.ts';
import type { Decision, Explanation } from './types.ts';

const withExplanation = lazyMembers<() => Explanation, Pick<Decision, 'explanation'>>({
  explanation: (explain) => explain(),
});

/**
 * Adds to a decision the explanation that is made when somebody reads why: a fold decides some three things a close and is
 * seldom asked. What `explain` is called with is kept as long as the decision is, in a back-test to its end: give it nothing
 * that changes, and no view of a close.
 */
export function explained<A extends readonly unknown[]>(
  decision: Omit<Decision, 'explanation'>,
  explain: (...args: A) => Explanation,
  ...args: A
): Decision {
  return withExplanation(decision, () => explain(...args));
}
