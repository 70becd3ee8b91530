const TRANCHES = 7;

/** Conviction: how many of the seven tranches hold it, as pips and as text. */
export function Pips({ count }: { count: number }) {
  return (
    <span class={count === 0 ? 'pips none' : 'pips'}>
      <svg viewBox="0 0 48 8" width="48" height="8" aria-hidden="true">
        {Array.from({ length: TRANCHES }, (_, place) => (
          <rect key={place} class={place < count ? 'pip on' : 'pip'} x={place * 7} width="5" height="8" rx="1" />
        ))}
      </svg>
      <span class="pips-text">
        {count} of {TRANCHES}
      </span>
    </span>
  );
}
