import type { ClosesYear } from '../../../../../shared/contracts/closes.ts';
import { historyOf } from '../../../../../shared/whatif/historyOf.ts';
import { movesOf } from '../../../../../shared/whatif/movesOf.ts';
import { runWhatIf, type WhatIfResult } from '../../../../../shared/whatif/runWhatIf.ts';
import { DEFAULT_SETTINGS } from '../../../../../shared/whatif/settings.ts';
import type { WhatIfHistory } from '../../../../../shared/whatif/types.ts';
import { requestJson } from '../../../data/requestJson.ts';
import type { Ask, Say } from './protocol.ts';

/** Runs back-tests beside the page, so that it stays at hand; the page ends the worker to cancel. */
const YEAR_TIMEOUT_MS = 60_000;
let history: WhatIfHistory | undefined;
let baseline: WhatIfResult | undefined;

const say = (message: Say) => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  run(data).catch((error: unknown) => {
    say({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  });
});

async function run({ settings, years, from, to }: Ask): Promise<void> {
  history ??= historyOf(await load(years));
  const period = { from, to };
  if (settings === undefined) return say({ kind: 'moves', moves: movesOf(history, period) });
  const running = (share: number) => say({ kind: 'progress', what: 'running', share });
  baseline ??= runWhatIf(history, period, DEFAULT_SETTINGS, (share) => running(share / 2));
  const result = runWhatIf(history, period, settings, (share) => running((1 + share) / 2));
  say({ kind: 'done', result, baseline });
}

async function load(years: readonly number[]): Promise<ClosesYear[]> {
  const loaded: ClosesYear[] = [];
  for (const [i, year] of years.entries()) {
    say({ kind: 'progress', what: 'loading', share: i / years.length });
    const answer = await requestJson(`/v1/closes/${year}`, YEAR_TIMEOUT_MS);
    if (answer.kind !== 'body') throw new Error(`${answer.reason}, so the closes of ${year} cannot be read`);
    loaded.push(answer.body as ClosesYear);
  }
  return loaded;
}
