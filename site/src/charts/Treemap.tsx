import type { NarrativeRow } from '../../../shared/contracts/narratives.ts';
import { signedPercent } from '../format/percent.ts';
import { amountUsd } from '../format/usd.ts';
import { squarify } from './squarify.ts';
import { useWidth } from './useWidth.ts';

const GAP = 2;
/** Steps of colour: returns at or beyond these fractions. */
const STEPS = [0.01, 0.05, 0.12] as const;
/** Rough width of a character, and where text stands on a tile, in pixels. */
const NAME_CHARACTER = 7.9;
const TEXT_LEFT = 6;
const FIRST_LINE = 18;
const LINE = 16;

/**
 * Narratives by market cap, coloured by their 7-day return; every tile says its number, with an arrow, and leads to its
 * page. The table beside it does both for keyboards and screen readers.
 */
export function Treemap({ narratives }: { narratives: readonly NarrativeRow[] }) {
  const { ref, width } = useWidth(720);
  const height = width < 560 ? 420 : 380;
  const sized = narratives
    .flatMap((row) => (row.cap_usd === null || row.cap_usd <= 0 ? [] : [{ row, cap: row.cap_usd }]))
    .sort((a, b) => b.cap - a.cap);
  const tiles = squarify(
    sized.map(({ cap }) => cap),
    width,
    height,
  );
  return (
    <div class="treemap" ref={ref}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
        {sized.map(({ row, cap }, place) => {
          const tile = tiles[place];
          if (tile === undefined) return null;
          const size = { width: whole(Math.max(0, tile.width - GAP)), height: whole(Math.max(0, tile.height - GAP)) };
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: hidden from keyboards as a whole; the table's links are theirs
            <svg
              key={row.id}
              x={whole(tile.x)}
              y={whole(tile.y)}
              {...size}
              class={`tile ${heatClass(row.roi.absolute.d7)}`}
              onClick={() => location.assign(`/narratives/${row.id}/`)}
            >
              <title>{`${row.name}: ${amountUsd(cap)}, 7 days ${returnText(row.roi.absolute.d7, false)}`}</title>
              <rect {...size} rx="3" />
              <TileText row={row} cap={cap} {...size} />
            </svg>
          );
        })}
      </svg>
    </div>
  );
}

/** Nobody sees half a pixel, and the page carries every digit. */
const whole = (pixels: number): number => Math.round(pixels);

function TileText({ row, cap, width, height }: { row: NarrativeRow; cap: number; width: number; height: number }) {
  const room = Math.floor((width - 2 * TEXT_LEFT) / NAME_CHARACTER);
  if (room < 5 || height < 22) return null;
  const lines = wrapName(row.name, room, height >= 70 ? 2 : 1);
  const below = FIRST_LINE + lines.length * LINE;
  return (
    <>
      {lines.map((line, place) => (
        <text key={line} class="tile-name" x={TEXT_LEFT} y={FIRST_LINE + place * LINE}>
          {line}
        </text>
      ))}
      {height >= below + 4 && (
        <text class="tile-return" x={TEXT_LEFT} y={below}>
          {returnText(row.roi.absolute.d7, room >= 8)}
        </text>
      )}
      {height >= below + LINE + 4 && room >= 8 && (
        <text class="tile-cap" x={TEXT_LEFT} y={below + LINE}>
          {amountUsd(cap)}
        </text>
      )}
    </>
  );
}

/** A name in as many lines as there are; what does not fit ends in an ellipsis. */
function wrapName(name: string, room: number, maxLines: number): readonly string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const shown = lines.slice(0, maxLines);
  return shown.map((line, place) => {
    const cut = place === maxLines - 1 && lines.length > maxLines;
    return line.length > room || cut ? `${line.slice(0, Math.max(1, room - 1))}…` : line;
  });
}

/** The sign alone says the direction where an arrow has no room. */
function returnText(value: number | null, arrow: boolean): string {
  if (value === null) return '–';
  const text = signedPercent(value);
  if (!arrow) return text;
  return `${text.startsWith('+') ? '▲ ' : Number.parseFloat(text) === 0 ? '' : '▼ '}${text}`;
}

function heatClass(value: number | null): string {
  if (value === null) return 'heat-none';
  const step = STEPS.filter((limit) => Math.abs(value) >= limit).length;
  return step === 0 ? 'heat-0' : `heat-${value > 0 ? 'up' : 'down'}-${step}`;
}
