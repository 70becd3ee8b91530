import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { REGISTRY } from '../../shared/registry/registry.ts';
import { launchBrowser } from '../fixtures/browser.ts';
import { type EngineRun, engineRun, type PlainPanel } from '../fixtures/engineRun.ts';
import { simulatedPanel } from '../fixtures/simulatedPanel.ts';

const ENTRY = fileURLToPath(new URL('../fixtures/engineRun.ts', import.meta.url));

/** SIMULATED prices as text, so that both sides read the same numbers. */
function plainPanel(): PlainPanel {
  const { close, venueVolume, aggregateVolume, supply, flags, ...rest } = simulatedPanel(
    REGISTRY,
    '2022-01-01',
    '2022-07-31',
    'browser',
  );
  const plain = { ...rest, columns: { close, venueVolume, aggregateVolume, supply }, flags };
  return JSON.parse(
    JSON.stringify(plain, (_, value) => (ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value)),
  ) as PlainPanel;
}

it('gives the same bytes in Node and in a browser: fold, training, back-test and its statistics', async ({ skip }) => {
  const launched = await launchBrowser();
  if ('reason' in launched) {
    console.warn(`cannot run here: the engine in a browser; ${launched.reason}`);
    return skip();
  }
  const { browser } = launched;
  try {
    const plain = plainPanel();
    const here = engineRun(plain);
    expect(here.predictions).toBeGreaterThan(1000);
    expect(here.trades).toBeGreaterThan(20);

    const bundle = await build({
      entryPoints: [ENTRY],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'tidewatch',
      target: 'es2023',
    });
    const page = await browser.newPage();
    await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? '' });
    const there = await page.evaluate(
      (panel) =>
        (window as unknown as { tidewatch: { engineRun(panel: unknown): EngineRun } }).tidewatch.engineRun(panel),
      plain,
    );
    expect(there).toEqual(here);
  } finally {
    await browser.close();
  }
});
