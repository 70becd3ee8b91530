/** A narrative (row) at a close (column). */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

const STEP: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  PageUp: [0, 7],
  PageDown: [0, -7],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
};

/** The cell a key leads to, staying inside the strip; undefined for a key that leads nowhere. */
export function cellByKey(key: string, from: Cell, rows: number, columns: number): Cell | undefined {
  const step = STEP[key];
  if (step === undefined) return undefined;
  return { row: clamp(from.row + step[0], rows), column: clamp(from.column + step[1], columns) };
}

/** The cell under a point, given as fractions of the strip's width and height. */
export const cellAt = (x: number, y: number, rows: number, columns: number): Cell => ({
  row: clamp(Math.floor(y * rows), rows),
  column: clamp(Math.floor(x * columns), columns),
});

const clamp = (place: number, count: number): number => Math.max(0, Math.min(count - 1, place));
