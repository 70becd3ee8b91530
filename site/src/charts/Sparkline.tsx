const HEIGHT = 112;
const MARGIN = 8;

/** A line of values at equal steps, coloured by whether it ends above its start. Words for it come from `label`. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined || values.length < 2) return <svg class="spark" aria-hidden="true" />;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const range = high - low || 1;
  const heights = values.map((value) => Math.round(MARGIN + (1 - (value - low) / range) * (HEIGHT - 2 * MARGIN)));
  // Steps of whole units, stretched to the box: small numbers keep a page with dozens of these light.
  const steps = heights.slice(1).map((height, place) => `1 ${height - (heights[place] as number)}`);
  const line = `M0 ${heights[0]}l${steps.join(' ')}`;
  return (
    <svg
      class={`spark ${last >= first ? 'up' : 'down'}`}
      viewBox={`0 0 ${steps.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path class="spark-area" d={`${line}V${HEIGHT}H0Z`} />
      <path class="spark-line" d={line} />
    </svg>
  );
}
