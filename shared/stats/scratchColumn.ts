/**
 * Numbers a kernel needs while it runs: at least `length` cells of the same memory at every call, holding whatever the call
 * before left there. A column of its own would cost a block of rows as much as a window over it.
 */
export function scratchColumn(): (length: number) => Float64Array {
  let cells = new Float64Array(128);
  return (length) => {
    if (cells.length < length) cells = new Float64Array(length);
    return cells;
  };
}
