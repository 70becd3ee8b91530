import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

const FOLLOWED_MS = 4_000;
const TOUCHES = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * Brings a section into view that the address names: it is drawn after the browser looked for it, and what stands above it
 * may still grow. Followed until all has settled, or the reader moves.
 */
export function useHashTarget(id: string, section: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (location.hash !== `#${id}`) return;
    const follow = () => section.current?.scrollIntoView({ behavior: 'instant' });
    const observer = new ResizeObserver(follow);
    observer.observe(document.body);
    const stop = () => {
      observer.disconnect();
      window.clearTimeout(timer);
      for (const touch of TOUCHES) window.removeEventListener(touch, stop);
    };
    const timer = window.setTimeout(stop, FOLLOWED_MS);
    for (const touch of TOUCHES) window.addEventListener(touch, stop, { passive: true });
    return stop;
  }, [id]);
}
