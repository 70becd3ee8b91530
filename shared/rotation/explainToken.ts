import type { Parameters } from '../engine/parameters.ts';
import type { SignalFact } from '../signals/types.ts';
import { gradeOf, type TokenChoice, type TokenView } from './qualifyingTokens.ts';
import { roundedBeyond, roundedUp } from './roundedUp.ts';
import type { Explanation } from './types.ts';

/** Why a token entered a held narrative: its grade, and how much lower it could have been. */
export function explainTokenEntry(
  token: string,
  choice: TokenChoice,
  view: TokenView,
  params: Parameters,
): Explanation {
  const { gradeEnter } = params.rotation;
  const grade = gradeOf(view, token) ?? null;
  const rival = choice.waiting[0];
  const rivalGrade = rival === undefined ? undefined : gradeOf(view, rival);
  const least = Math.max(gradeEnter, rivalGrade ?? gradeEnter);
  return {
    rule: 'rotation.token.enter',
    inputs: [{ name: 'grade', value: grade, threshold: least }],
    runnerUp: rival ?? null,
    reversal: grade === null ? null : `a grade ${roundedBeyond(grade - least, 2)} points lower`,
  };
}

/** Why a token left a held narrative for another reason than its signal: its grade, or its membership ended. */
export function explainTokenExit(
  token: string,
  isMember: boolean,
  choice: TokenChoice,
  view: TokenView,
  params: Parameters,
): Explanation {
  const { gradeStay } = params.rotation;
  const grade = gradeOf(view, token) ?? null;
  const short = grade === null || !isMember ? null : gradeStay - grade;
  return {
    rule: isMember ? 'rotation.token.stay' : 'rotation.token.member',
    inputs: [
      { name: 'grade', value: grade, threshold: gradeStay },
      { name: 'member', value: Number(isMember), threshold: 1 },
    ],
    runnerUp: choice.waiting[0] ?? null,
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
