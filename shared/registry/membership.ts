import type { EpochDay } from '../market/day.ts';
import { covers } from './span.ts';
import type { Membership, Registry } from './types.ts';

/** Rows grouped once per registry object: a fold asks for every narrative of every day. */
interface RowIndex {
  readonly byNarrative: ReadonlyMap<string, readonly Membership[]>;
  readonly byToken: ReadonlyMap<string, readonly Membership[]>;
}

const indexes = new WeakMap<Registry, RowIndex>();

/** Whether a row counts at the close of `day`: `[from, to)`, and rows written after the release not before they were decided. */
function countsOn(row: Membership, day: EpochDay): boolean {
  return covers(row, day) && (row.seed || row.decidedAt <= day);
}

/** Token ids that belong to `narrative` at the close of `day`, ascending; empty for an unknown narrative. */
export function membersOf(registry: Registry, narrative: string, day: EpochDay): readonly string[] {
  const rows = indexOf(registry).byNarrative.get(narrative) ?? [];
  return rows.filter((row) => countsOn(row, day)).map((row) => row.token);
}

/** Narrative ids `token` belongs to at the close of `day`, ascending; empty for an unknown token. */
export function narrativesOf(registry: Registry, token: string, day: EpochDay): readonly string[] {
  const rows = indexOf(registry).byToken.get(token) ?? [];
  return rows.filter((row) => countsOn(row, day)).map((row) => row.narrative);
}

/** Token ids with a membership in any narrative at the close of `day`, each once, ascending. */
export function memberTokens(registry: Registry, day: EpochDay): readonly string[] {
  const tokens: string[] = [];
  for (const [token, rows] of indexOf(registry).byToken) {
    if (rows.some((row) => countsOn(row, day))) tokens.push(token);
  }
  return tokens;
}

function indexOf(registry: Registry): RowIndex {
  const known = indexes.get(registry);
  if (known) return known;
  const built = {
    byNarrative: groupSorted(
      registry.memberships,
      (row) => row.narrative,
      (row) => row.token,
    ),
    byToken: groupSorted(
      registry.memberships,
      (row) => row.token,
      (row) => row.narrative,
    ),
  };
  indexes.set(registry, built);
  return built;
}

function groupSorted(
  rows: readonly Membership[],
  key: (row: Membership) => string,
  order: (row: Membership) => string,
): Map<string, Membership[]> {
  const sorted = [...rows].sort((a, b) => compare(key(a), key(b)) || compare(order(a), order(b)));
  const groups = new Map<string, Membership[]>();
  for (const row of sorted) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

/** Code-unit order: the same on every machine, unlike a locale's. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
