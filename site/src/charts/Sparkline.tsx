/** Twice as fine as the pixels of the box: finer steps only make the page heavier. */
const HEIGHT = 56;
const MARGIN = 4;

/** A line of values at equal steps, coloured by whether it ends above its start. Words for it come from `label`. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined || values.length < 2) return <svg class="spark" aria-hidden="true" />;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const range = high - low || 1;
  const heights = values.map((value) => Math.round(MARGIN + (1 - (value - low) / range) * (HEIGHT - 2 * MARGIN)));
  // Steps of whole units, stretched to the box: small numbers keep a page with dozens of these light.
  const steps = heights.slice(1).map((height, place) => `1 ${height - (heights[place] as number)}`);
  // One path is line and area: its other three sides lie outside of the box, where nothing is drawn.
  const path = `M-2 ${heights[0]}h2l${steps.join(' ')}h2V${2 * HEIGHT}H-2Z`;
  return (
    <svg
      class={`spark ${last >= first ? 'up' : 'down'}`}
      viewBox={`0 0 ${steps.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path d={path} />
    </svg>
  );
}
