/** Colours of heat, cold to hot, by fifths of its scale; custom properties of tokens.css. */
export const HEAT_STEPS = ['--heat-0', '--heat-1', '--heat-2', '--heat-3', '--heat-4'] as const;

/** The colour of a heat of 0-100; undefined where there is none. */
export function heatStep(heat: number | null): (typeof HEAT_STEPS)[number] | undefined {
  if (heat === null) return undefined;
  return HEAT_STEPS[Math.min(HEAT_STEPS.length - 1, Math.floor((heat / 100) * HEAT_STEPS.length))];
}

/** Draws rows of cells into a canvas at the pixel ratio of the screen; a cell without a value stays empty. */
export function drawStrip(
  canvas: HTMLCanvasElement,
  rows: readonly (readonly (number | null)[])[],
  color: (property: string) => string,
): void {
  const ratio = window.devicePixelRatio;
  const { clientWidth, clientHeight } = canvas;
  canvas.width = Math.round(clientWidth * ratio);
  canvas.height = Math.round(clientHeight * ratio);
  const context = canvas.getContext('2d');
  const columns = rows[0]?.length ?? 0;
  if (context === null || columns === 0) return;
  const [width, height] = [canvas.width / columns, canvas.height / rows.length];
  const gap = width / ratio > 5 ? Math.max(1, Math.round(ratio)) : 0;
  rows.forEach((values, row) => {
    const [top, bottom] = [Math.round(row * height), Math.round((row + 1) * height)];
    values.forEach((value, column) => {
      const step = heatStep(value);
      if (step === undefined) return;
      const [left, right] = [Math.round(column * width), Math.round((column + 1) * width)];
      context.fillStyle = color(step);
      context.fillRect(left, top, right - left - gap, bottom - top - Math.max(1, Math.round(ratio)));
    });
  });
}
