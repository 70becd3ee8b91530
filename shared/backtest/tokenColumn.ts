/** Values of one close by token, as two columns: an object a token and close would be most of a back-test's memory. */
export interface TokenColumn<V> {
  readonly tokens: readonly string[];
  readonly values: ArrayLike<V>;
}

/** Pairs of token and value, in the order of the column. */
export function entriesOf<V>({ tokens, values }: TokenColumn<V>): [string, V][] {
  return tokens.map((token, i) => [token, values[i] as V]);
}
