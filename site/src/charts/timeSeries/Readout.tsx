import { timeInFull } from './chartTime.ts';
import { Swatch } from './Swatch.tsx';
import type { ChartSpec } from './spec.ts';

/** The values at one time, in the order of the series; also the legend. What happened then stands at the end. */
export function Readout({ spec, row }: { spec: ChartSpec; row: number }) {
  const time = spec.times[row] as string;
  const mark = spec.marks?.find((one) => one.time === time);
  return (
    <div class="readout">
      <time class="readout-time" dateTime={time}>
        {timeInFull(time)}
      </time>
      {spec.series.map((series) => {
        const value = series.values[row] ?? null;
        return (
          <span key={series.name} class={series.main ? 'readout-main' : undefined}>
            <Swatch series={series} filled={spec.stacked ?? false} />
            {series.name} <strong>{value === null ? '–' : spec.format(value)}</strong>
          </span>
        );
      })}
      {mark !== undefined && <span class="readout-mark">{mark.label}</span>}
    </div>
  );
}
