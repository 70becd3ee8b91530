/** Tokens of some records (undefined: of none), each once, ascending. Records are mostly ascending already, so lists are merged. */
export function ascendingTokens(...records: readonly (Readonly<Record<string, unknown>> | undefined)[]): string[] {
  let tokens: string[] = [];
  for (const record of records) {
    if (record === undefined) continue;
    const own = ascending(Object.keys(record));
    tokens = tokens.length === 0 ? own : merged(tokens, own);
  }
  return tokens;
}

function ascending(tokens: string[]): string[] {
  for (let i = 1; i < tokens.length; i++) if ((tokens[i - 1] as string) > (tokens[i] as string)) return tokens.sort();
  return tokens;
}

function merged(a: readonly string[], b: readonly string[]): string[] {
  const tokens: string[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] as string, b[j] as string];
    if (x <= y) i++;
    if (y <= x) j++;
    tokens.push(x <= y ? (a[i - 1] as string) : y);
  }
  while (i < a.length) tokens.push(a[i++] as string);
  while (j < b.length) tokens.push(b[j++] as string);
  return tokens;
}
