import type { Parameters } from '../engine/parameters.ts';
import type { Liquidity } from '../indices/types.ts';
import type { SignalFact } from '../signals/types.ts';

/** What tokens are judged by at a close. */
export interface TokenView {
  readonly grades: ReadonlyMap<string, number>;
  readonly signals: ReadonlyMap<string, SignalFact>;
  readonly liquidity: ReadonlyMap<string, Liquidity>;
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
  const gradeOf = (token: string) => view.grades.get(token) ?? Number.NEGATIVE_INFINITY;
  const byGrade = (a: string, b: string) => gradeOf(b) - gradeOf(a) || (a < b ? -1 : 1);
  const passes = (token: string, least: number) =>
    gradeOf(token) >= least && view.signals.get(token)?.signal !== 'bearish';

  const present = [...new Set(members)];
  const staying = present.filter((token) => incumbents.includes(token) && passes(token, gradeStay)).sort(byGrade);
  const entering = present
    .filter(
      (token) => !staying.includes(token) && passes(token, gradeEnter) && view.liquidity.get(token)?.tradable === true,
    )
    .sort(byGrade);
  const seated = [...staying, ...entering];
  return {
    chosen: seated.slice(0, tokensPerNarrative).sort(byGrade),
    waiting: seated.slice(tokensPerNarrative),
  };
}
