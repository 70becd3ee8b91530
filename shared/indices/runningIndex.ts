import type { EpochDay } from '../market/day.ts';
import type { Panel } from '../market/panel.ts';
import type { TokenEvent } from '../registry/types.ts';
import { type HeldColumns, heldColumns } from './heldColumns.ts';
import { LevelSeries } from './levelSeries.ts';
import type { IndexState } from './types.ts';
import { type Valuation, valueConstituents } from './valueConstituents.ts';

/** What a close changes of an index that holds what it held. */
export interface Moved extends Pick<IndexState, 'silent' | 'equalLevel' | 'tradable'> {
  /** In the order of the state's `units`. */
  readonly prices: readonly number[];
  readonly levels: LevelSeries;
  readonly gains: readonly Gain[];
}

/** Index points that each token held since the close before gained at a close. */
interface Gain {
  readonly day: EpochDay;
  readonly tokens: readonly string[];
  readonly points: readonly number[];
}

/**
 * One narrative's index between two closes, as a fold carries it: the state after the close that changed its holdings last,
 * and as columns what has moved since. The state after this close is made when somebody reads it.
 */
export class RunningIndex {
  /** Its holdings are this close's, its prices, levels and gains may be older. */
  readonly base: IndexState;
  readonly moved: Moved;
  #held: HeldColumns | undefined;
  #state: IndexState | undefined;

  private constructor(base: IndexState, moved: Moved, held?: HeldColumns, state?: IndexState) {
    this.base = base;
    this.moved = moved;
    this.#held = held;
    this.#state = state;
  }

  static of(state: IndexState): RunningIndex {
    const { units, prices, levels, gains, silent, equalLevel, tradable } = state;
    const moved = {
      ...{ silent, equalLevel, tradable },
      prices: Object.keys(units).map((token) => prices[token] as number),
      levels: LevelSeries.of(levels),
      gains: gains.map(({ day, points }) => ({ day, tokens: Object.keys(points), points: Object.values(points) })),
    };
    return new RunningIndex(state, moved, undefined, state);
  }

  /** After a close that left the holdings as they are. */
  after(moved: Moved): RunningIndex {
    return new RunningIndex(this.base, moved, this.#held);
  }

  get level(): number {
    const { values } = this.moved.levels;
    return values[values.length - 1] as number;
  }

  /** Whether any token held has no price at this close. */
  get isSilent(): boolean {
    for (const _ in this.moved.silent) return true;
    return false;
  }

  /** What it holds, looked up again only in another panel's tokens or other events. */
  heldIn(panel: Panel, events: readonly TokenEvent[]): HeldColumns {
    let held = this.#held;
    if (held?.panelTokens !== panel.tokens || held.events !== events) {
      held = heldColumns(this.base, panel, events);
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
    this.#state ??= { ...this.base, ...recordsOf(Object.keys(this.base.units), this.moved) };
    return this.#state;
  }
}

function recordsOf(held: readonly string[], { prices, levels, gains, ...moved }: Moved): Partial<IndexState> {
  return {
    ...moved,
    prices: recordOf(held, prices),
    levels: levels.records,
    gains: gains.map(({ day, tokens, points }) => ({ day, points: recordOf(tokens, points) })),
  };
}

/** Numbers by token, in the order of the tokens. */
function recordOf(tokens: readonly string[], values: readonly number[]): Record<string, number> {
  const record: Record<string, number> = {};
  for (let i = 0; i < tokens.length; i++) record[tokens[i] as string] = values[i] as number;
  return record;
}
