import { tokenPositions } from '../../market/tokenPositions.ts';
import { membersOf } from '../../registry/membership.ts';
import type { Tranche } from '../../rotation/types.ts';
import type { ReplayMarket } from '../replay/replayMarket.ts';
import type { BacktestRecord, RecordedClose } from '../types.ts';

/** A token's place in a sleeve: its weight, whose narrative's (index of `slots`), and the seat it continues (-1 = new). */
export interface Seat {
  readonly weight: number;
  readonly slot: number;
  readonly from: number;
}

/** What one sleeve decided at a close, without saying which narratives and tokens: the shape a random rotation copies. */
export interface DecisionPlan {
  readonly tranche: number;
  /** Slots it continues by index of its slots before, -1 = a new narrative. */
  readonly slots: readonly number[];
  readonly seats: readonly Seat[];
  /** Weight of the benchmark, after exposure. */
  readonly benchmark: number;
  /** False where nothing was decided: new weights are then left to the band. */
  readonly isDue: boolean;
}

/** One close of the recorded rotation as a pattern. */
export interface ClosePlan {
  /** Volatility scale of the recorded portfolio. */
  readonly scale: number;
  /** Exposure 0: every sleeve to cash. */
  readonly toCash: boolean;
  /** Seats emptied between decisions, by sleeve. */
  readonly emptied: readonly { readonly tranche: number; readonly seats: readonly number[] }[];
  readonly decision: DecisionPlan | undefined;
  /** Tokens that may be entered at this close, by narrative in the registry's order: panel positions, none if it may not. */
  readonly choices: readonly (readonly number[])[];
  /** Narratives with any. */
  readonly open: readonly number[];
}

/** Tokens of a sleeve seat by seat, each in the first of its narratives that lists it. */
interface Seated {
  readonly narratives: readonly string[];
  readonly seats: readonly { readonly token: string; readonly slot: number }[];
}

/** The pattern of a record: when it decided, how many narratives and tokens it kept and exchanged, at which weights. */
export function rotationPlan(record: BacktestRecord, market: ReplayMarket): readonly ClosePlan[] {
  const { tokens } = record.panel;
  let seated: readonly (Seated | undefined)[] = [];
  return record.closes.map((close, c) => {
    const renamed = new Map((market.conversions[c] ?? []).map(({ from, to }) => [tokens[from], tokens[to]]));
    seated = seated.map((sleeve) => sleeve && rename(sleeve, renamed));
    const scale = close.rotation.scale;
    const choices = choicesOf(close, record);
    const open = choices.flatMap((tokens, narrative) => (tokens.length > 0 ? [narrative] : []));
    if (close.rotation.regime.exposure === 0) {
      seated = [];
      return { scale, toCash: true, emptied: [], decision: undefined, choices, open };
    }
    const emptied = seated
      .map((sleeve, tranche) => ({ tranche, seats: leavingSeats(sleeve, close) }))
      .filter(({ seats }) => seats.length > 0);
    const index = close.day % record.params.rotation.tranches;
    const own = close.tranches[index] ?? null;
    const decision = own === null ? undefined : decide(own, seated[index], index, close, record);
    seated = close.tranches.map((tranche, i) => (i === index && tranche ? seatsOf(tranche, record) : seated[i]));
    return { scale, toCash: false, emptied, decision, choices, open };
  });
}

function rename(sleeve: Seated, renamed: ReadonlyMap<string | undefined, string | undefined>): Seated {
  if (renamed.size === 0) return sleeve;
  return { ...sleeve, seats: sleeve.seats.map((seat) => ({ ...seat, token: renamed.get(seat.token) ?? seat.token })) };
}

function seatsOf(tranche: Tranche, { params }: BacktestRecord): Seated {
  const seats: { token: string; slot: number }[] = [];
  tranche.narratives.forEach((narrative, slot) => {
    for (const token of tranche.tokens[narrative] ?? []) {
      const isFree = token !== params.rotation.benchmark && !seats.some((seat) => seat.token === token);
      if (isFree && (tranche.weights[token] ?? 0) > 0) seats.push({ token, slot });
    }
  });
  return { narratives: tranche.narratives, seats };
}

function leavingSeats(seated: Seated | undefined, close: RecordedClose): number[] {
  return (seated?.seats ?? []).flatMap(({ token }, seat) => (close.leaving.includes(token) ? [seat] : []));
}

function decide(
  tranche: Tranche,
  before: Seated | undefined,
  index: number,
  close: RecordedClose,
  record: BacktestRecord,
): DecisionPlan {
  const now = seatsOf(tranche, record);
  return {
    tranche: index,
    slots: now.narratives.map((narrative) => before?.narratives.indexOf(narrative) ?? -1),
    seats: now.seats.map(({ token, slot }) => ({
      weight: tranche.weights[token] as number,
      slot,
      from: close.leaving.includes(token) ? -1 : (before?.seats.findIndex((seat) => seat.token === token) ?? -1),
    })),
    benchmark: tranche.weights[record.params.rotation.benchmark] ?? 0,
    isDue: close.rotation.decisions.some((decision) => decision.tranche === index),
  };
}

function choicesOf(close: RecordedClose, { panel, registry }: BacktestRecord): readonly (readonly number[])[] {
  const positions = tokenPositions(panel);
  const tradable = new Set(close.tradable);
  const open = new Set(close.indices.filter((index) => index.tradable).map(({ narrative }) => narrative));
  return registry.narratives.map(({ id }) =>
    (open.has(id) ? membersOf(registry, id, close.day) : [])
      .filter((token) => tradable.has(token))
      .map((token) => positions.get(token) as number),
  );
}
