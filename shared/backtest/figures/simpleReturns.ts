/** Simple returns between consecutive values: one fewer than values. */
export function simpleReturns(nav: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: Math.max(0, nav.length - 1) }, (_, i) => {
    return (nav[i + 1] as number) / (nav[i] as number) - 1;
  });
}
