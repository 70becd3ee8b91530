import type { IndicesAtClose } from '../indices/indicesAtClose.ts';
import type { Panel } from '../market/panel.ts';
import type { Roster } from '../market/roster.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import { panelRules } from '../signals/panelRules.ts';
import type { SignalBook } from '../signals/signalBook.ts';
import {
  hasEnough,
  INPUT_WIDTH,
  InputColumn,
  type SignalInputs,
  type SignalSeries,
  signalInputsOf,
} from '../signals/signalInputs.ts';
import { newColumn } from '../stats/newColumn.ts';
import type { Parameters } from './parameters.ts';

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
  const values = newColumn(ids.length * INPUT_WIDTH);
  for (let i = 0; i < ids.length; i++) {
    const from = rules.at(positions[i] as number, row);
    const at = i * INPUT_WIDTH;
    values[at + InputColumn.price] = rules.values[from + InputColumn.price] as number;
    values[at + InputColumn.probability] = rules.values[from + InputColumn.probability] as number;
    values[at + InputColumn.trend] = rules.values[from + InputColumn.trend] as number;
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
  readonly panel: Panel;
  readonly members: readonly string[];
  readonly withSignal: Roster;
  readonly params: Parameters;
}

/** The list asked for last, by list of eligible tokens: both stay the same objects while nothing changes. */
const known = new WeakMap<readonly string[], Known>();

function steppedTokens(
  book: SignalBook,
  panel: Panel,
  members: readonly string[],
  eligible: readonly string[],
  params: Parameters,
): Stepped {
  const withSignal = book.rows.roster;
  const last = known.get(eligible);
  const same = last?.panel === panel && last.members === members && last.params === params;
  if (same && last.withSignal === withSignal) return last;
  const ids = new Set(eligible);
  for (const token of members) if (book.has(token)) ids.add(token);
  for (const token of params.benchmarks) ids.add(token);
  const all = tokenPositions(panel);
  const inPanel = [...ids].filter((id) => all.has(id)).sort();
  const positions = Int32Array.from(inPanel, (id) => all.get(id) as number);
  const found = { ids: inPanel, positions, panel, members, withSignal, params };
  known.set(eligible, found);
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
