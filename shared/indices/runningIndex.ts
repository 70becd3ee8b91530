import type { EpochDay } from '../market/day.ts';
import type { Panel } from '../market/panel.ts';
import type { TokenEvent } from '../registry/types.ts';
import { type HeldColumns, heldColumns } from './heldColumns.ts';
import { LevelSeries } from './levelSeries.ts';
import type { IndexState } from './types.ts';
import { type Valuation, valueConstituents } from './valueConstituents.ts';

/** What an index holds: the same object from one close to the next until an event or a rebalance. */
export interface Holdings
  extends Pick<IndexState, 'narrative' | 'startedOn' | 'rebalancedOn' | 'basket' | 'cash' | 'equalCash'> {
  /** Held, ascending. */
  readonly tokens: readonly string[];
  /** In the order of the tokens. */
  readonly units: readonly number[];
  readonly equalUnits: readonly number[];
  /** At the rebalance, of the tokens held then. */
  readonly weights: { readonly tokens: readonly string[]; readonly values: readonly number[] };
}

/** What moves at every close. */
export interface Moving extends Pick<IndexState, 'silent' | 'equalLevel' | 'tradable'> {
  /** In the order of the holdings' tokens. */
  readonly prices: readonly number[];
  readonly levels: LevelSeries;
  readonly gains: readonly Gain[];
}

/** Index points that each token held since the close before gained at a close. */
export interface Gain {
  readonly day: EpochDay;
  readonly tokens: readonly string[];
  readonly points: readonly number[];
}

/** One narrative's index between two closes, as a fold carries it; its state as a record is made when somebody reads it. */
export class RunningIndex {
  readonly holdings: Holdings;
  readonly moving: Moving;
  #held: HeldColumns | undefined;
  #state: IndexState | undefined;

  constructor(holdings: Holdings, moving: Moving, held?: HeldColumns) {
    this.holdings = holdings;
    this.moving = moving;
    this.#held = held;
  }

  static of(state: IndexState): RunningIndex {
    const { prices, silent, levels, equalLevel, tradable, gains, weights, units, equalUnits, ...holdings } = state;
    const tokens = Object.keys(units);
    const columns = {
      tokens,
      units: Object.values(units),
      equalUnits: tokens.map((token) => equalUnits[token] as number),
      weights: { tokens: Object.keys(weights), values: Object.values(weights) },
    };
    const index = new RunningIndex(
      { ...holdings, ...columns },
      {
        ...{ silent, equalLevel, tradable },
        prices: tokens.map((token) => prices[token] as number),
        levels: LevelSeries.of(levels),
        gains: gains.map(({ day, points }) => ({ day, tokens: Object.keys(points), points: Object.values(points) })),
      },
    );
    index.#state = state;
    return index;
  }

  /** After a close that left the holdings as they are. */
  moved(moving: Moving): RunningIndex {
    return new RunningIndex(this.holdings, moving, this.#held);
  }

  get level(): number {
    const { values } = this.moving.levels;
    return values[values.length - 1] as number;
  }

  /** Whether any token held has no price at this close. */
  get isSilent(): boolean {
    for (const _ in this.moving.silent) return true;
    return false;
  }

  /** What it holds, looked up again only in another panel's tokens or other events. */
  heldIn(panel: Panel, events: readonly TokenEvent[]): HeldColumns {
    let held = this.#held;
    if (held?.panelTokens !== panel.tokens || held.events !== events) {
      held = heldColumns(this.holdings.tokens, panel, events);
      this.#held = held;
    }
    return held;
  }

  /** The holdings told one by one, at this close's prices. */
  valued(): Valuation {
    const { units, prices, silent } = this.state;
    return valueConstituents(units, prices, this.level, (token) => silent[token]?.bars ?? 0);
  }

  get state(): IndexState {
    this.#state ??= stateOf(this.holdings, this.moving);
    return this.#state;
  }
}

function stateOf(holdings: Holdings, { prices, silent, levels, equalLevel, tradable, gains }: Moving): IndexState {
  return {
    ...recordsOf(holdings),
    prices: recordOf(holdings.tokens, prices),
    silent,
    levels: levels.records,
    equalLevel,
    tradable,
    gains: gains.map(({ day, tokens, points }) => ({ day, points: recordOf(tokens, points) })),
  };
}

type HeldRecords = Omit<IndexState, keyof Moving>;
const known = new WeakMap<Holdings, HeldRecords>();

/** The holdings as the records of a state: the same ones in every state until an event or a rebalance. */
function recordsOf(holdings: Holdings): HeldRecords {
  let records = known.get(holdings);
  if (records === undefined) {
    const { tokens, units, equalUnits, weights, ...others } = holdings;
    records = {
      ...others,
      weights: recordOf(weights.tokens, weights.values),
      units: recordOf(tokens, units),
      equalUnits: recordOf(tokens, equalUnits),
    };
    known.set(holdings, records);
  }
  return records;
}

/** Numbers by token, in the order of the tokens. */
function recordOf(tokens: readonly string[], values: readonly number[]): Record<string, number> {
  const record: Record<string, number> = {};
  for (let i = 0; i < tokens.length; i++) record[tokens[i] as string] = values[i] as number;
  return record;
}
