const WIDTH = 520;
const HEIGHT = 200;
const EDGE = { top: 26, bottom: 24, side: 8 };
const BINS = 36;

/** Counts of values in equal bins, with one value marked by a line and its name. */
export function Histogram(props: {
  label: string;
  /** Ascending. */
  values: readonly number[];
  mark: { readonly value: number; readonly name: string };
  format: (value: number) => string;
}) {
  const { label, values, mark, format } = props;
  if (values.length === 0) return <p class="empty">Nothing to count.</p>;
  const low = Math.min(values[0] as number, mark.value);
  const high = Math.max(values.at(-1) as number, mark.value);
  const span = high - low || 1;
  const counts = new Array<number>(BINS).fill(0);
  for (const value of values) {
    const bin = Math.min(BINS - 1, Math.floor(((value - low) / span) * BINS));
    counts[bin] = (counts[bin] as number) + 1;
  }
  const most = Math.max(...counts);
  const [inner, floor] = [WIDTH - 2 * EDGE.side, HEIGHT - EDGE.bottom];
  const x = (value: number) => EDGE.side + (inner * (value - low)) / span;
  const width = inner / BINS;
  const ticks = [low, (low + high) / 2, high];
  const anchors = ['start', 'middle', 'end'] as const;
  return (
    <svg class="histogram" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${label}; ${mark.name} marked`}>
      {counts.map((count, bin) => {
        const height = ((floor - EDGE.top) * count) / most;
        return <rect key={bin} x={EDGE.side + bin * width} y={floor - height} width={width - 1} height={height} />;
      })}
      <line x1={x(mark.value)} x2={x(mark.value)} y1={EDGE.top - 6} y2={floor} />
      <text class="mark" x={x(mark.value)} y="14" text-anchor={x(mark.value) > WIDTH / 2 ? 'end' : 'start'}>
        {mark.name}
      </text>
      {ticks.map((tick, place) => (
        <text key={tick} x={x(tick)} y={HEIGHT - 6} text-anchor={anchors[place]}>
          {format(tick)}
        </text>
      ))}
    </svg>
  );
}
