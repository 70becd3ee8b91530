const MIDDLE = 50;

/** A bar from the middle to the right for a gain, to the left for a loss; the number stands beside it. */
export function SignedBar({ value, full }: { value: number; full: number }) {
  const width = Math.min(1, Math.abs(value) / full) * MIDDLE;
  return (
    <svg class="signed-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="share-bar-track" width="100" height="8" />
      <rect
        class={value < 0 ? 'signed-bar-minus' : 'signed-bar-plus'}
        x={(value < 0 ? MIDDLE - width : MIDDLE).toFixed(1)}
        width={width.toFixed(1)}
        height="8"
      />
    </svg>
  );
}
