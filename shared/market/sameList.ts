/** `before` itself where `now` lists the same: what is found once per list need not be found again. */
export function sameList(before: readonly string[] | undefined, now: readonly string[]): readonly string[] {
  if (before?.length !== now.length) return now;
  for (let i = 0; i < now.length; i++) if (now[i] !== before[i]) return now;
  return before;
}
