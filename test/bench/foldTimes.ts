import { advance, type Close } from '../../shared/engine/advance.ts';
import { emptyState } from '../../shared/engine/emptyState.ts';
import { fold, isComplete } from '../../shared/engine/fold.ts';
import { PARAMETERS } from '../../shared/engine/parameters.ts';
import type { EngineState } from '../../shared/engine/types.ts';
import { dayOf, isoDateOf } from '../../shared/market/day.ts';
import type { Panel } from '../../shared/market/panel.ts';
import { REGISTRY } from '../../shared/registry/registry.ts';
import { realMarket } from '../fixtures/realMarket.ts';
import { type SyntheticMarket, syntheticMarket } from './syntheticMarket.ts';

const FROM = '2020-11-01';
const KIB = 1024;

export interface FoldRequest {
  readonly market: 'recorded' | 'synthetic';
  readonly days: number;
  /** Of the synthetic market; the recorded one has the shipped registry's. */
  readonly tokens: number;
  readonly narratives: number;
  readonly training: boolean;
  readonly runs: number;
}

/** What a process that folds one market `runs` times tells its parent. */
export interface FoldTimes {
  /** Tokens with a price. */
  readonly tokens: number;
  readonly narratives: number;
  readonly days: number;
  /** At the last close. */
  readonly eligible: number;
  /** One per run; the first meets code no run has warmed. */
  readonly ms: readonly number[];
  readonly peakBytes: number;
}

/** The engine over one market, again and again; building the panel is not counted. */
function foldTimes(request: FoldRequest): FoldTimes {
  const { panel, registry } = marketOf(request);
  const ms: number[] = [];
  let state = emptyState(PARAMETERS);
  for (let run = 0; run < request.runs; run++) {
    // What one run computed of a panel is kept with it: every run but a lone one gets cells of its own.
    const history = { panel: request.runs === 1 ? panel : copyOf(panel), registry, live: false, heat: false };
    const started = performance.now();
    state = request.training ? trained(history) : untrained(history);
    ms.push(performance.now() - started);
  }
  const priced = panel.tokens.filter((_, i) =>
    panel.close.subarray(i * panel.days, (i + 1) * panel.days).some((close) => !Number.isNaN(close)),
  );
  return {
    tokens: priced.length,
    narratives: registry.narratives.length,
    days: panel.days,
    eligible: state.eligible.length,
    ms,
    peakBytes: process.resourceUsage().maxRSS * KIB,
  };
}

function marketOf({ market, tokens, days, narratives }: FoldRequest): SyntheticMarket {
  if (market === 'synthetic') return syntheticMarket(tokens, days, narratives);
  return { panel: realMarket(REGISTRY, FROM, isoDateOf(dayOf(FROM) + days - 1)), registry: REGISTRY };
}

function untrained(history: Omit<Close, 'day'>): EngineState {
  const { panel, registry } = history;
  let state = emptyState(PARAMETERS);
  for (let day = panel.firstDay; day < panel.firstDay + panel.days; day++) {
    if (!isComplete(panel, day, registry, PARAMETERS))
      throw new Error(`the close of ${isoDateOf(day)} is not complete`);
    state = advance(state, { ...history, day }, PARAMETERS).state;
  }
  return state;
}

function trained(history: Omit<Close, 'day' | 'artefact'>): EngineState {
  const { firstDay, days } = history.panel;
  let state = emptyState(PARAMETERS);
  for (const step of fold(state, history, firstDay, firstDay + days - 1, PARAMETERS)) state = step.state;
  return state;
}

function copyOf(panel: Panel): Panel {
  const { close, venueVolume, aggregateVolume, supply, flags } = panel;
  const columns = { close: close.slice(), venueVolume: venueVolume.slice(), aggregateVolume: aggregateVolume.slice() };
  return { ...panel, ...columns, supply: supply.slice(), flags: flags.slice() };
}

// Entry of a process of its own: what to fold, as JSON.
process.stdout.write(JSON.stringify(foldTimes(JSON.parse(process.argv[2] as string) as FoldRequest)));
