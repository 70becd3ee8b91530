/** The tokens of some ascending lists, each once, ascending; the first list itself where the others add nothing. */
export function ascendingTokens(lists: readonly (readonly string[])[]): readonly string[] {
  let tokens: readonly string[] = [];
  for (const list of lists) tokens = tokens.length === 0 || tokens === list ? list : merged(tokens, list);
  return tokens;
}

function merged(a: readonly string[], b: readonly string[]): readonly string[] {
  if (isWithin(b, a)) return a;
  const tokens: string[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a[i] as string;
    const y = b[j] as string;
    if (x === y) j++;
    if (x === y || x < y) {
      tokens.push(x);
      i++;
    } else {
      tokens.push(y);
      j++;
    }
  }
  while (i < a.length) tokens.push(a[i++] as string);
  while (j < b.length) tokens.push(b[j++] as string);
  return tokens;
}

/** Whether the first list adds nothing to the second, found without ordering two ids: most lists of a portfolio do not. */
function isWithin(some: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  for (let i = 0; i < all.length && at < some.length; i++) if (all[i] === some[at]) at++;
  return at === some.length;
}
