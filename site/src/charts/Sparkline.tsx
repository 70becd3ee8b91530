const WIDTH = 100;
const HEIGHT = 28;
const MARGIN = 2;

/** A line of values at equal steps, coloured by whether it ends above its start. Words for it come from `label`. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined || values.length < 2) return <svg class="spark" aria-hidden="true" />;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const range = high - low || 1;
  const x = (place: number) => (place / (values.length - 1)) * WIDTH;
  const y = (value: number) => MARGIN + (1 - (value - low) / range) * (HEIGHT - 2 * MARGIN);
  const line = values
    .map((value, place) => `${place === 0 ? 'M' : 'L'}${x(place).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('');
  return (
    <svg
      class={`spark ${last >= first ? 'up' : 'down'}`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path class="spark-area" d={`${line}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z`} />
      <path class="spark-line" d={line} />
    </svg>
  );
}
