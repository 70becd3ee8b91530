const TRANCHES = 7;

/** Conviction: how many of the seven tranches hold it, as pips and as text. */
export function Pips({ count }: { count: number }) {
  return (
    <span class={count === 0 ? 'pips none' : 'pips'}>
      <svg viewBox="0 0 48 8" width="48" height="8" aria-hidden="true">
        <path class="pip" d={pips(count, TRANCHES)} />
        <path class="pip on" d={pips(0, count)} />
      </svg>
      <span class="pips-text">
        {count} of {TRANCHES}
      </span>
    </span>
  );
}

/** The pips from one place up to another as one path: a page has hundreds of them. */
const pips = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, place) => `M${(from + place) * 7} 0h5v8h-5z`).join('');
