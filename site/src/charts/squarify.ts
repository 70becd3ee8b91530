export interface Tile {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Squarified treemap (Bruls, Huizing and van Wijk 2000): one tile per value, in the order given, areas in proportion.
 * Values must be positive and descending; tiles fill `width` x `height` exactly. No tiles where there is no room.
 */
export function squarify(values: readonly number[], width: number, height: number): readonly Tile[] {
  if (width <= 0 || height <= 0) return [];
  const total = values.reduce((sum, value) => sum + value, 0);
  const areas = values.map((value) => (value / total) * width * height);
  const tiles: Tile[] = [];
  let free: Tile = { x: 0, y: 0, width, height };
  for (let start = 0; start < areas.length; ) {
    const side = Math.min(free.width, free.height);
    let end = start + 1;
    while (end < areas.length && worst(areas.slice(start, end + 1), side) <= worst(areas.slice(start, end), side))
      end++;
    const row = areas.slice(start, end);
    const thickness = row.reduce((sum, area) => sum + area, 0) / side;
    const across = free.width >= free.height;
    let along = across ? free.y : free.x;
    for (const area of row) {
      const length = area / thickness;
      tiles.push(
        across
          ? { x: free.x, y: along, width: thickness, height: length }
          : { x: along, y: free.y, width: length, height: thickness },
      );
      along += length;
    }
    free = across
      ? { ...free, x: free.x + thickness, width: free.width - thickness }
      : { ...free, y: free.y + thickness, height: free.height - thickness };
    start = end;
  }
  return tiles;
}

/** The worst aspect ratio in a row laid along `side`. */
function worst(row: readonly number[], side: number): number {
  const sum = row.reduce((total, area) => total + area, 0);
  return Math.max((side * side * Math.max(...row)) / (sum * sum), (sum * sum) / (side * side * Math.min(...row)));
}
