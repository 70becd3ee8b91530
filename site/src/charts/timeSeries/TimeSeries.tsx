import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ChartTable } from './ChartTable.tsx';
import { timeInFull } from './chartTime.ts';
import type { Plot } from './plot.ts';
import { firstKnown } from './plotData.ts';
import { Readout } from './Readout.tsx';
import type { ChartSpec } from './spec.ts';

const PAGE = 10;

/**
 * A time-series chart: read-out on top, picture, and the same numbers as a table. Pointer, finger and keyboard (arrows,
 * Page, Home, End) move the read-out; without JavaScript or before uPlot is there the box keeps its room. Give it a new
 * `spec` object only when the data are new: the picture is drawn anew for each.
 */
export function TimeSeries(props: { label: string; spec: ChartSpec; tall?: boolean; note?: ComponentChildren }) {
  const { label, spec, tall, note } = props;
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<Plot | undefined>(undefined);
  const [row, setRow] = useState<number | undefined>(undefined);
  const [failed, setFailed] = useState(false);
  const last = spec.times.length - 1;
  const shown = Math.min(row ?? last, last);

  useEffect(() => {
    let left = false;
    setRow(undefined);
    import('./plot.ts').then(
      ({ plot }) => {
        if (left || box.current === null) return;
        drawn.current = plot(box.current, spec, setRow);
        setFailed(false);
      },
      () => setFailed(true),
    );
    return () => {
      left = true;
      drawn.current?.destroy();
      drawn.current = undefined;
    };
  }, [spec]);

  function onKeyDown(event: KeyboardEvent) {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: shown - 1,
      ArrowRight: shown + 1,
      PageDown: shown - PAGE,
      PageUp: shown + PAGE,
      Home: 0,
      End: last,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const to = Math.max(0, Math.min(last, next));
    drawn.current?.point(to);
    setRow(to);
  }

  if (last < 1) return <p class="empty">There are not two values yet to draw a line between.</p>;
  const known = firstKnown(spec);
  return (
    <figure class={`chart ${tall ? 'tall' : ''}`}>
      <Readout spec={spec} row={shown} />
      <div
        ref={box}
        class="chart-box"
        role="slider"
        tabIndex={0}
        aria-label={`${label}; arrow keys read it out`}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={shown}
        aria-valuetext={inWords(spec, shown)}
        onKeyDown={onKeyDown}
        onBlur={() => drawn.current?.point(undefined)}
      />
      {failed && <p class="fine">The picture cannot be loaded; the numbers are in the table below.</p>}
      {known > 0 && (
        <figcaption class="fine">
          {known > last
            ? 'All of it is'
            : `${spec.stacked ? 'Hatched' : 'Dashed'}: before ${timeInFull(spec.times[known] as string)} it is`}{' '}
          <strong>hypothetical</strong>: computed later, by rules and members not written down at the time.
        </figcaption>
      )}
      {note !== undefined && <figcaption class="fine">{note}</figcaption>}
      <ChartTable label={label} spec={spec} />
    </figure>
  );
}

function inWords(spec: ChartSpec, row: number): string {
  const values = spec.series.map(({ name, values: column }) => {
    const value = column[row] ?? null;
    return `${name} ${value === null ? 'no value' : spec.format(value)}`;
  });
  const marks = (spec.marks ?? []).filter(({ time }) => time === spec.times[row]).map((mark) => mark.label);
  return [timeInFull(spec.times[row] as string), ...values, ...marks].join(', ');
}
