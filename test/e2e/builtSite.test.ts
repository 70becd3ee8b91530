import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageWeights } from '../fixtures/pageWeights.ts';
import { plainSite } from '../fixtures/plainSite.ts';

const DIST = await plainSite();

describe('the built site', () => {
  it('weighs, page by page and gzipped, no more than a phone loads at once', () => {
    const pages = pageWeights(DIST);
    expect(pages.length).toBeGreaterThan(18);
    const chart = pages.find(({ page }) => page === 'narratives/ai/index.html');
    // The chart is there, and not loaded before it is needed.
    expect((chart?.jsInAll ?? 0) - (chart?.js ?? 0)).toBeGreaterThan(15_000);
    for (const { page, html, css, js, jsInAll } of pages) {
      expect(html, `HTML of ${page}`).toBeLessThan(20_000);
      expect(css, `CSS of ${page}`).toBeLessThan(20_000);
      expect(js, `JavaScript of ${page}`).toBeLessThan(60_000);
      expect(jsInAll, `JavaScript of ${page} in all`).toBeLessThan(120_000);
    }
  });

  it('has a picture for every page, of the size that sites show', () => {
    for (const { page } of pageWeights(DIST)) {
      const html = readFileSync(path.join(DIST, page), 'utf8');
      const image = /property="og:image" content="([^"]+)"/.exec(html)?.[1];
      const png = readFileSync(path.join(DIST, image ?? 'none'));
      expect(png.subarray(1, 4).toString(), `${image} of ${page}`).toBe('PNG');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    }
  });
});
