import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../shared/market/day.ts';
import { historyOf } from '../../shared/whatif/historyOf.ts';
import { movesOf } from '../../shared/whatif/movesOf.ts';
import { axeViolations } from '../fixtures/axe.ts';
import { launchBrowser } from '../fixtures/browser.ts';
import { simulatedSnapshot } from '../fixtures/simulatedSnapshot.ts';
import { simulatedTrack } from '../fixtures/simulatedTrack.ts';
import { answeringTrack, currentInView, json, sitePages } from '../fixtures/sitePages.ts';

const snapshot = simulatedSnapshot();
const track = simulatedTrack(snapshot);
const { summary } = track.performance.backtest!;
const run = {
  ...{ job: 'ingest', bucket: '2026-11-22T07', status: 'partial', started_at: '2026-11-22T07:02:01.000Z' },
  ...{ duration_ms: 4210, counts: { accepted: 228 }, error_code: 'SOURCE_SLOW', detail: 'the source was slow' },
};
const script = answeringTrack(snapshot, track, [run]);
const drawn = (page: Page) => page.locator('.chart-box canvas').first().waitFor();

const launched = await launchBrowser();
if ('reason' in launched) console.warn(`cannot run here: browser tests of rotation to API: ${launched.reason}`);

describe.skipIf('reason' in launched)('Rotation, Performance, Method, Status and API in a browser', () => {
  const browser = ('browser' in launched ? launched.browser : undefined) as Browser;
  const site = sitePages(browser);

  it.each([
    ['/rotation/', '.chart-box canvas'],
    ['/performance/', '.histogram'],
    ['/method/', '.formula'],
    ['/status/', '.runs'],
    ['/api/', '.route'],
  ])('%s has no accessibility violation in either theme, moves nothing, and fits 320 px', async (at, ready) => {
    const page = await site.open(script, at, { width: 320 });
    await page.waitForSelector('.strip-age');
    await page.locator(ready).first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(await currentInView(page)).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axeViolations(page, { rules: ['color-contrast'] })).toEqual([]);
    expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.02);
    expect(site.faults()).toEqual([]);
  });

  it('gives the trades for holdings that are typed or dropped, keeps them here, and sends nothing', async () => {
    const page = await site.open(script, '/rotation/');
    await drawn(page);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.locator('#holdings-text').fill('BTC 0.5\nUSD 20000\nFOO 1\nBTC 1,234');
    const sides = async () =>
      (await page.locator('.trades .side').allTextContents()).map((text) => text.slice(-4).trim());
    expect(new Set(await sides())).toEqual(new Set(['Sell', 'Buy']));
    expect((await sides()).indexOf('Buy')).toBe((await sides()).lastIndexOf('Sell') + 1);
    expect(await page.locator('.problems li').allTextContents()).toEqual([
      expect.stringMatching(/^Line 3: FOO is not among the tokens followed here; check the symbol/),
      expect.stringMatching(/^Line 4: 1,234 can be read in two ways; write 1234 or 1.234/),
    ]);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    const csv = readFileSync(await (await saved).path(), 'utf8')
      .trimEnd()
      .split('\n');
    expect(csv).toHaveLength(1 + (await sides()).length);
    const file = { name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from('asset,total\nETH,4\nSOL,10\n') };
    await page.setInputFiles('input[type=file]', file);
    await page.getByText('2 lines count.').waitFor();
    await page.reload();
    await page.getByText('2 lines count.').waitFor();
    await page.getByRole('button', { name: 'Forget them' }).click();
    expect(await page.evaluate(() => localStorage.getItem('holdings'))).toBeNull();
    const own = requests.map((url) => new URL(url).pathname).filter((asked) => !/^\/(_astro|v1)\//.test(asked));
    expect(own.filter((asked) => !['/rotation/', '/theme.js', '/favicon.svg'].includes(asked))).toEqual([]);
    expect(requests.filter((url) => /BTC|ETH|20000/.test(url))).toEqual([]);
    expect(site.faults()).toEqual([]);
  });

  it('runs the back-test again with other settings, counts the trials, and cancels', async () => {
    const page = await site.open(script, '/rotation/?whatif=narratives:5#what-if');
    const again = page.getByRole('button', { name: 'Run it again' });
    await again.waitFor();
    expect(await page.getByLabel('Narratives a tranche').inputValue()).toBe('5');
    const top = () => page.evaluate(() => document.querySelector('#what-if')?.getBoundingClientRect().top);
    await expect.poll(top).toBeLessThan(450);
    await again.click();
    await page.locator('.outcome').waitFor({ timeout: 60_000 });
    const check = await page.getByText('Check: run here').textContent();
    expect(check).toContain(`published was ${summary.net.sharpe.toFixed(2).replace('-', '−')}`);
    const [here] = /−?\d+\.\d\d/.exec(check ?? '') ?? [];
    expect(Number(here?.replace('−', '-'))).toBeCloseTo(summary.net.sharpe, 1);
    await page.getByText(/^1 trial\./).waitFor();
    await page.getByLabel('Cap of a token').fill('99');
    expect(await page.locator('.wrong').textContent()).toBe('from 5 to 50');
    expect(await again.isDisabled()).toBe(true);
    await page.getByLabel('Cap of a token').fill('10');
    await again.click();
    await page.getByText(/^2 trials: the best of 2 would show a Sharpe ratio of/).waitFor({ timeout: 60_000 });
    expect(page.url()).toContain('whatif=narratives%3A5%2CtokenLimit%3A0.1');
    await page.goBack();
    await expect.poll(() => page.getByLabel('Cap of a token').inputValue()).toBe('15');
    const slow = await site.open(
      (request) => ({
        ...(script(request) ?? json({}, 500)),
        ...(request.path === '/v1/closes/2022' && { delayMs: 25_000 }),
      }),
      '/rotation/',
    );
    await slow.getByRole('button', { name: 'Run it again' }).click();
    await slow.getByText('Reading published closes').waitFor();
    await slow.getByRole('button', { name: 'Cancel' }).click();
    await slow.getByText('Change a setting and run it').waitFor();
    expect(await slow.locator('.trial-count').count()).toBe(0);
    expect(site.faults()).toEqual([]);
  });

  it('tells every move of a month with its explanation, by reason, and as a file', async () => {
    const page = await site.open(script, '/rotation/?reason=REGIME');
    await page.locator('.log').or(page.getByText('No move of this kind')).waitFor();
    const all = track.entries.flatMap(({ decisions }) => decisions);
    const count = (reason: string) => all.filter((move) => reason === '' || move.reason === reason).length;
    const shown = () => page.locator('.log .move').count();
    expect(all.length).toBeGreaterThan(5);
    expect(await shown()).toBe(count('REGIME'));
    await page.getByLabel('Reason').selectOption('');
    expect(await shown()).toBe(count(''));
    await page.locator('.log .move summary').first().click();
    expect(await page.locator('.log .move').first().textContent()).toMatch(
      /Rule rotation\..+Would have been reversed by/,
    );
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Moves as CSV' }).click();
    expect(
      readFileSync(await (await saved).path(), 'utf8')
        .trimEnd()
        .split('\n'),
    ).toHaveLength(1 + all.length);
    expect(await page.getByRole('link', { name: 'JSON', exact: true }).getAttribute('href')).toBe(
      '/v1/rotations?from=2026-11-01&limit=31&to=2026-11-30',
    );

    await page.getByRole('radio', { name: 'Back-test' }).check({ force: true });
    await page.locator('#log').getByText('Hypothetical', { exact: true }).waitFor();
    expect(page.url()).toContain('log=backtest');
    const [from, to] = [dayOf(track.performance.backtest!.summary.from), dayOf(track.performance.backtest!.summary.to)];
    const before = movesOf(historyOf(track.years), { from, to }).filter(({ date }) => date.startsWith('2022-03'));
    expect(before.length).toBeGreaterThan(5);
    await expect.poll(shown).toBe(before.length);
    await page.goBack();
    await expect.poll(shown).toBe(count(''));
    expect(site.faults()).toEqual([]);
  });

  it('puts the verdict first, and keeps the record and the back-test apart', async () => {
    const page = await site.open(script, '/performance/?with=solana');
    await drawn(page);
    const panels = await page.locator('main .panel > .panel-head h2').allTextContents();
    expect(panels.slice(0, 3)).toEqual(['Verdict', 'Forward record', 'Hypothetical back-test']);
    expect(await page.locator('#verdict').textContent()).toContain(summary.verdict.replaceAll(' -', ' −'));
    const read = (panel: string) => page.locator(`${panel} .chart-box`).first().getAttribute('aria-valuetext');
    expect(await read('#record')).toMatch(/^Sat 21 Nov 2026, Rotation .+, SOL /);
    expect(await read('#backtest')).toMatch(/^Thu 31 Mar 2022, Rotation .+, 95% low .+, 95% high .+, SOL /);
    expect(await page.locator('#backtest .chart').first().textContent()).toContain('hypothetical');
    expect(await page.locator('#record .chart').textContent()).not.toContain('hypothetical');
    await page.locator('#backtest').getByLabel('BTC', { exact: true }).check();
    await page.waitForURL('**/performance/?with=bitcoin%2Csolana');
    await page.goBack();
    await expect.poll(() => read('#backtest')).not.toContain('BTC');
    const rows = await page.locator('#tear-sheet .figure-table tbody th').allTextContents();
    expect(rows).toHaveLength(9);
    // Three months are no year.
    expect(rows).not.toContain('Growth a year');
    expect(site.faults()).toEqual([]);
  });

  it('says what went wrong with the data, and what each job did', async () => {
    const page = await site.open(script, '/status/');
    await page.locator('.runs').waitFor();
    expect(await page.locator('#now').textContent()).toContain('Fresh: the latest prices came 21 min ago.');
    expect(await page.locator('#issues').textContent()).toContain('rose 412% in 24 hours without volume');
    expect(await page.locator('.runs tbody').textContent()).toContain('part donethe source was slowSOURCE_SLOW');
    expect(await page.locator('#errata').textContent()).toContain('no error is known');
  });

  it('tries a route of the API and shows the answer, an error too', async () => {
    const page = await site.open(script, '/api/?try=rotation&language=Python');
    await page.getByRole('button', { name: 'Send' }).click();
    expect(await page.locator('.answer > [role=status]').textContent()).toMatch(/^200 in \d+ ms/);
    expect(await page.locator('.answer pre').textContent()).toContain('"holdings": [');
    expect(await page.locator('#route-rotation .example').textContent()).toContain(
      `urlopen("${new URL(page.url()).origin}/v1/rotation")`,
    );
    await page.locator('#try select').first().selectOption('token');
    await page.locator('#try').getByLabel('id', { exact: true }).fill('<b>');
    await page.keyboard.press('Enter');
    await page.locator('.answer-bad').waitFor();
    expect(await page.locator('.target').textContent()).toBe('GET /v1/tokens/%3Cb%3E');
  });

  it('keeps the rest of a page when a part fails, is slow or is missing', async () => {
    const broken = {
      '/v1/performance': json({}, 500),
      '/v1/rotations': json({ detail: 'The record has not begun.' }, 404),
    };
    const page = await site.open(
      (request) => broken[request.path as keyof typeof broken] ?? script(request),
      '/rotation/',
    );
    await page.getByText('error (500), so the timeline cannot be shown').waitFor();
    await page.getByText('The record has not begun.').waitFor();
    expect(await page.locator('#rotation tbody tr').count()).toBeGreaterThan(1);
    await page.locator('#holdings-text').fill('BTC 1');
    await page.locator('.trades').waitFor();
    const quiet = await site.open(
      (request) => (request.path === '/v1/status' ? json({}, 503) : script(request)),
      '/status/',
    );
    await quiet.getByText('The data service does not tell its state now').waitFor();
  });

  it('shows markup in names as text', async () => {
    const hostile = '<img src=x onerror="document.title=1">';
    const tokens = snapshot.tokens.tokens.map((row) => ({
      ...row,
      name: hostile,
      symbol: row.id === 'bitcoin' ? hostile : row.symbol,
    }));
    const named = track.performance.backtest!.benchmarks.map((one) => ({ ...one, name: hostile }));
    const backtest = { ...track.performance.backtest!, benchmarks: named };
    const page = await site.open(
      answeringTrack(
        { ...snapshot, tokens: { tokens } },
        { ...track, performance: { ...track.performance, backtest } },
      ),
      '/rotation/',
    );
    await drawn(page);
    await page.locator('#holdings-text').fill(`${hostile}\nETH 1\n${hostile} 1`);
    await page.locator('.problems').waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    expect(site.faults()).toEqual([]);
  });

  it('reads without JavaScript: the method whole, the API whole', async () => {
    const page = await site.open(script, '/method/', { javaScriptEnabled: false });
    expect(await page.locator('main').textContent()).toContain('advance(state, prices up to close t)');
    const reference = await site.open(script, '/api/', { javaScriptEnabled: false });
    expect(await reference.locator('.route').count()).toBeGreaterThan(15);
  });
});
