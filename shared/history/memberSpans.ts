/** A stretch of membership, `[from, to)`; null = goes on. */
export interface MemberSpan {
  readonly token: string;
  readonly from: string;
  readonly to: string | null;
}

/** Spans carried on by a day: who is no member any more ends on it, who is a new one begins. */
export function memberSpans(
  spans: readonly MemberSpan[],
  members: readonly string[],
  date: string,
): readonly MemberSpan[] {
  const now = new Set(members);
  const open = new Set(spans.flatMap(({ token, to }) => (to === null ? [token] : [])));
  if (open.size === now.size && members.every((token) => open.has(token))) return spans;
  return [
    ...spans.map((span) => (span.to === null && !now.has(span.token) ? { ...span, to: date } : span)),
    ...members.filter((token) => !open.has(token)).map((token) => ({ token, from: date, to: null })),
  ];
}
