import type { NarrativeRow } from '../../../shared/contracts/narratives.ts';
import { signedPercent } from '../format/percent.ts';
import { amountUsd } from '../format/usd.ts';
import { squarify } from './squarify.ts';
import { useWidth } from './useWidth.ts';

const GAP = 2;
/** Steps of colour: returns at or beyond these fractions. */
const STEPS = [0.01, 0.05, 0.12] as const;
/** Rough widths of a character, for what fits on a tile. */
const NAME_CHARACTER = 7.9;

/** Narratives by market cap, coloured by their 7-day return; every tile says its number, with an arrow. */
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
          const size = { width: Math.max(0, tile.width - GAP), height: Math.max(0, tile.height - GAP) };
          return (
            <svg key={row.id} x={tile.x} y={tile.y} {...size} class={`tile ${heatClass(row.roi.absolute.d7)}`}>
              <title>{`${row.name}: ${amountUsd(cap)}, 7 days ${returnText(row.roi.absolute.d7)}`}</title>
              <rect {...size} rx="3" />
              <TileText row={row} cap={cap} {...size} />
            </svg>
          );
        })}
      </svg>
    </div>
  );
}

function TileText({ row, cap, width, height }: { row: NarrativeRow; cap: number; width: number; height: number }) {
  const lines = wrapName(row.name, width - 12, height >= 70 ? 2 : 1);
  if (width < 46 || height < 22) return null;
  const below = 18 + lines.length * 16;
  return (
    <>
      {lines.map((line, place) => (
        <text key={line} class="tile-name" x="7" y={18 + place * 16}>
          {line}
        </text>
      ))}
      {height >= below && (
        <text class="tile-return" x="7" y={below}>
          {returnText(row.roi.absolute.d7)}
        </text>
      )}
      {height >= below + 20 && width >= 90 && (
        <text class="tile-cap" x="7" y={below + 17}>
          {amountUsd(cap)}
        </text>
      )}
    </>
  );
}

/** A name in as many lines as there are; what does not fit ends in an ellipsis. */
function wrapName(name: string, width: number, maxLines: number): readonly string[] {
  const room = Math.max(1, Math.floor(width / NAME_CHARACTER));
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

function returnText(value: number | null): string {
  if (value === null) return '–';
  return `${value > 0 ? '▲ ' : value < 0 ? '▼ ' : ''}${signedPercent(value)}`;
}

function heatClass(value: number | null): string {
  if (value === null) return 'heat-none';
  const step = STEPS.filter((limit) => Math.abs(value) >= limit).length;
  return step === 0 ? 'heat-0' : `heat-${value > 0 ? 'up' : 'down'}-${step}`;
}
