import { emptyState } from '../../shared/engine/emptyState.ts';
import { fold } from '../../shared/engine/fold.ts';
import { PARAMETERS } from '../../shared/engine/parameters.ts';
import type { Panel } from '../../shared/market/panel.ts';
import { REGISTRY } from '../../shared/registry/registry.ts';
import type { Registry } from '../../shared/registry/types.ts';
import { realMarket } from '../fixtures/realMarket.ts';
import { simulatedPanel } from '../fixtures/simulatedPanel.ts';

const TOKENS = 150;
const FROM = '2020-11-01';
/** 1,500 days after FROM. */
const TO = '2024-12-09';

export type MarketName = 'simulated' | 'recorded';

/** What a process that folds one market `runs` times tells its parent. */
export interface FoldTimes {
  readonly tokens: number;
  readonly narratives: number;
  readonly days: number;
  /** One per run; the first meets code no run has warmed. */
  readonly ms: readonly number[];
}

/** The engine over one market, again and again; building the panel is not counted. */
function foldTimes(name: MarketName, runs: number): FoldTimes {
  const registry = name === 'simulated' ? largestOf(REGISTRY, TOKENS) : REGISTRY;
  const panel = name === 'simulated' ? simulatedPanel(registry, FROM, TO, 'bench') : realMarket(registry, FROM, TO);
  const ms = Array.from({ length: runs }, () => timeFold(panel, registry));
  const priced = panel.tokens.filter((_, i) =>
    panel.close.subarray(i * panel.days, (i + 1) * panel.days).some((close) => !Number.isNaN(close)),
  );
  return { tokens: priced.length, narratives: registry.narratives.length, days: panel.days, ms };
}

function timeFold(panel: Panel, registry: Registry): number {
  const started = performance.now();
  const lastDay = panel.firstDay + panel.days - 1;
  let closes = 0;
  for (const _ of fold(
    emptyState(PARAMETERS),
    { panel, registry, live: false, heat: false },
    panel.firstDay,
    lastDay,
    PARAMETERS,
  ))
    closes++;
  if (closes < panel.days * 0.9) throw new Error(`only ${closes} of ${panel.days} closes were complete`);
  return performance.now() - started;
}

/** The registry cut to so many tokens: benchmarks, then those longest in a narrative. */
function largestOf(registry: Registry, count: number): Registry {
  const since = (token: string) => registry.memberships.find((row) => row.token === token && row.to === null)?.from;
  const ranked = registry.tokens
    .map((token) => ({ token, rank: token.benchmark ? 0 : (since(token.id) ?? Number.POSITIVE_INFINITY) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ token }) => token);
  const kept = new Set(ranked.slice(0, count).map(({ id }) => id));
  const memberships = registry.memberships.filter(({ token }) => kept.has(token));
  return {
    ...registry,
    tokens: registry.tokens.filter(({ id }) => kept.has(id)),
    narratives: registry.narratives.filter(({ id }) => memberships.some(({ narrative }) => narrative === id)),
    memberships,
    events: registry.events.filter(({ from, to }) => kept.has(from) && (to === null || kept.has(to))),
  };
}

// Entry of a process of its own: the name of the market, the number of runs.
const [market, runs] = process.argv.slice(2);
process.stdout.write(JSON.stringify(foldTimes(market as MarketName, Number(runs))));
