/** A horizontal bar of a share of `full`; the number stands beside it, so it says nothing to a screen reader. */
export function ShareBar({ value, full = 1, mark }: { value: number; full?: number; mark?: number | undefined }) {
  const x = (share: number) => Math.min(100, Math.max(0, (share / full) * 100));
  return (
    <svg class="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="share-bar-track" width="100" height="8" />
      <rect class="share-bar-fill" width={x(value).toFixed(0)} height="8" />
      {mark !== undefined && (
        <rect class="share-bar-mark" x={Math.max(0, x(mark) - 0.75).toFixed(1)} width="1.5" height="8" />
      )}
    </svg>
  );
}
