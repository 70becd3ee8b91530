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
 * Chooses a narrative's tokens from its members at the day. Incumbents stay while their grade holds and they are not
 * bearish, and keep their seats before anybody enters; entrants need the higher grade, no bearish signal and to be
 * tradable, and fill the remaining seats by grade (ties by id). A token without a grade never passes.
 */
export function qualifyingTokens(
  members: readonly string[],
  incumbents: readonly string[],
  view: TokenView,
  params: Parameters,
): TokenChoice {
  const { gradeStay, gradeEnter, tokensPerNarrative } = params.rotation;
  const staying: Seat[] = [];
  const entering: Seat[] = [];
  const least = Math.min(gradeStay, gradeEnter);
  for (const token of members) {
    const grade = view.grades.get(token);
    if (grade === undefined || grade < least) continue;
    if (signalOf(view.signals, token) === 'bearish') continue;
    if (grade >= gradeStay && incumbents.includes(token)) staying.push({ token, grade });
    else if (grade >= gradeEnter && isTradable(view.liquidity, token)) entering.push({ token, grade });
  }
  const seated = [...staying.sort(byGrade), ...entering.sort(byGrade)];
  return {
    chosen: seated.slice(0, tokensPerNarrative).sort(byGrade).map(tokenOf),
    waiting: seated.slice(tokensPerNarrative).map(tokenOf),
  };
}

interface Seat {
  readonly token: string;
  readonly grade: number;
}

const byGrade = (a: Seat, b: Seat): number => b.grade - a.grade || (a.token < b.token ? -1 : 1);
const tokenOf = ({ token }: Seat): string => token;
