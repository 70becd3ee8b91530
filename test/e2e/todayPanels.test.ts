import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../fixtures/axe.ts';
import { launchBrowser } from '../fixtures/browser.ts';
import { type OpenedPage, openPage } from '../fixtures/openPage.ts';
import { plainSite } from '../fixtures/plainSite.ts';
import { SIMULATED_CARD } from '../fixtures/simulatedCard.ts';
import { simulatedSnapshot } from '../fixtures/simulatedSnapshot.ts';
import { type SiteServer, startSiteServer } from '../fixtures/siteServer.ts';
import { snapshotPartsFixture } from '../fixtures/snapshotParts.ts';

const snapshot = simulatedSnapshot();
/** What goes without a model, a run of the curation rules, and in one narrative without heat. */
const young = {
  ...snapshot,
  narratives: snapshotPartsFixture.narratives,
  model: snapshotPartsFixture.model,
  curation: { ...snapshotPartsFixture.curation, run_date: null },
};
const skilled = {
  ...snapshot,
  curation: snapshotPartsFixture.curation,
  model: {
    omega: 0.4,
    note: 'The model counts with a skill weight of 40%. That is not a proof of future skill.',
    card: { ...SIMULATED_CARD, omega: 0.4 },
  },
};

const launched = await launchBrowser();
if ('reason' in launched)
  console.warn(`cannot run here: browser tests of heat, model and curation: ${launched.reason}`);

describe.skipIf('reason' in launched)('heat, learned model and curation on the Today page', () => {
  const browser = ('browser' in launched ? launched.browser : undefined) as Browser;
  let server: SiteServer;
  let body: object = snapshot;
  let opened: OpenedPage | undefined;

  beforeAll(async () => {
    server = await startSiteServer(await plainSite(), ({ path: asked }) => ({
      status: 200,
      body: JSON.stringify(asked === '/v1/status' ? { now: snapshot.as_of } : body),
    }));
  });
  afterEach(async () => {
    await opened?.context.close();
    opened = undefined;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function open(shown: object): Promise<Page> {
    body = shown;
    opened = await openPage(browser, server.origin);
    await opened.page.waitForSelector('#data');
    return opened.page;
  }
  const cells = (page: Page, selector: string) => page.locator(selector).allTextContents();

  it('shows heat and its parts, the model card and the proposals as published', async () => {
    const { narratives } = snapshot.narratives;
    const page = await open(snapshot);
    await page.getByRole('button', { name: 'Heat', exact: true }).click();
    const hottest = [...narratives].sort((a, b) => (b.heat ?? -1) - (a.heat ?? -1));
    expect(await cells(page, '.league > tbody > tr > td .points')).toEqual(hottest.map(({ heat }) => heat?.toFixed(0)));
    expect(await cells(page, '.league > tbody > tr > td > .stage')).toEqual(hottest.map(({ stage }) => stage));

    const single = narratives.find((row) => row.single_token_move) as (typeof narratives)[number];
    await page.getByRole('button', { name: `Members and heat of ${single.name}` }).click();
    expect(await cells(page, '.heat-parts tbody .points')).toEqual(
      single.heat_components.map(({ percentile }) => percentile?.toFixed(0) ?? '–'),
    );
    expect(await page.locator('.heat-warning').textContent()).toBe(
      `single-token move: ${single.top_contributor?.symbol} made ${((single.top_contributor?.share ?? 0) * 100).toFixed(0)}% of the gain`,
    );

    const card = SIMULATED_CARD;
    const model = await page.locator('#model').textContent();
    expect(model).toContain(snapshot.model.note);
    expect(model).toContain(`t +${card.out_of_sample?.rank_ic.t?.toFixed(2)}, n ${card.out_of_sample?.weeks}`);
    expect(model).toContain('not proven: 1,323 more weeks (25 years)');
    await page.locator('#model summary').click();
    const said = await cells(page, '.reliability tbody td:first-child');
    expect(said).toEqual(
      card.out_of_sample?.calibrated?.reliability.map((bin) => `${(bin.mean_probability * 100).toFixed(1)}%`),
    );
    const coefficients = (await cells(page, '.model-tables table:first-of-type td.number')).map((text) =>
      Number(text.replace('−', '-')),
    );
    expect(coefficients.sort()).toEqual(card.coefficients.map(({ coefficient }) => coefficient).sort());

    expect(await cells(page, '#curation .cluster-tokens')).toEqual(
      snapshot.curation.emergent.map(({ tokens }) => tokens.map(({ symbol }) => symbol).join(', ')),
    );
    expect(await page.locator('#curation').textContent()).toContain('nothing changes until a curator commits it');
  });

  it('says in words that there is no model, no run and no heat yet', async () => {
    const page = await open(young);
    expect(await page.locator('#model .empty').textContent()).toBe(young.model.note);
    expect(await page.locator('#model table, #model dl').count()).toBe(0);
    expect(await page.locator('#curation').textContent()).toContain('No run yet');
    await page.getByRole('button', { name: 'Members and heat of Real-world assets' }).click();
    expect(await page.locator('.heat-parts').textContent()).toContain('No heat yet');
    expect(await axeViolations(page, { within: '.league' })).toEqual([]);
    expect(opened?.complaints).toEqual([]);
  });

  it('says the weight of a model that has one, never that its skill is proven', async () => {
    const page = await open(skilled);
    const model = await page.locator('#model').textContent();
    expect(model).toMatch(/Skill weight 40%[\s\S]*not a proof[\s\S]*not proven[\s\S]*plus 40% of what the model says/);
    expect(await page.locator('#flips').textContent()).toContain('Learned model at 40% skill weight');
  });

  it('shows proposals with both correlations, and a cluster seen often enough as proposed', async () => {
    const page = await open(skilled);
    const curation = await page.locator('#curation').textContent();
    expect(curation).toContain('EVIL from Memecoins (correlation 0.04) to Artificial Intelligence (0.37)');
    expect(curation).toMatch(/SOL into .*\(correlation 0\.41\)/);
    expect(curation).toMatch(/1 proposed, 0 candidates[\s\S]*3 runs in a row/);
  });

  it('tells the part of the learned model where a move shows a probability', async () => {
    const row = snapshot.signals.signals.find(
      ({ kind }) => kind === 'token',
    ) as (typeof snapshot.signals.signals)[number];
    const move = {
      date: snapshot.close_date,
      tranche: 1,
      reason: 'SIGNAL_BEARISH',
      narrative: null,
      token: row.id,
      explanation: {
        rule: 'rotation.exit.signal',
        inputs: [{ name: 'probability', value: 0.44, threshold: 0.45 }],
        runner_up: null,
        reversal: null,
      },
    };
    const signal = { ...row, probability: 0.44, rule_probability: 0.4, model_probability: 0.5 };
    const moved = { ...snapshot, rotation: { ...snapshot.rotation, moves: [move] } };
    const page = await open({ ...moved, signals: { ...snapshot.signals, omega: 0.4, signals: [signal] } });
    await page.locator('.move summary').click();
    expect(await page.locator('.parts').textContent()).toBe('rules 40.0%, learned model 50.0% at 40% weight');
    await opened?.context.close();
    const ruled = await open({
      ...moved,
      signals: { ...snapshot.signals, omega: 0, signals: [{ ...signal, model_probability: null }] },
    });
    await ruled.locator('.move summary').click();
    expect(await ruled.locator('.parts').textContent()).toBe('rules 40.0%, no part from the learned model');
  });
});
