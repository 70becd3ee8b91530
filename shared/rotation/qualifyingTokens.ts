import type { Parameters } from '../engine/parameters.ts';
import { isTradable, type LiquidityView } from '../indices/liquidityView.ts';
import { type SignalView, signalOf } from '../signals/signalClose.ts';

/** What tokens are judged by at a close. */
export interface TokenView {
  readonly grades: Pick<ReadonlyMap<string, number>, 'get'>;
  readonly signals: SignalView;
  readonly liquidity: LiquidityView;
}

/** The tokens of a narrative that pass, and those taken. */
export interface TokenChoice {
  /** Taken, by grade, at most the limit. */
  readonly chosen: readonly string[];
  /** Passed the tests but found no seat, by grade. */
  readonly waiting: readonly string[];
}

/**
 * Chooses a narrative's tokens from its members at the day. Incumbents keep their seats before anybody enters; entrants
 * fill the remaining ones by grade (ties by id).
 */
export function qualifyingTokens(
  members: readonly string[],
  incumbents: readonly string[],
  view: TokenView,
  params: Parameters,
): TokenChoice {
  const { tokensPerNarrative } = params.rotation;
  const staying: Seat[] = [];
  const entering: Seat[] = [];
  for (const token of members) {
    const grade = view.grades.get(token);
    const passed = testOf(token, grade, incumbents, view, params);
    if (grade === undefined || passed === undefined) continue;
    (passed === 'stay' ? staying : entering).push({ token, grade });
  }
  const seated = [...staying.sort(byGrade), ...entering.sort(byGrade)];
  return {
    chosen: seated.slice(0, tokensPerNarrative).sort(byGrade).map(tokenOf),
    waiting: seated.slice(tokensPerNarrative).map(tokenOf),
  };
}

/** How many tokens `qualifyingTokens` would choose from: those taken and those waiting. */
export function countQualifying(
  members: readonly string[],
  incumbents: readonly string[],
  view: TokenView,
  params: Parameters,
): number {
  let count = 0;
  for (const token of members)
    if (testOf(token, view.grades.get(token), incumbents, view, params) !== undefined) count++;
  return count;
}

/**
 * The test a token passes. Incumbents stay while their grade holds and they are not bearish; entrants need the higher
 * grade, no bearish signal and to be tradable. A token without a grade never passes.
 */
function testOf(
  token: string,
  grade: number | undefined,
  incumbents: readonly string[],
  view: TokenView,
  params: Parameters,
): 'stay' | 'enter' | undefined {
  const { gradeStay, gradeEnter } = params.rotation;
  if (grade === undefined || grade < Math.min(gradeStay, gradeEnter)) return undefined;
  if (signalOf(view.signals, token) === 'bearish') return undefined;
  if (grade >= gradeStay && incumbents.includes(token)) return 'stay';
  return grade >= gradeEnter && isTradable(view.liquidity, token) ? 'enter' : undefined;
}

interface Seat {
  readonly token: string;
  readonly grade: number;
}

const byGrade = (a: Seat, b: Seat): number => b.grade - a.grade || (a.token < b.token ? -1 : 1);
const tokenOf = ({ token }: Seat): string => token;
