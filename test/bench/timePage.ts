import type { Browser } from 'playwright-core';

const SLOWED = 4;
const SETTLED_MS = 1_000;
/** A task blocks with what it takes beyond this. */
const FREE_MS = 50;

/** One load of a page: milliseconds since navigation, and the sum of layout shifts. */
export interface PageTiming {
  readonly paintMs: number;
  readonly blockingMs: number;
  readonly shift: number;
}

interface Seen {
  paint: number;
  blocking: number;
  shift: number;
}

/** Loads a page in a fresh context (empty cache) with the CPU slowed, until nothing more happens. */
export async function timePage(browser: Browser, url: string): Promise<PageTiming> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-US' });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
    await page.addInitScript((free) => {
      const seen: Seen = { paint: 0, blocking: 0, shift: 0 };
      Object.assign(window, { seen });
      const observe = (type: string, each: (entry: PerformanceEntry & { value: number }) => void) =>
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) each(entry as PerformanceEntry & { value: number });
        }).observe({ type, buffered: true });
      observe('largest-contentful-paint', ({ startTime }) => {
        seen.paint = startTime;
      });
      observe('longtask', ({ duration }) => {
        seen.blocking += duration - free;
      });
      observe('layout-shift', ({ value }) => {
        seen.shift += value;
      });
    }, FREE_MS);
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.waitForTimeout(SETTLED_MS);
    const seen = await page.evaluate(() => (window as unknown as { seen: Seen }).seen);
    return { paintMs: seen.paint, blockingMs: seen.blocking, shift: seen.shift };
  } finally {
    await context.close();
  }
}
