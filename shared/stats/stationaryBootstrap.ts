/**
 * Fills `indices` with one stationary-bootstrap sample of `0..n-1` (n its length): blocks of geometric length with the
 * given mean, starting anywhere, wrapping round. `uniform` gives numbers on (0, 1).
 * Source: Politis and Romano, Journal of the American Statistical Association 89, 1994.
 */
export function stationaryBootstrap(indices: Int32Array, meanBlock: number, uniform: () => number): void {
  const n = indices.length;
  let at = 0;
  for (let i = 0; i < n; i++) {
    at = i === 0 || uniform() < 1 / meanBlock ? Math.floor(uniform() * n) : (at + 1) % n;
    indices[i] = at;
  }
}
