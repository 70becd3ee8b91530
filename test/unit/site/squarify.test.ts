import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { squarify } from '../../../site/src/charts/squarify.ts';

const descending = fc
  .array(fc.double({ min: 1e6, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 40 })
  .map((values) => values.sort((a, b) => b - a));

describe('squarify', () => {
  it('lays out the example of the paper', () => {
    const tiles = squarify([6, 6, 4, 3, 2, 2, 1], 6, 4);
    expect(tiles[0]).toEqual({ x: 0, y: 0, width: 3, height: 2 });
    expect(tiles[1]).toEqual({ x: 0, y: 2, width: 3, height: 2 });
    expect(tiles[2]?.width).toBeCloseTo(12 / 7);
    expect(tiles[2]?.height).toBeCloseTo(7 / 3);
  });

  it('gives every value its share of the area, inside the box and without overlap', () => {
    fc.assert(
      fc.property(descending, (values) => {
        const [width, height] = [720, 380];
        const tiles = squarify(values, width, height);
        const total = values.reduce((sum, value) => sum + value, 0);
        tiles.forEach((tile, place) => {
          expect(tile.width * tile.height).toBeCloseTo(((values[place] as number) / total) * width * height, 4);
          expect(tile.x).toBeGreaterThanOrEqual(-1e-9);
          expect(tile.x + tile.width).toBeLessThanOrEqual(width + 1e-6);
          expect(tile.y + tile.height).toBeLessThanOrEqual(height + 1e-6);
          for (const other of tiles.slice(place + 1)) {
            const across = Math.min(tile.x + tile.width, other.x + other.width) - Math.max(tile.x, other.x);
            const down = Math.min(tile.y + tile.height, other.y + other.height) - Math.max(tile.y, other.y);
            expect(Math.min(across, down)).toBeLessThanOrEqual(1e-6);
          }
        });
        expect(tiles).toHaveLength(values.length);
      }),
      { seed: 11, numRuns: 100 },
    );
  });

  it('makes no tiles where there is no room', () => {
    expect(squarify([2, 1], 0, 380)).toEqual([]);
  });
});
