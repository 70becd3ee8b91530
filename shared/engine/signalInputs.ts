import type { IndexAtClose } from '../indices/indicesAtClose.ts';
import type { Panel } from '../market/panel.ts';
import type { Roster } from '../market/roster.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import { panelRules, RULE_WIDTH, RuleColumn } from '../signals/panelRules.ts';
import type { SignalBook } from '../signals/signalBook.ts';
import { hasEnough, type SignalInputs, type SignalSeries } from '../signals/signalInputs.ts';
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
  const rulesOf = panelRules(panel, params);
  const prices = newColumn(ids.length);
  const probabilities = newColumn(ids.length);
  const trends = newColumn(ids.length);
  for (let i = 0; i < ids.length; i++) {
    const position = positions[i] as number;
    const rules = rulesOf(position, row);
    const at = (row - rules.from) * RULE_WIDTH;
    prices[i] = panel.close[position * panel.days + row] as number;
    probabilities[i] = rules.values[at + RuleColumn.probability] as number;
    trends[i] = rules.values[at + RuleColumn.trend] as number;
  }
  const from = Math.max(0, row + 1 - params.signal.minCloses);
  return {
    ids,
    prices,
    probabilities,
    trends,
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
  const withSignal = book.columns.roster;
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

/** Every narrative with an index, ascending: its level history and breadth. */
export function narrativeSignalSeries(indices: ReadonlyMap<string, IndexAtClose>): SignalSeries[] {
  const series: SignalSeries[] = [];
  for (const [id, { index, breadth }] of indices)
    series.push({ id, closes: index.moving.levels.values, breadth: breadth ?? Number.NaN });
  return series;
}
