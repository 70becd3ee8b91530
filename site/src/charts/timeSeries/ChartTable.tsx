import { useState } from 'preact/hooks';
import { CopyButton } from '../../components/common/CopyButton.tsx';
import { ScrollBox } from '../../components/common/ScrollBox.tsx';
import type { ChartSpec } from './spec.ts';

const SHOWN = 120;

/** The chart's numbers, newest first, drawn only when opened; all of them can be copied, as tab-separated text. */
export function ChartTable({ label, spec }: { label: string; spec: ChartSpec }) {
  const [open, setOpen] = useState(false);
  const rows = spec.times.length;
  return (
    <details class="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>The chart as a table</summary>
      {open && (
        <>
          <p class="table-actions">
            <CopyButton text={() => tabSeparated(spec)}>Copy {rows} rows</CopyButton>
            {rows > SHOWN && <span class="fine">The newest {SHOWN} are shown.</span>}
          </p>
          <ScrollBox label={`${label} as a table, scrolls`}>
            <table class="chart-table">
              <caption class="sr">{label}</caption>
              <thead>
                <tr>
                  <th scope="col">UTC</th>
                  {spec.series.map(({ name }) => (
                    <th key={name} scope="col" class="number">
                      {name}
                    </th>
                  ))}
                  {spec.marks && <th scope="col">Event</th>}
                </tr>
              </thead>
              <tbody>
                {spec.times
                  .map((time, row) => (
                    <tr key={time}>
                      <th scope="row">{shortTime(time)}</th>
                      {spec.series.map(({ name, values }) => (
                        <td key={name} class="number">
                          {cell(spec, values[row] ?? null)}
                        </td>
                      ))}
                      {spec.marks && <td>{markAt(spec, time)}</td>}
                    </tr>
                  ))
                  .slice(-SHOWN)
                  .reverse()}
              </tbody>
            </table>
          </ScrollBox>
        </>
      )}
    </details>
  );
}

const cell = (spec: ChartSpec, value: number | null) => (value === null ? '–' : spec.format(value));
const shortTime = (time: string) => time.replace('T', ' ').slice(0, 16);
const markAt = ({ marks }: ChartSpec, time: string) => marks?.find((mark) => mark.time === time)?.label ?? '';

/** Plain numbers, so that a spreadsheet reads them. */
function tabSeparated(spec: ChartSpec): string {
  const head = ['time_utc', ...spec.series.map(({ name }) => name), ...(spec.marks ? ['event'] : [])];
  const rows = spec.times.map((time, row) => [
    time,
    ...spec.series.map(({ values }) => values[row] ?? ''),
    ...(spec.marks ? [markAt(spec, time)] : []),
  ]);
  return [head, ...rows].map((row) => row.join('\t')).join('\n');
}
