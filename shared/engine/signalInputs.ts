import type { IndexFact } from '../indices/types.ts';
import type { Panel } from '../market/panel.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import type { SignalInput } from '../signals/advanceSignals.ts';
import { panelRules, RULE_WIDTH, RuleColumn } from '../signals/panelRules.ts';
import type { Trend } from '../signals/trendOf.ts';
import type { SignalState } from '../signals/types.ts';
import type { Parameters } from './parameters.ts';

/**
 * The tokens whose signal steps at a close: eligible members, members that already have a signal, and the benchmarks,
 * ascending, with their trailing closes.
 */
export function tokenSignalInputs(
  states: Readonly<Record<string, SignalState>>,
  close: {
    readonly panel: Panel;
    readonly row: number;
    readonly members: readonly string[];
    readonly eligible: readonly string[];
    /** Calibrated probabilities of the learned model by token, where there is one. */
    readonly probabilities: ReadonlyMap<string, number> | undefined;
  },
  params: Parameters,
): SignalInput[] {
  const { panel, row, members, eligible, probabilities } = close;
  const ids = new Set(eligible);
  for (const token of members) if (states[token] !== undefined) ids.add(token);
  for (const token of params.benchmarks) ids.add(token);
  const positions = tokenPositions(panel);
  const rulesOf = panelRules(panel, params);
  const from = Math.max(0, row + 1 - params.signal.minCloses);
  const inputs: SignalInput[] = [];
  for (const id of [...ids].sort()) {
    const position = positions.get(id);
    if (position === undefined) continue;
    const start = position * panel.days;
    const rules = rulesOf(position, row);
    const at = (row - rules.from) * RULE_WIDTH;
    inputs.push({
      id,
      closes: panel.close,
      begin: start + from,
      end: start + row + 1,
      rule: {
        probability: rules.values[at + RuleColumn.probability] as number,
        trend: rules.values[at + RuleColumn.trend] as Trend,
      },
      modelProbability: probabilities?.get(id),
    });
  }
  return inputs;
}

/** Every narrative with an index: its level history and breadth. */
export function narrativeSignalInputs(
  levels: ReadonlyMap<string, ArrayLike<number>>,
  facts: readonly IndexFact[],
): SignalInput[] {
  const breadth = new Map(facts.map((fact) => [fact.narrative, fact.breadth ?? Number.NaN]));
  return [...levels]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, closes]) => ({ id, closes, breadth: breadth.get(id) ?? Number.NaN }));
}
