import type { IndicesAtClose } from '../indices/indicesAtClose.ts';
import type { Panel } from '../market/panel.ts';
import type { Roster } from '../market/roster.ts';
import { sameList } from '../market/sameList.ts';
import { positionsOf } from '../market/tokenPositions.ts';
import { panelRules } from '../signals/panelRules.ts';
import type { SignalBook } from '../signals/signalBook.ts';
import {
  hasEnough,
  INPUT_WIDTH,
  type SignalInputs,
  type SignalSeries,
  signalInputsOf,
} from '../signals/signalInputs.ts';
import { newColumn } from '../stats/newColumn.ts';
import type { Parameters } from './parameters.ts';

const WIDTH = INPUT_WIDTH;

/** The tokens whose signal steps at a close, ascending, and their positions in the panel. */
interface Stepped {
  readonly ids: readonly string[];
  readonly positions: Int32Array;
}

/**
 * The tokens whose signal steps at a close: eligible members, members that already have a signal, and the benchmarks,
 * ascending, with what the rules say of their trailing closes.
 */
export function tokenSignalInputs(
  book: SignalBook,
  close: {
    readonly panel: Panel;
    readonly row: number;
    readonly members: readonly string[];
    readonly eligible: readonly string[];
    /** Calibrated probabilities of the learned model by token, where there is one. */
    readonly probabilities: ReadonlyMap<string, number> | undefined;
  },
  params: Parameters,
): SignalInputs {
  const { panel, row } = close;
  const { ids, positions } = steppedTokens(book, panel, close.members, close.eligible, params);
  const rules = panelRules(panel, row, params);
  const values = newColumn(ids.length * WIDTH);
  for (let i = 0; i < ids.length; i++) {
    const from = rules.at(positions[i] as number, row);
    const at = i * WIDTH;
    for (let column = 0; column < WIDTH; column++) values[at + column] = rules.values[from + column] as number;
  }
  const from = Math.max(0, row + 1 - params.signal.minCloses);
  return {
    ids,
    values,
    modelProbabilities: close.probabilities,
    mayStart: (i) => {
      const begin = (positions[i] as number) * panel.days;
      return hasEnough(panel.close, begin + from, begin + row + 1, params);
    },
  };
}

interface Known extends Stepped {
  readonly members: readonly string[];
  readonly eligible: readonly string[];
  readonly withSignal: Roster;
  readonly params: Parameters;
}

/** The list asked for last, by panel: it stays the same object while it lists the same. */
const known = new WeakMap<Panel, Known>();

function steppedTokens(
  book: SignalBook,
  panel: Panel,
  members: readonly string[],
  eligible: readonly string[],
  params: Parameters,
): Stepped {
  const withSignal = book.rows.roster;
  const last = known.get(panel);
  const same = last?.eligible === eligible && last.members === members && last.params === params;
  if (same && last.withSignal === withSignal) return last;
  const stepped = new Uint8Array(panel.tokens.length);
  const slots = withSignal.slotsOf(members);
  positionsOf(panel, members).forEach((position, i) => {
    if ((slots[i] as number) >= 0) stepped[position] = 1;
  });
  for (const position of positionsOf(panel, eligible)) stepped[position] = 1;
  for (const position of positionsOf(panel, params.benchmarks)) stepped[position] = 1;
  // Ascending, since the panel's tokens are; a position outside the panel (-1) has left no mark.
  const ids = sameList(
    last?.ids,
    panel.tokens.filter((_, position) => stepped[position] === 1),
  );
  const found = { ids, positions: positionsOf(panel, ids), members, eligible, withSignal, params };
  known.set(panel, found);
  return found;
}

/** Every narrative with an index, by its level history and breadth. */
export function narrativeSignalInputs({ ids, byNarrative }: IndicesAtClose, params: Parameters): SignalInputs {
  const series: SignalSeries[] = [];
  for (const { index, breadth } of byNarrative.values()) {
    const { values, returns } = index.moving.levels;
    series.push({ closes: values, returns, breadth: breadth ?? Number.NaN });
  }
  return signalInputsOf(ids, series, params);
}
