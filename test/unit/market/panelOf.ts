import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { buildPanel, type PanelRow } from '../../../shared/market/buildPanel.ts';
import type { EpochDay } from '../../../shared/market/day.ts';
import type { Panel } from '../../../shared/market/panel.ts';
import type { TokenEvent } from '../../../shared/registry/types.ts';

export const FIRST_DAY: EpochDay = 19_000;

/** Columns of one token, a value a row; missing columns are unknown throughout, a shorter one is unknown after its end. */
export interface Columns {
  readonly close?: readonly (number | null)[];
  readonly venue?: readonly (number | null)[];
  readonly aggregate?: readonly (number | null)[];
  readonly supply?: readonly (number | null)[];
  /** Whether the source of all bars tells no supply. */
  readonly untold?: boolean;
  /** Rows whose price is refused. */
  readonly quarantined?: readonly number[];
}

/** A panel written as columns by token; `days` defaults to the longest close column. */
export function panelOf(columns: Readonly<Record<string, Columns>>, days = longest(columns)): Panel {
  const bars = Array.from({ length: days }, (_, row) => ({
    day: FIRST_DAY + row,
    rows: Object.entries(columns).map(([token, column]) => rowOf(token, column, row)),
  }));
  return buildPanel({ tokens: Object.keys(columns).sort(), firstDay: FIRST_DAY, days, bars }, PARAMETERS);
}

/** A registered event on the day of `row`. */
export function eventAt(
  row: number,
  kind: TokenEvent['kind'],
  from: string,
  to: string | null = null,
  ratio: number | null = null,
): TokenEvent {
  return { date: FIRST_DAY + row, kind, from, to, ratio, reason: 'test' };
}

function longest(columns: Readonly<Record<string, Columns>>): number {
  return Math.max(...Object.values(columns).map((column) => column.close?.length ?? 0));
}

function rowOf(token: string, column: Columns, row: number): PanelRow {
  return {
    token,
    close: column.close?.[row] ?? null,
    venueVolumeUsd: column.venue?.[row] ?? null,
    aggregateVolumeUsd: column.aggregate?.[row] ?? null,
    supply: column.supply?.[row] ?? null,
    quarantined: column.quarantined?.includes(row) ?? false,
    supplyUntold: column.untold ?? false,
  };
}
