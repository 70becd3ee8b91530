/** Index level: sum of u_i P_i in the order of `units` (ascending id) plus the cash of departed members, in points. */
export function indexLevel(
  units: Readonly<Record<string, number>>,
  prices: Readonly<Record<string, number>>,
  cash: number,
): number {
  let level = 0;
  for (const token in units) level += (units[token] as number) * (prices[token] as number);
  return level + cash;
}
