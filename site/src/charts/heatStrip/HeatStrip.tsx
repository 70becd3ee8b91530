import { useEffect, useRef, useState } from 'preact/hooks';
import type { HeatHistory } from '../../../../shared/contracts/history.ts';
import { NarrativeLink } from '../../components/common/NarrativeLink.tsx';
import { dateInWords } from '../../format/utc.ts';
import { onThemeChange, themeColors } from '../timeSeries/themeColors.ts';
import { type Cell, cellAt, cellByKey } from './cellAt.ts';
import { drawStrip } from './drawStrip.ts';
import { HeatKey } from './HeatKey.tsx';

type Row = HeatHistory['narratives'][number];

/** Every narrative's heat by close, one strip a narrative, the warmest on top; pointer, finger and arrow keys read it out. */
export function HeatStrip({ times, rows }: { times: HeatHistory['times']; rows: readonly Row[] }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = times.length - 1;
  const [cell, setCell] = useState<Cell>({ row: 0, column: last });
  const [reading, setReading] = useState(false);
  const row = rows[Math.min(cell.row, rows.length - 1)] as Row;
  const column = Math.min(cell.column, last);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const color = themeColors(element.parentElement as HTMLElement);
    const draw = () =>
      drawStrip(
        element,
        rows.map(({ heat }) => heat),
        color,
      );
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    const stopTheme = onThemeChange(draw);
    return () => {
      observer.disconnect();
      stopTheme();
    };
  }, [rows]);

  function onPointer(event: PointerEvent) {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    setCell(cellAt(x, y, rows.length, times.length));
    setReading(true);
  }
  function onKeyDown(event: KeyboardEvent) {
    const next = cellByKey(event.key, { row: cell.row, column }, rows.length, times.length);
    if (next === undefined) return;
    event.preventDefault();
    setCell(next);
    setReading(true);
  }

  const heat = row.heat[column] ?? null;
  const words = `${row.name}, ${dateInWords(times[column] as string)}: ${
    heat === null ? 'no heat yet' : `heat ${heat.toFixed(0)}, ${row.stage[column] ?? 'no stage'}`
  }`;
  return (
    <figure class="heat-strip">
      <div class="readout">
        <strong>{words}</strong>
        <HeatKey />
      </div>
      <div class="heat-strip-rows">
        <ul>
          {rows.map(({ id, name }, place) => (
            <li key={id} class={reading && place === cell.row ? 'read' : undefined}>
              <NarrativeLink id={id} name={name} />
            </li>
          ))}
        </ul>
        <div
          class="heat-strip-box"
          role="slider"
          tabIndex={0}
          aria-label="Heat of each narrative by close; arrow keys read it out"
          aria-valuemin={0}
          aria-valuemax={rows.length * times.length - 1}
          aria-valuenow={cell.row * times.length + column}
          aria-valuetext={words}
          onKeyDown={onKeyDown}
          onPointerMove={onPointer}
          onPointerDown={onPointer}
          onPointerLeave={() => setReading(false)}
          onBlur={() => setReading(false)}
        >
          <canvas ref={canvas} />
        </div>
        <p class="heat-strip-dates" aria-hidden="true">
          <span>{dateInWords(times[0] as string)}</span>
          <span>{dateInWords(times[last] as string)}</span>
        </p>
      </div>
    </figure>
  );
}
