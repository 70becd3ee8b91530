import type { Parameters } from '../engine/parameters.ts';
import { isTradableAt, type LiquidityView } from '../indices/liquidityView.ts';
import type { Panel } from '../market/panel.ts';
import { positionsOf, tokenPositions } from '../market/tokenPositions.ts';
import { type SignalView, signalOf } from '../signals/signalClose.ts';

/** What tokens are judged by at a close. */
export interface TokenView {
  readonly panel: Panel;
  /** Points, by position in the panel; NaN = none. */
  readonly grades: Float64Array;
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
  const positions = positionsOf(view.panel, members);
  for (let i = 0; i < members.length; i++) {
    const position = positions[i] as number;
    const passed = testOf(members[i] as string, position, incumbents, view, params);
    if (passed === undefined) continue;
    const seat = { token: members[i] as string, grade: view.grades[position] as number };
    (passed === 'stay' ? staying : entering).push(seat);
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
  const positions = positionsOf(view.panel, members);
  let count = 0;
  for (let i = 0; i < members.length; i++)
    if (testOf(members[i] as string, positions[i] as number, incumbents, view, params) !== undefined) count++;
  return count;
}

/**
 * The test that the token at a position passes. Incumbents stay while their grade holds and they are not bearish; entrants
 * need the higher grade, no bearish signal and to be tradable. A token without a grade never passes.
 */
function testOf(
  token: string,
  position: number,
  incumbents: readonly string[],
  view: TokenView,
  params: Parameters,
): 'stay' | 'enter' | undefined {
  const { gradeStay, gradeEnter } = params.rotation;
  const grade = view.grades[position] ?? Number.NaN;
  const stays = grade >= gradeStay && incumbents.includes(token);
  if (!stays && !(grade >= gradeEnter && isTradableAt(view.liquidity, view.panel, position))) return undefined;
  if (signalOf(view.signals, token) === 'bearish') return undefined;
  return stays ? 'stay' : 'enter';
}

/** Grade of a token at the close; undefined where it was given none. */
export function gradeOf({ panel, grades }: TokenView, token: string): number | undefined {
  const grade = grades[tokenPositions(panel).get(token) ?? -1] ?? Number.NaN;
  return Number.isNaN(grade) ? undefined : grade;
}

interface Seat {
  readonly token: string;
  readonly grade: number;
}

const byGrade = (a: Seat, b: Seat): number => b.grade - a.grade || (a.token < b.token ? -1 : 1);
const tokenOf = ({ token }: Seat): string => token;
