/** One step of a waterfall on 0-100: a bar from where the sum stood to where this part takes it. */
export function WaterfallBar({ part, from, to }: { part: string; from: number; to: number }) {
  return (
    <svg class="waterfall" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect class="grade-bars-track" width="100" height="12" />
      <rect class="grade-bars-middle" x="49.8" width="0.4" height="12" />
      <rect
        class={`part-${part}`}
        x={Math.min(from, to).toFixed(2)}
        y="2"
        width={Math.max(Math.abs(to - from), 0.4).toFixed(2)}
        height="8"
      />
    </svg>
  );
}
