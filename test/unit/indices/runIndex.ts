import { PARAMETERS, type Parameters } from '../../../shared/engine/parameters.ts';
import { advanceIndices } from '../../../shared/indices/advanceIndices.ts';
import { RunningIndices } from '../../../shared/indices/runningIndices.ts';
import type { IndexFact, IndexState, Liquidity } from '../../../shared/indices/types.ts';
import { spliceEvents } from '../../../shared/market/spliceEvents.ts';
import type { Registry, TokenEvent } from '../../../shared/registry/types.ts';
import { type Columns, FIRST_DAY, panelOf } from '../market/panelOf.ts';

export interface Scenario {
  readonly columns: Readonly<Record<string, Columns>>;
  /** Index size m of the eligible members of narrative `n` at the bar preceding a row; a token without one is none. */
  readonly sizes: (row: number) => Readonly<Record<string, number>>;
  readonly rebalanceRows: readonly number[];
  readonly events?: readonly TokenEvent[];
  readonly live?: boolean;
  /** Row from which a token is a member of narrative `n`; before the first row where absent. */
  readonly memberFrom?: Readonly<Record<string, number>>;
  readonly params?: (row: number) => Parameters;
}

export interface Run {
  readonly states: readonly (IndexState | undefined)[];
  readonly facts: readonly (IndexFact | undefined)[];
  readonly levels: readonly (number | undefined)[];
}

/** Folds the index of one narrative over a scenario, row by row, as the engine would. */
export function runIndex(scenario: Scenario): Run {
  const events = scenario.events ?? [];
  const panel = spliceEvents(panelOf(scenario.columns), events);
  const registry = registryOf(Object.keys(scenario.columns), events, scenario.memberFrom);
  const states: (IndexState | undefined)[] = [];
  const facts: (IndexFact | undefined)[] = [];
  let previous: Record<string, IndexState> = {};
  for (let row = 0; row < panel.days; row++) {
    const result = advanceIndices(
      RunningIndices.of(previous),
      {
        panel,
        row,
        day: FIRST_DAY + row,
        registry,
        liquidity: liquidityOf(scenario.sizes(row + 1)),
        preceding: liquidityOf(scenario.sizes(row)),
        firstOfMonth: scenario.rebalanceRows.includes(row),
        live: scenario.live ?? false,
      },
      scenario.params?.(row) ?? PARAMETERS,
    );
    // Through JSON, as between two runs of the real engine.
    previous = JSON.parse(JSON.stringify(result.records));
    states.push(result.records.n);
    facts.push(result.facts[0]);
  }
  return { states, facts, levels: facts.map((fact) => fact?.level) };
}

function registryOf(
  tokens: readonly string[],
  events: readonly TokenEvent[],
  memberFrom: Readonly<Record<string, number>> = {},
): Registry {
  return {
    releasedOn: FIRST_DAY - 1,
    narratives: [{ id: 'n', name: 'N', definition: '' }],
    tokens: tokens.map((id) => ({ id, symbol: id, name: id, benchmark: false, aliases: [] })),
    memberships: tokens.map((token) => ({
      narrative: 'n',
      token,
      from: FIRST_DAY + (memberFrom[token] ?? -1),
      to: null,
      decidedAt: FIRST_DAY - 1,
      seed: true,
      reason: '',
    })),
    events,
  };
}

function liquidityOf(sizes: Readonly<Record<string, number>>): Map<string, Liquidity> {
  return new Map(
    Object.entries(sizes).map(([token, size]) => [
      token,
      {
        token,
        volumeUsd: size,
        advUsd: size,
        capUsd: size,
        standInSupply: false,
        staleSupply: false,
        pricedBars: 100,
        missingBars: 0,
        eligible: true,
        tradable: true,
        reasons: [],
      },
    ]),
  );
}
