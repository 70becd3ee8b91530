import { normalQuantile } from '../../stats/normalQuantile.ts';

/** Edges of `bins` equally likely bins of a standard normal: what a normal score is sorted into. */
export function binEdges(bins: number): Float64Array {
  return Float64Array.from({ length: bins - 1 }, (_, i) => normalQuantile((i + 1) / bins));
}

/** Bin of each value: the number of edges at or below it. `bins` at most 256. */
export function binned(values: Float64Array, edges: Float64Array): Uint8Array {
  const out = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    let low = 0;
    let high = edges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((edges[middle] as number) <= value) low = middle + 1;
      else high = middle;
    }
    out[i] = low;
  }
  return out;
}
