/**
 * The token with the largest gain and its share of all gains, max(c, 0) / sum of max(c, 0), 0-1, from contributions to
 * an index return (methodology section 7). Ties go to the first id. Undefined where nothing gained.
 */
export function topContributor(
  contributions: ReadonlyMap<string, number>,
): { readonly token: string; readonly share: number } | undefined {
  let gains = 0;
  let top: { token: string; gain: number } | undefined;
  for (const [token, value] of contributions) {
    const gain = Math.max(value, 0);
    gains += gain;
    if (top === undefined || gain > top.gain || (gain === top.gain && token < top.token)) top = { token, gain };
  }
  return top === undefined || !(gains > 0) ? undefined : { token: top.token, share: top.gain / gains };
}
