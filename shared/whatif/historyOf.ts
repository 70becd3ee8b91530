import { allTokenChanges } from '../backtest/replay/allTokenChanges.ts';
import { PARAMETERS } from '../engine/parameters.ts';
import type { IndexState, Liquidity } from '../indices/types.ts';
import { buildPanel } from '../market/buildPanel.ts';
import type { Panel } from '../market/panel.ts';
import { spliceEvents } from '../market/spliceEvents.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import { membersOf } from '../registry/membership.ts';
import type { Registry } from '../registry/types.ts';
import type { SignalFact, SignalName } from '../signals/types.ts';
import type { PublishedClose, PublishedToken, WhatIfClose, WhatIfHistory } from './types.ts';

/**
 * Lays published closes (ascending by day) out as the rotation reads them. Prices are spliced along the registry's events as the engine does,
 * tokens found dead or converted by its own rule. Throws without a close.
 */
export function historyOf(published: readonly PublishedClose[], registry: Registry): WhatIfHistory {
  const [first, last] = [published[0], published.at(-1)];
  if (first === undefined || last === undefined) throw new Error('what if: a history needs a close');
  const panel = panelOf(published, registry);
  const input = { panel, registry, from: first.day, to: last.day, params: PARAMETERS };
  const levels = new Map<string, IndexState['levels']>();
  const signals = new Map<string, SignalName>();
  let dead: ReadonlySet<string> = new Set();
  const closes = published.map((close): WhatIfClose => {
    const changes = allTokenChanges(input, close.day);
    const died = changes.delisted.filter((token) => !dead.has(token));
    dead = new Set(changes.delisted);
    return closeOf(close, { panel, registry, levels: grown(levels, close), signals, changes, died });
  });
  return { panel, registry, closes };
}

function panelOf(published: readonly PublishedClose[], registry: Registry): Panel {
  const ids = new Set(published.flatMap(({ tokens }) => tokens.map(({ token }) => token)));
  const bars = published.map(({ day, tokens }) => ({
    day,
    rows: tokens.map(({ token, close, quarantined }) => ({
      ...{ token, close: close ?? null, quarantined },
      ...{ venueVolumeUsd: null, aggregateVolumeUsd: null, supply: null },
    })),
  }));
  const firstDay = bars[0]?.day ?? 0;
  const days = (bars.at(-1)?.day ?? 0) - firstDay + 1;
  return spliceEvents(buildPanel({ tokens: [...ids].sort(), firstDay, days, bars }, PARAMETERS), registry.events);
}

/** The trailing levels of every index that has one at this close. */
function grown(levels: Map<string, IndexState['levels']>, { day, narratives }: PublishedClose) {
  for (const { narrative, level } of narratives) {
    const before = levels.get(narrative) ?? [];
    levels.set(narrative, [...before, { day, level }].slice(-PARAMETERS.index.levelsKept));
  }
  return levels;
}

function closeOf(
  { day, tokens, narratives }: PublishedClose,
  known: {
    readonly panel: Panel;
    readonly registry: Registry;
    readonly levels: ReadonlyMap<string, IndexState['levels']>;
    readonly signals: Map<string, SignalName>;
    readonly changes: ReturnType<typeof allTokenChanges>;
    readonly died: readonly string[];
  },
): WhatIfClose {
  const { panel, registry } = known;
  const row = day - panel.firstDay;
  const facts = signalFacts(day, tokens, known.signals);
  const flipped = [...facts.values()].filter((fact) => fact.signal === 'bearish' && fact.flippedFrom !== undefined);
  const tradable = new Set(narratives.filter((one) => one.tradable).map(({ narrative }) => narrative));
  const graded = tokens.flatMap(({ token, grade }) => (grade === undefined ? [] : [{ token, grade }]));
  return {
    rotation: {
      day,
      panel,
      row,
      narratives: registry.narratives.map(({ id }) => ({
        id,
        levels: known.levels.get(id) ?? [],
        tradable: tradable.has(id),
        members: membersOf(registry, id, day),
      })),
      grades: new Map(graded.map(({ token, grade }) => [token, grade])),
      signals: facts,
      liquidity: new Map(tokens.map((one) => [one.token, liquidityOf(one)])),
      ...known.changes,
    },
    kept: {
      day,
      row,
      leaving: [...new Set([...flipped.map(({ id }) => id), ...known.died])].sort(),
      grades: graded,
      signals: [...facts.values()].map(({ id, signal }) => ({ token: id, signal })),
      indices: narratives,
      advUsd: byPosition(panel, tokens, ({ advUsd }) => advUsd),
      capUsd: byPosition(panel, tokens, ({ capUsd }) => capUsd),
      eligible: tokens.filter(({ eligible }) => eligible).map(({ token }) => token),
      tradable: tokens.filter((one) => one.tradable).map(({ token }) => token),
    },
  };
}

/** Signals with their flips, told from the state last seen. Probabilities only explain moves, and are not published here. */
function signalFacts(
  day: number,
  tokens: readonly PublishedToken[],
  seen: Map<string, SignalName>,
): ReadonlyMap<string, SignalFact> {
  const facts = new Map<string, SignalFact>();
  for (const { token, signal } of tokens) {
    if (signal === undefined) continue;
    const before = seen.get(token);
    seen.set(token, signal);
    const flippedFrom = before === signal ? undefined : before;
    facts.set(token, { ...UNTOLD, id: token, day, signal, flippedFrom });
  }
  return facts;
}

const UNTOLD = {
  probability: Number.NaN,
  ruleProbability: Number.NaN,
  modelProbability: undefined,
  trend: 0,
  since: 0,
  sincePrice: Number.NaN,
} as const;

function liquidityOf({ token, advUsd, capUsd, eligible, tradable, close }: PublishedToken): Liquidity {
  return {
    ...{ token, advUsd, capUsd, eligible, tradable },
    volumeUsd: advUsd,
    standInSupply: false,
    staleSupply: false,
    pricedBars: 0,
    missingBars: close === undefined ? 1 : 0,
    reasons: [],
  };
}

function byPosition(
  panel: Panel,
  tokens: readonly PublishedToken[],
  value: (token: PublishedToken) => number | undefined,
): Float64Array {
  const positions = tokenPositions(panel);
  const out = new Float64Array(panel.tokens.length).fill(Number.NaN);
  for (const one of tokens) out[positions.get(one.token) as number] = value(one) ?? Number.NaN;
  return out;
}
