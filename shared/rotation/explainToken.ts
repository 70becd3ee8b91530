import type { Parameters } from '../engine/parameters.ts';
import type { SignalFact } from '../signals/types.ts';
import { roundedBeyond, roundedUp } from './roundedUp.ts';
import type { Explanation } from './types.ts';

/** A token with its grade; undefined = it was given none. */
export interface GradedToken {
  readonly token: string;
  readonly grade: number | undefined;
}

/** Why a token entered a held narrative: its grade, and how much lower it could have been. `rival`: the best without a seat. */
export function explainTokenEntry(
  grade: number | undefined,
  rival: GradedToken | undefined,
  params: Parameters,
): Explanation {
  const { gradeEnter } = params.rotation;
  const least = Math.max(gradeEnter, rival?.grade ?? gradeEnter);
  return {
    rule: 'rotation.token.enter',
    inputs: [{ name: 'grade', value: grade ?? null, threshold: least }],
    runnerUp: rival?.token ?? null,
    reversal: grade === undefined ? null : `a grade ${roundedBeyond(grade - least, 2)} points lower`,
  };
}

/** Why a token left a held narrative for another reason than its signal: its grade, or its membership ended. */
export function explainTokenExit(
  grade: number | undefined,
  isMember: boolean,
  rival: GradedToken | undefined,
  params: Parameters,
): Explanation {
  const { gradeStay } = params.rotation;
  const short = grade === undefined || !isMember ? null : gradeStay - grade;
  return {
    rule: isMember ? 'rotation.token.stay' : 'rotation.token.member',
    inputs: [
      { name: 'grade', value: grade ?? null, threshold: gradeStay },
      { name: 'member', value: Number(isMember), threshold: 1 },
    ],
    runnerUp: rival?.token ?? null,
    reversal: !isMember
      ? 'the registry still listing it in the narrative'
      : short === null
        ? `a grade of ${gradeStay} or more`
        : `a grade ${roundedUp(short, 2)} points higher`,
  };
}

/**
 * Why a bearish signal sent a token to cash: probability and trend against what the state is entered at, or, where it was
 * bearish before, left at.
 */
export function explainBearish(signal: SignalFact, params: Parameters): Explanation {
  const { enter, leave } = params.signal.bearish;
  const { probability } = signal;
  const limit = signal.flippedFrom === undefined ? leave : enter;
  return {
    rule: 'rotation.exit.bearish',
    inputs: [
      { name: 'probability', value: probability, threshold: limit },
      { name: 'trend', value: signal.trend, threshold: 0 },
    ],
    runnerUp: null,
    reversal: `a probability above ${limit.toFixed(2)} (${roundedBeyond(Math.max(0, limit - probability), 3)} more), or a positive trend`,
  };
}
