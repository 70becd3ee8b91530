import type { Browser, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { indexChart } from '../../site/src/data/indexChart.ts';
import { axeViolations } from '../fixtures/axe.ts';
import { launchBrowser } from '../fixtures/browser.ts';
import { simulatedNarrativeHistory } from '../fixtures/simulatedHistory.ts';
import { simulatedSnapshot } from '../fixtures/simulatedSnapshot.ts';
import { answering, currentInView, json, sitePages } from '../fixtures/sitePages.ts';

const snapshot = simulatedSnapshot();
const narrative = snapshot.narratives.narratives.find(
  ({ id }) => id === 'ai',
) as (typeof snapshot.narratives.narratives)[number];
const token = snapshot.tokens.tokens.find(({ id }) => id === 'fetch-ai') as (typeof snapshot.tokens.tokens)[number];
const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
/** The chart is there, and so is the last panel of the page. */
const drawn = async (page: Page) => {
  await page.locator('.chart-box canvas').waitFor();
  await page.locator('#membership, #liquidity').waitFor();
};
/** A finger drawn from one point to another. */
async function draw(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: (typeof from)[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', [from]);
  await touch('touchMove', [to]);
  await touch('touchEnd', []);
}
const read = (page: Page) => page.locator('.chart-box').getAttribute('aria-valuetext');

const launched = await launchBrowser();
if ('reason' in launched) console.warn(`cannot run here: browser tests of narratives and tokens: ${launched.reason}`);

describe.skipIf('reason' in launched)('the pages of narratives and tokens in a browser', () => {
  const browser = ('browser' in launched ? launched.browser : undefined) as Browser;
  const site = sitePages(browser);

  it('shows a narrative: its members as published, its index beside the benchmarks, its gate', async () => {
    const page = await site.open(answering(snapshot), '/narratives/ai/');
    await drawn(page);
    expect(await page.locator('h1').textContent()).toBe(narrative.name);
    const weights = await page.locator('.members tbody tr > td:nth-child(2)').allTextContents();
    expect(weights).toEqual(narrative.constituents.map(({ weight }) => percent(weight)));
    const spec = indexChart(simulatedNarrativeHistory(snapshot, 'ai', '90d'), 'usd');
    const last = spec?.series.map(({ name, values }) => `${name} ${spec.format(values.at(-1) as number)}`);
    expect(last?.length).toBe(4);
    expect(await read(page)).toBe(`Sat 21 Nov 2026, ${last?.join(', ')}`);
    expect(await page.locator('.chart').textContent()).toContain('hypothetical');
    expect(await page.locator('#gate').textContent()).toContain('14-day return above zero');
    expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.02);
    expect(site.faults()).toEqual([]);
  });

  it('keeps range and yardstick in the address: deep link, back and forward', async () => {
    const page = await site.open(answering(snapshot), '/narratives/ai/?range=1y&vs=bitcoin');
    await drawn(page);
    expect(await read(page)).toMatch(/^Sat 21 Nov 2026, Artificial Intelligence against BTC/);
    await page.getByRole('radio', { name: '30 d' }).check({ force: true });
    await page.waitForURL('**/narratives/ai/?range=30d&vs=bitcoin');
    await page.waitForFunction(() => document.querySelector('.chart-box')?.getAttribute('aria-valuemax') === '29');
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('.chart-box')?.getAttribute('aria-valuemax') === '364');
    expect(await page.getByRole('radio', { name: '1 y' }).isChecked()).toBe(true);
    await page.goForward();
    await page.waitForFunction(() => document.querySelector('.chart-box')?.getAttribute('aria-valuemax') === '29');
    expect(site.faults()).toEqual([]);
  });

  it('reads a chart by keyboard, by pointer and by finger, and as a table that can be copied', async () => {
    const page = await site.open(answering(snapshot), '/tokens/fetch-ai/?range=30d', { touch: true });
    await drawn(page);
    await page.locator('.chart-box').focus();
    await page.keyboard.press('ArrowLeft');
    expect(await read(page)).toMatch(/^Fri 20 Nov 2026, Close \$/);
    expect(await page.locator('.readout-time').textContent()).toBe('Fri 20 Nov 2026');
    await page.keyboard.press('Home');
    expect(await read(page)).toMatch(/^Fri 23 Oct 2026/);
    const box = await page.locator('.chart-box .u-over').boundingBox();
    await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + 50);
    expect(await page.locator('.readout-time').textContent()).toMatch(/^(Fri 6|Sat 7|Sun 8) Nov 2026$/);
    await draw(page, { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 50 }, { x: (box?.x ?? 0) + 2, y: (box?.y ?? 0) + 50 });
    expect(await page.locator('.readout-time').textContent()).toBe('Fri 23 Oct 2026');
    await page.getByText('The chart as a table').click();
    await page.locator('.chart-table').waitFor();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy 30 rows' }).click();
    await page.getByText('Copied.').waitFor();
    const copied = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
    expect(copied).toHaveLength(31);
    expect(copied[0]).toBe('time_utc\tClose\tevent');
    expect(copied.at(-1)).toMatch(/^2026-11-21\t\d+\.\d+\t/);
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.getByRole('button', { name: 'Copy 30 rows' }).click();
    await page.getByText('does not allow copying here').waitFor();
    expect(await page.locator('.chart-table tbody tr').count()).toBe(30);
    expect(await page.locator('.chart-table').textContent()).toContain('signal neutral → bullish');
  });

  it('shows a token: a grade whose parts add up, its probability, and what it costs to trade', async () => {
    const page = await site.open(answering(snapshot), '/tokens/fetch-ai/');
    await page.waitForSelector('#liquidity');
    const numbers = (await page.locator('.grade-sum tbody td:last-child').allTextContents()).map((text) =>
      Number(text.replace('−', '-')),
    );
    const grade = numbers.pop() as number;
    expect(grade).toBeCloseTo(token.grade as number, 1);
    expect(Math.abs(numbers.reduce((sum, part) => sum + part, 0) - grade)).toBeLessThan(0.04);
    expect(await page.locator('#signal tr.total').textContent()).toContain(percent(token.probability as number));
    expect(await page.locator('#liquidity tr.total').textContent()).toMatch(/Cost\d+\.\d\d% \$[\d,.]+/);
    expect(site.faults()).toEqual([]);
  });

  it('words what is wrong with a price, and what has ended', async () => {
    const page = await site.open(answering(snapshot), '/tokens/the-graph/');
    await page.waitForSelector('.flagged');
    expect(await page.locator('.flagged').textContent()).toContain('rose 412% in 24 hours without volume');
    await site.open(answering(snapshot), '/tokens/singularitynet/').then((ended) => ended.waitForSelector('.flagged'));
  });

  it('filters and sorts tokens, and keeps both in the address', async () => {
    const page = await site.open(answering(snapshot), '/tokens/?narrative=ai&sort=name');
    await page.waitForSelector('.tokens tbody tr');
    const members = snapshot.tokens.tokens.filter((row) => row.narratives.includes('ai'));
    const symbols = () => page.locator('.tokens tbody .symbol').allTextContents();
    const bySymbol = members.map(({ symbol }) => symbol).sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
    expect(await symbols()).toEqual(bySymbol);
    await page.getByLabel('Name').fill('fet');
    await page.waitForURL('**/tokens/?narrative=ai&sort=name&q=fet');
    expect(await symbols()).toEqual(['FET']);
    await page.getByLabel('Name').fill('no such token');
    expect(await page.locator('.empty').textContent()).toContain('No token is like that');
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await page.locator('.filter-count').textContent()).toContain(`${snapshot.tokens.tokens.length} tokens`);
    await page.getByRole('button', { name: '30 d' }).click();
    await page.waitForURL('**/tokens/?sort=-d30');
    await page.goBack();
    expect(await page.locator('th[aria-sort]').textContent()).toContain('Token');
  });

  it('is searched from anywhere with a slash, by keyboard alone', async () => {
    const page = await site.open(answering(snapshot), '/tokens/', { width: 320 });
    await page.waitForSelector('.tokens');
    await page.keyboard.press('/');
    await page.keyboard.type('chainl');
    await page.getByRole('option', { name: 'LINK Chainlink' }).waitFor();
    const popup = await page.locator('.search-popup').boundingBox();
    expect(popup?.x).toBeGreaterThanOrEqual(0);
    expect((popup?.x ?? 0) + (popup?.width ?? 0)).toBeLessThanOrEqual(320);
    expect(await axeViolations(page, { within: 'header' })).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/tokens/chainlink/');
    expect(await page.locator('h1').textContent()).toContain('Chainlink');
    await page.keyboard.press('/');
    await page.keyboard.type('zzzz');
    await page.getByText('Nothing here is called “zzzz”').waitFor();
    expect(site.faults()).toEqual([]);
  });

  it.each(['/narratives/', '/narratives/ai/', '/tokens/', '/tokens/fetch-ai/'])(
    '%s has no accessibility violation in either theme, and fits 320 px',
    async (at) => {
      const page = await site.open(answering(snapshot), at, { width: 320 });
      await page.locator('#map, #membership, #liquidity, .tokens').first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      expect(await currentInView(page)).toBe(true);
      expect(await axeViolations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await axeViolations(page, { rules: ['color-contrast'] })).toEqual([]);
    },
  );

  it('reads the heat of all narratives by keyboard, the warmest on top', async () => {
    const page = await site.open(answering(snapshot), '/narratives/');
    await page.locator('.heat-strip-box').focus();
    const first = await page.locator('.heat-strip-box').getAttribute('aria-valuetext');
    expect(first).toContain(
      `${await page.locator('.heat-strip-rows li').first().textContent()}, Sat 21 Nov 2026: heat 90`,
    );
    await page.keyboard.press('Home');
    expect(await page.locator('.heat-strip-box').getAttribute('aria-valuetext')).toContain('no heat yet');
  });

  it('says when a history is slow, failing or missing, and gets it on request', async () => {
    let reply = json({}, 500);
    const page = await site.open(
      (request) => (request.path.endsWith('/history') && reply.status !== 200 ? reply : answering(snapshot)(request)),
      '/narratives/ai/',
    );
    await page.getByText("error (500), so the index's history cannot be shown").waitFor();
    await page.locator('.members').waitFor();
    reply = json({ detail: 'No narrative is called ai.' }, 404);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('No narrative is called ai.').waitFor();
    reply = json({}, 200);
    await page.getByRole('radio', { name: '1 y' }).check({ force: true });
    await drawn(page);
    // Another range that fails must not leave the old one standing under its name.
    reply = json({}, 500);
    await page.getByRole('radio', { name: '30 d' }).check({ force: true });
    await page.getByText("error (500), so the index's history cannot be shown").waitFor();
    const slow = await site.open(
      (request) => ({
        ...(answering(snapshot)(request) ?? json({}, 500)),
        ...(request.path.endsWith('/history') && { delayMs: 2000 }),
      }),
      '/narratives/ai/',
      { clock: true },
    );
    await slow.waitForSelector('.members');
    await slow.clock.runFor(4_100);
    await slow.getByText("still loading the index's history").waitFor();
  });

  it('shows markup in names as text, on the canvas too', async () => {
    const hostile = '<img src=x onerror="document.title=1">';
    const tokens = snapshot.tokens.tokens.map((row) => ({ ...row, name: hostile, symbol: hostile }));
    const script = answering({ ...snapshot, tokens: { tokens } });
    const page = await site.open(script, '/tokens/fetch-ai/', { width: 320 });
    await drawn(page);
    expect(await page.locator('h1').textContent()).toContain(hostile);
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(site.faults()).toEqual([]);
  });

  it('says without JavaScript what the registry knows, and where the numbers are', async () => {
    const page = await site.open(answering(snapshot), '/narratives/ai/', { javaScriptEnabled: false });
    expect(await page.locator('main').textContent()).toContain(narrative.definition);
    expect(await page.locator('main a[href="/tokens/fetch-ai/"]').count()).toBe(1);
    expect(await page.locator('main a[href="/v1/narratives"]').count()).toBe(1);
  });

  it('guesses at an address that does not exist what was meant', async () => {
    const page = await site.open(answering(snapshot), '/coins/chainlink');
    await page.locator('main a[href="/tokens/chainlink/"]').waitFor();
  });
});
