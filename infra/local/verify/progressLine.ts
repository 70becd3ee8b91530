/** Between two lines, where there is no terminal to redraw. */
const LINE_EVERY_MS = 5_000;
const REDRAW_EVERY_MS = 100;

export interface ProgressLine {
  show(step: string, done: number, total: number): void;
  /** Clears the line, so that what is said next stands alone. */
  clear(): void;
}

/** One line of progress: redrawn on a terminal, repeated now and then elsewhere. `now` is monotonic, ms. */
export function progressLine(
  output: NodeJS.WritableStream & { readonly isTTY?: boolean },
  now: () => number = () => performance.now(),
): ProgressLine {
  const every = output.isTTY ? REDRAW_EVERY_MS : LINE_EVERY_MS;
  let shownAt = now();
  let drawn = false;
  return {
    show(step, done, total) {
      if (now() - shownAt < every) return;
      shownAt = now();
      drawn = true;
      output.write(output.isTTY ? `\r\x1b[K${step} ${done}/${total}` : `${step} ${done}/${total}\n`);
    },
    clear() {
      if (drawn && output.isTTY) output.write('\r\x1b[K');
      drawn = false;
    },
  };
}
