/**
 * Something by token: ids ascending, each once, and what belongs to it at the same index. A close of the rotation hands these
 * from step to step; the records of state and facts are made of them when somebody reads those: a record of twenty tokens
 * takes twenty times as long to make and five times to read.
 */
export interface AscendingColumn<V> {
  readonly tokens: readonly string[];
  readonly values: readonly V[];
}

/** A column of numbers: weights as fractions of NAV, or prices in US dollars. */
export type NumberColumn = AscendingColumn<number>;

/** The column of no token. */
export const NOTHING: AscendingColumn<never> = { tokens: [], values: [] };

export function times({ tokens, values }: NumberColumn, factor: number): NumberColumn {
  return { tokens, values: values.map((value) => value * factor) };
}

export function columnOf<V>(record: Readonly<Record<string, V>>): AscendingColumn<V> {
  const tokens = Object.keys(record).sort();
  return { tokens, values: tokens.map((token) => record[token] as V) };
}

export function recordOf<V>({ tokens, values }: AscendingColumn<V>): Readonly<Record<string, V>> {
  const record: Record<string, V> = {};
  for (let i = 0; i < tokens.length; i++) record[tokens[i] as string] = values[i] as V;
  return record;
}

/** A column with one more token. */
export function withOne({ tokens, values }: NumberColumn, token: string, value: number): NumberColumn {
  const found = tokens.findIndex((other) => other > token);
  const at = found < 0 ? tokens.length : found;
  return { tokens: tokens.toSpliced(at, 0, token), values: values.toSpliced(at, 0, value) };
}

/** The number a column has for each of `tokens` (ascending), `absent` where it has none. */
export function numbersAt(column: NumberColumn, tokens: readonly string[], absent: number): readonly number[] {
  const own = column.tokens;
  if (own === tokens) return column.values;
  const values = new Array<number>(tokens.length);
  let at = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as string;
    while (at < own.length && own[at] !== token && (own[at] as string) < token) at++;
    values[i] = at < own.length && own[at] === token ? (column.values[at] as number) : absent;
  }
  return values;
}

/** The same of any column; numbers have a function of their own because V8 puts each in a box where an array may hold others. */
export function valuesAt<V, A>(column: AscendingColumn<V>, tokens: readonly string[], absent: A): readonly (V | A)[] {
  const own = column.tokens;
  if (own === tokens) return column.values;
  const values: (V | A)[] = [];
  let at = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as string;
    while (at < own.length && own[at] !== token && (own[at] as string) < token) at++;
    values.push(at < own.length && own[at] === token ? (column.values[at] as V) : absent);
  }
  return values;
}
