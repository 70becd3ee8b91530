import type { Parameters } from '../engine/parameters.ts';
import { isTradableAt, type LiquidityView } from '../indices/liquidityView.ts';
import type { Panel } from '../market/panel.ts';
import { positionsOf, tokenPositions } from '../market/tokenPositions.ts';
import { type SignalView, signalsAmong } from '../signals/signalClose.ts';

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
  const signalAt = signalsAmong(view.signals, members);
  for (let i = 0; i < members.length; i++) {
    const token = members[i] as string;
    const position = positions[i] as number;
    const passed = testOf(token, position, incumbents, view, params);
    if (passed === undefined || signalAt(i) === 'bearish') continue;
    place({ token, grade: view.grades[position] as number }, passed === 'stay' ? staying : entering);
  }
  const seated: Seat[] = [];
  const waiting: string[] = [];
  for (let i = 0; i < staying.length + entering.length; i++) {
    const seat = (staying[i] ?? entering[i - staying.length]) as Seat;
    if (i < tokensPerNarrative) place(seat, seated);
    else waiting.push(seat.token);
  }
  return { chosen: seated.map(tokenOf), waiting };
}

/** How many tokens `qualifyingTokens` would choose from: those taken and those waiting. */
export function countQualifying(
  members: readonly string[],
  incumbents: readonly string[],
  view: TokenView,
  params: Parameters,
): number {
  const positions = positionsOf(view.panel, members);
  const signalAt = signalsAmong(view.signals, members);
  let count = 0;
  for (let i = 0; i < members.length; i++) {
    const passed = testOf(members[i] as string, positions[i] as number, incumbents, view, params);
    if (passed !== undefined && signalAt(i) !== 'bearish') count++;
  }
  return count;
}

/**
 * The test that the token at a position passes, if it is not bearish. Incumbents stay while their grade holds; entrants need
 * the higher grade and to be tradable. A token without a grade never passes.
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
  if (grade >= gradeStay && incumbents.includes(token)) return 'stay';
  return grade >= gradeEnter && isTradableAt(view.liquidity, view.panel, position) ? 'enter' : undefined;
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

/** Puts a seat where it belongs by grade, ties by id: `sort` would take longer than a narrative's tests. */
function place(seat: Seat, seats: Seat[]): void {
  let at = seats.length;
  while (at > 0 && isBefore(seat, seats[at - 1] as Seat)) {
    seats[at] = seats[at - 1] as Seat;
    at--;
  }
  seats[at] = seat;
}

const isBefore = (a: Seat, b: Seat): boolean => (a.grade === b.grade ? a.token < b.token : a.grade > b.grade);
const tokenOf = ({ token }: Seat): string => token;
