import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const APART_MS = 40;

/**
 * Draws what is below the first window in a task of its own, so that a slow phone is never blocked by the whole page at
 * once; the higher the `step`, the later. At once where the build has drawn it already, and ever after.
 */
export function Later({ step, children }: { step: number; children: ComponentChildren }) {
  const [drawn, setDrawn] = useState(isDrawnByBuild);
  useEffect(() => {
    const timer = setTimeout(() => setDrawn(true), step * APART_MS);
    return () => clearTimeout(timer);
  }, [step]);
  return drawn ? children : null;
}

/** Whether this is the build, or a page that came with the numbers of its build: taking them away would make it jump. */
const isDrawnByBuild = (): boolean =>
  typeof document === 'undefined' || document.getElementById('app')?.dataset.asOf !== undefined;
