import { type EpochDay, isoDateOf } from '../../market/day.ts';
import type { Registry } from '../../registry/types.ts';
import type { FileProblem } from './fileProblem.ts';
import { type SymbolMatch, symbolIndex } from './symbolIndex.ts';
import type { TableRow } from './tableReader.ts';

/** A token's rows ascending by day, whatever symbols they came under. */
export interface TokenSeries {
  readonly token: string;
  readonly rows: readonly TableRow[];
}

/** Rows that no token was found for, by symbol and cause. */
export interface Unmapped {
  readonly symbol: string;
  readonly rows: number;
  readonly first: EpochDay;
  readonly last: EpochDay;
  readonly reason: string;
}

export interface MappedRows {
  /** Ascending by token. */
  readonly series: readonly TokenSeries[];
  /** Ascending by symbol. */
  readonly unmapped: readonly Unmapped[];
  /** Two symbols of one token on one day. */
  readonly problems: readonly FileProblem[];
}

/** Gives every row its token by the registry's dated names; what cannot be told is listed, never guessed. */
export function tokenSeries(rows: readonly TableRow[], registry: Registry): MappedRows {
  const match = symbolIndex(registry);
  const byToken = new Map<string, TableRow[]>();
  const unmapped = new Map<string, Unmapped>();
  for (const row of rows) {
    const found = match(row.symbol, row.day);
    if (found.kind !== 'token') {
      addUnmapped(unmapped, row, found);
      continue;
    }
    const series = byToken.get(found.token);
    if (series === undefined) byToken.set(found.token, [row]);
    else series.push(row);
  }
  const series = [...byToken]
    .map(([token, own]) => ({ token, rows: own.sort((a, b) => a.day - b.day || a.line - b.line) }))
    .sort((a, b) => (a.token < b.token ? -1 : 1));
  return {
    series,
    unmapped: [...unmapped.values()].sort((a, b) => (a.symbol < b.symbol ? -1 : 1)),
    problems: series.flatMap(clashes),
  };
}

function clashes({ token, rows }: TokenSeries): FileProblem[] {
  return rows.flatMap((row, i) => {
    const before = rows[i - 1];
    if (before?.day !== row.day) return [];
    const detail = `${row.symbol} and ${before.symbol} (line ${before.line}) are both ${token} on ${isoDateOf(row.day)}; delete one of the two`;
    return [{ line: row.line, detail }];
  });
}

function addUnmapped(
  unmapped: Map<string, Unmapped>,
  { symbol, day }: TableRow,
  found: Exclude<SymbolMatch, { kind: 'token' }>,
): void {
  const key = `${symbol} ${found.kind}`;
  const known = unmapped.get(key);
  unmapped.set(key, {
    symbol,
    rows: (known?.rows ?? 0) + 1,
    first: Math.min(known?.first ?? day, day),
    last: Math.max(known?.last ?? day, day),
    reason: reasonOf(found),
  });
}

function reasonOf(found: Exclude<SymbolMatch, { kind: 'token' }>): string {
  if (found.kind === 'unknown') return 'not in the registry';
  const tokens = found.tokens.join(', ');
  return found.kind === 'ambiguous' ? `ambiguous: ${tokens}` : `a name of ${tokens} at another time only`;
}
