import { HEAT_STEPS } from './drawStrip.ts';

const FIFTH = 100 / HEAT_STEPS.length;

/** Which colour is which heat. */
export function HeatKey() {
  return (
    <span class="heat-key">
      {HEAT_STEPS.map((step, place) => (
        <span key={step}>
          <svg class={`of${step}`} viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
            <rect width="10" height="10" rx="2" />
          </svg>
          {place * FIFTH}–{(place + 1) * FIFTH}
        </span>
      ))}
    </span>
  );
}
