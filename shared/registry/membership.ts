import type { EpochDay } from '../market/day.ts';
import { covers } from './span.ts';
import type { Membership, Registry } from './types.ts';

/** Who belongs where at the closes `[from, to)`, between which no row begins or ends to count. */
interface Standing {
  readonly from: EpochDay;
  readonly to: EpochDay;
  readonly tokens: readonly string[];
  readonly byNarrative: ReadonlyMap<string, readonly string[]>;
  readonly byToken: ReadonlyMap<string, readonly string[]>;
}

const NONE: readonly string[] = [];
/** The standing asked for last, by registry: a fold asks for every narrative and token of one close after another. */
const standings = new WeakMap<Registry, Standing>();

/** Token ids that belong to `narrative` at the close of `day`, ascending; empty for an unknown narrative. */
export function membersOf(registry: Registry, narrative: string, day: EpochDay): readonly string[] {
  return standingAt(registry, day).byNarrative.get(narrative) ?? NONE;
}

/** Narrative ids `token` belongs to at the close of `day`, ascending; empty for an unknown token. */
export function narrativesOf(registry: Registry, token: string, day: EpochDay): readonly string[] {
  return standingAt(registry, day).byToken.get(token) ?? NONE;
}

/** Narrative ids of every member at the close of `day`: the same map while no row begins or ends to count. */
export function narrativesByToken(registry: Registry, day: EpochDay): ReadonlyMap<string, readonly string[]> {
  return standingAt(registry, day).byToken;
}

/** Token ids with a membership in any narrative at the close of `day`, each once, ascending. */
export function memberTokens(registry: Registry, day: EpochDay): readonly string[] {
  return standingAt(registry, day).tokens;
}

function standingAt(registry: Registry, day: EpochDay): Standing {
  const known = standings.get(registry);
  if (known !== undefined && covers(known, day)) return known;
  const built = standingOf(registry.memberships, day);
  standings.set(registry, built);
  return built;
}

function standingOf(memberships: readonly Membership[], day: EpochDay): Standing {
  const rows = memberships.filter((row) => day >= startOf(row) && day < endOf(row));
  const changes = memberships.flatMap((row) => [startOf(row), endOf(row)]);
  const byToken = listed(
    rows,
    (row) => row.token,
    (row) => row.narrative,
  );
  return {
    from: Math.max(...changes.filter((at) => at <= day), Number.NEGATIVE_INFINITY),
    to: Math.min(...changes.filter((at) => at > day), Number.POSITIVE_INFINITY),
    tokens: [...byToken.keys()],
    byToken,
    byNarrative: listed(
      rows,
      (row) => row.narrative,
      (row) => row.token,
    ),
  };
}

/** The first close a row counts at: rows written after the release not before they were decided. */
function startOf(row: Membership): EpochDay {
  return row.seed ? row.from : Math.max(row.from, row.decidedAt);
}

function endOf(row: Membership): EpochDay {
  return row.to ?? Number.POSITIVE_INFINITY;
}

/** The values of each key's rows; keys and values ascending. */
function listed(
  rows: readonly Membership[],
  key: (row: Membership) => string,
  value: (row: Membership) => string,
): ReadonlyMap<string, readonly string[]> {
  const sorted = rows.toSorted((a, b) => compare(key(a), key(b)) || compare(value(a), value(b)));
  const groups = Map.groupBy(sorted, key);
  return new Map([...groups].map(([name, group]) => [name, group.map(value)]));
}

/** Code-unit order: the same on every machine, unlike a locale's. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
