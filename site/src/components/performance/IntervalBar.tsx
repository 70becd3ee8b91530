const WIDTH = 140;
const HEIGHT = 12;

/** An interval on a line from -scale to +scale with zero marked, and the estimate on it. The numbers stand beside it. */
export function IntervalBar(props: {
  value: number;
  interval: { readonly low: number; readonly high: number };
  scale: number;
}) {
  const { value, interval, scale } = props;
  const x = (at: number) => ((Math.max(-scale, Math.min(scale, at)) / scale + 1) / 2) * WIDTH;
  const [low, high] = [x(interval.low), x(interval.high)];
  return (
    <svg class="interval-bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <rect class="interval-range" x={low} y="4" width={Math.max(1, high - low)} height="4" rx="2" />
      <line class="interval-zero" x1={WIDTH / 2} x2={WIDTH / 2} y1="0" y2={HEIGHT} />
      <circle class="interval-value" cx={x(value)} cy={HEIGHT / 2} r="3.5" />
    </svg>
  );
}
