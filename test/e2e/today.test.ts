import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../fixtures/axe.ts';
import { launchBrowser } from '../fixtures/browser.ts';
import { buildSite } from '../fixtures/buildSite.ts';
import { type OpenedPage, openPage } from '../fixtures/openPage.ts';
import { pageWeights } from '../fixtures/pageWeights.ts';
import { plainSite } from '../fixtures/plainSite.ts';
import { simulatedSnapshot } from '../fixtures/simulatedSnapshot.ts';
import { type Api, type Reply, type SiteServer, startSiteServer } from '../fixtures/siteServer.ts';

const FRESH = '2026-11-22T07:12:30.000Z';
const snapshot = simulatedSnapshot();
/** Not the deployment's folder: another test may be synthesizing the app at the same time. */
const FOLDER = mkdtempSync(path.join(tmpdir(), 'tidewatch-site-'));
const DIST = await plainSite();
const ETAG = '"today-1"';

const launched = await launchBrowser();
if ('reason' in launched) console.warn(`cannot run here: browser tests of the page: ${launched.reason}`);

/** Answers as the API does, at a time of the test's choosing. */
const answering =
  (body: unknown = snapshot, now = FRESH): Api =>
  ({ path: asked, ifNoneMatch }) => {
    if (asked === '/v1/status') return json(200, { now });
    return ifNoneMatch === ETAG ? { status: 304 } : json(200, body, { etag: ETAG });
  };
const json = (status: number, body: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  headers,
  body: JSON.stringify(body),
});

describe.skipIf('reason' in launched)('the Today page in a browser', () => {
  const browser = ('browser' in launched ? launched.browser : undefined) as Browser;
  let server: SiteServer;
  let api: Api = answering();
  let opened: OpenedPage | undefined;

  beforeAll(async () => {
    server = await startSiteServer(DIST, (request) => api(request));
  });
  afterEach(async () => {
    await opened?.context.close();
    opened = undefined;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(FOLDER, { recursive: true });
  });

  async function open(script: Api, options: Parameters<typeof openPage>[2] = {}): Promise<Page> {
    api = script;
    opened = await openPage(browser, server.origin, options);
    return opened.page;
  }
  const cells = (page: Page, selector: string) => page.locator(selector).allTextContents();

  it('shows the numbers of the snapshot and nothing else', async () => {
    const page = await open(answering());
    await page.waitForSelector('#data');
    expect(await page.locator('.lead').textContent()).toBe(snapshot.market.sentence);
    expect(await page.title()).toContain('SIMULATED');
    expect(await page.locator('.simulated-banner').textContent()).toContain('SIMULATED MARKET');

    const weights = await cells(page, '.rotation-table tbody tr:not(.cash):not(.leaving) .weight-text');
    expect(weights).toEqual(snapshot.rotation.target.holdings.map(({ weight }) => `${(weight * 100).toFixed(1)}%`));
    expect(await page.locator('.cash .weight-text').textContent()).toBe(
      `${(snapshot.rotation.target.cash * 100).toFixed(1)}%`,
    );

    const byWeek = [...snapshot.narratives.narratives].sort(
      (a, b) => (b.roi.absolute.d7 ?? -9) - (a.roi.absolute.d7 ?? -9),
    );
    expect(await cells(page, '.league .league-name .to')).toEqual(byWeek.map(({ name }) => name));
    const weeks = await cells(page, '.league > tbody > tr > td.key');
    expect(weeks).toEqual(byWeek.map(({ roi }) => signed(roi.absolute.d7)));

    const best = [...snapshot.tokens.tokens].sort((a, b) => (b.grade ?? 0) - (a.grade ?? 0)).slice(0, 15);
    expect(await cells(page, '.grades .grade-points')).toEqual(best.map(({ grade }) => grade?.toFixed(1)));
    expect(await page.locator('.moves > li').count()).toBe(snapshot.rotation.moves.length);
    expect(await page.locator('.verdict').textContent()).toContain(snapshot.rotation.record.verdict);
    expect(await page.locator('#edition').textContent()).toContain(snapshot.snapshot_id);
    for (const issue of snapshot.status.issues)
      expect(await page.locator('.issues').textContent()).toContain(issue.reason);
    expect(await page.locator('.strip').textContent()).toMatch(/Fresh[\s\S]*07:00 UTC[\s\S]*12 min ago/);
    expect(opened?.complaints).toEqual([]);
    expect(opened?.foreignRequests).toEqual([]);
  });

  it('opened everywhere at 320 px: no accessibility violation in either theme, no scrolling sideways, no shift', async () => {
    const page = await open(answering(), { width: 320 });
    await page.waitForSelector('#data');
    await page.locator('.expand').first().click();
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(await axeViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axeViolations(page, { rules: ['color-contrast'] })).toEqual([]);
    expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.02);
  });

  it('is worked by keyboard: sort, yardstick, constituents, an explanation, the theme', async () => {
    const page = await open(answering());
    await page.waitForSelector('#data');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to the content');

    await page.getByRole('button', { name: 'Narrative', exact: true }).focus();
    await page.keyboard.press('Enter');
    const names = snapshot.narratives.narratives
      .map(({ name }) => name)
      .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
    expect(await page.locator('th[aria-sort="ascending"]').textContent()).toContain('Narrative');
    expect(await cells(page, '.league .league-name .to')).toEqual(names);

    await page.getByRole('radio', { name: 'USD' }).focus();
    await page.keyboard.press('ArrowRight');
    const first = snapshot.narratives.narratives.find(({ name }) => name === names[0]);
    expect(await page.locator('.league > tbody > tr > td.key').first().textContent()).toBe(
      signed(first?.roi.relative.bitcoin.d7 ?? null),
    );

    await page.locator('.league .expand').first().focus();
    await page.keyboard.press('Space');
    expect(await page.locator('.constituents tbody tr').count()).toBe(first?.constituents.length);

    await page.locator('.move summary').first().focus();
    await page.keyboard.press('Enter');
    const { explanation } = snapshot.rotation.moves[0] as (typeof snapshot.rotation.moves)[number];
    expect(await page.locator('.move[open]').textContent()).toContain(explanation.rule);
    expect(await page.locator('.move[open]').textContent()).toContain(explanation.reversal ?? 'nothing');

    await page.getByRole('button', { name: 'Switch to the dark theme' }).press('Enter');
    await page.reload();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(opened?.complaints).toEqual([]);
  });

  it('fits 1440 px without shifting, and keeps the league in view at 1024 px without scrolling it', async () => {
    const page = await open(answering(), { width: 1440 });
    await page.waitForSelector('#data');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1440);
    expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.02);
    await page.setViewportSize({ width: 1024, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1024);
    const [room, needed] = await page.evaluate(() => {
      const box = document.querySelector('#narratives .scroll') as Element;
      return [box.clientWidth, box.scrollWidth] as const;
    });
    expect(needed).toBe(room);
  });

  it('shows how far the history is before the first publish, then the market by itself', async () => {
    const progress = { phase: 'history', done: 124, total: 197, detail: '41 tokens a minute' };
    let published = false;
    const page = await open((request) =>
      published
        ? answering()(request)
        : json(503, { type: 'urn:tidewatch:problem:not-published', progress }, { 'retry-after': '1' }),
    );
    await page.getByRole('heading', { name: 'Collecting price history' }).waitFor();
    expect(await page.locator('.state').textContent()).toContain('124 of 197');
    expect(await page.getByRole('progressbar').getAttribute('value')).toBe(String(124 / 197));
    expect(await axeViolations(page)).toEqual([]);
    published = true;
    await page.waitForSelector('#data', { timeout: 5000 });
  });

  it('says stale in words, by the clock of the service', async () => {
    const page = await open(answering(snapshot, '2026-11-22T12:12:30.000Z'));
    await page.locator('.tag.stale').waitFor();
    // Until the service has told the time, the age is by this machine's clock.
    await expect.poll(() => page.locator('.notices').textContent()).toContain('5 h 12 min ago');
    expect(await page.locator('.notices').textContent()).toContain('10:00 UTC');
    expect(await axeViolations(page, { within: '.notices' })).toEqual([]);
  });

  it('keeps the last good data when the service fails, says so, and recovers on request', async () => {
    let down = false;
    let requests = 0;
    const page = await open(
      (request) => {
        if (request.path === '/v1/snapshot') requests++;
        return down ? undefined : answering()(request);
      },
      { clock: true },
    );
    await page.waitForSelector('#data');
    down = true;
    await page.clock.runFor(61_000);
    // Before the failure shows, a busy machine may say that the service is slow.
    await page.locator('.notice', { hasText: 'Not updating: the data service cannot be reached' }).waitFor();
    expect(await page.locator('.lead').textContent()).toBe(snapshot.market.sentence);
    down = false;
    const before = requests;
    await page.getByRole('button', { name: 'Try now' }).click();
    await page.locator('.notice').waitFor({ state: 'detached' });
    expect(requests).toBe(before + 1);
  });

  it('says that it waits for a slow service, and what to do when there is none', async () => {
    const page = await open(() => ({ status: 500, delayMs: 1500 }), { clock: true });
    const moving = () => page.locator('.skeleton').evaluate((bones) => getComputedStyle(bones).animationName);
    expect(await moving()).toBe('breathe');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await moving()).toBe('none');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
    await page.clock.runFor(4_100);
    expect(await page.locator('.lead').textContent()).toContain('slow to answer');
    await page.getByRole('heading', { name: 'No data to show yet' }).waitFor();
    expect(await page.locator('.state').textContent()).toMatch(/error \(500\)[\s\S]*npm start/);
  });

  it('shows markup in names as text', async () => {
    const hostile = '<img src=x onerror="document.title=1"><script>alert(1)</script>';
    const tokens = snapshot.tokens.tokens.map((token) => ({ ...token, name: hostile, symbol: hostile }));
    const rename = <T extends object>(rows: readonly T[]) =>
      rows.map((row) => ({ ...row, name: hostile, symbol: hostile }));
    const { market, rotation, narratives, signals, status, curation } = snapshot;
    const emergent = curation.emergent.map((cluster) => ({ ...cluster, tokens: rename(cluster.tokens) }));
    const page = await open(
      answering({
        ...snapshot,
        tokens: { tokens },
        narratives: { narratives: rename(narratives.narratives) },
        market: { ...market, movers: { up: rename(market.movers.up), down: rename(market.movers.down) } },
        rotation: { ...rotation, holdings: rename(rotation.holdings) },
        curation: { ...curation, emergent },
        signals: { ...signals, flips: rename(signals.flips) },
        status: { ...status, issues: status.issues.map((issue) => ({ ...issue, reason: hostile })) },
      }),
    );
    await page.waitForSelector('#data');
    expect(await page.locator('#app script, #app img').count()).toBe(0);
    expect(await page.locator('.issues').textContent()).toContain(hostile);
    expect(await page.title()).toContain('Today');
    expect(opened?.complaints).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });

  it('built with a snapshot, reads without JavaScript and survives a dead service', async () => {
    const file = path.join(FOLDER, 'snapshot.json');
    const dist = path.join(FOLDER, 'prerendered');
    writeFileSync(file, JSON.stringify(snapshot));
    buildSite(dist, pathToFileURL(file).href);
    const prerendered = await startSiteServer(dist, () => undefined);
    try {
      for (const javaScriptEnabled of [false, true]) {
        const { page, context } = await openPage(browser, prerendered.origin, { javaScriptEnabled });
        if (javaScriptEnabled) await page.locator('.notice').first().waitFor();
        expect(await page.locator('.lead').textContent()).toBe(snapshot.market.sentence);
        expect(await page.locator('.league .expand').count()).toBe(snapshot.narratives.narratives.length);
        await context.close();
      }
      // 20,000 is the promise; the rest is for markets with more to tell than this one.
      for (const { page, html } of pageWeights(dist)) expect(html, `HTML of ${page}`).toBeLessThan(19_000);
    } finally {
      await prerendered.close();
    }
  });

  it('still says what it is without JavaScript, and at an address that does not exist', async () => {
    const page = await open(answering(), { javaScriptEnabled: false });
    expect(await page.locator('main').textContent()).toContain('read them as JSON');
    expect(await page.locator('main a[href="/v1/rotation"]').count()).toBe(1);
    await page.goto(`${server.origin}/no-such-page`);
    expect(await page.locator('h1').textContent()).toBe('There is no page here');
  });
});

function signed(fraction: number | null): string {
  if (fraction === null) return '–';
  const text = Math.abs(fraction * 100).toFixed(1);
  return `${Number(text) === 0 ? '' : fraction > 0 ? '+' : '−'}${text}%`;
}
