import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../functions/adapters/appError.ts';
import { coingecko } from '../../functions/adapters/prices/coingecko.ts';
import { klines } from '../../functions/adapters/prices/klines.ts';
import type { HistorySource } from '../../functions/adapters/prices/port.ts';
import { simulated } from '../../functions/adapters/prices/simulated.ts';
import { dayOf, lastClosedDay } from '../../shared/market/day.ts';
import { REGISTRY } from '../../shared/registry/registry.ts';
import { geckoOptions } from '../fixtures/geckoOptions.ts';
import { startMiniReplay } from '../fixtures/miniReplay.ts';
import { type Replay, realReplayExists, startRealReplay } from '../fixtures/startReplay.ts';

const NOW = '2024-03-15T07:30:00Z';
const LAST = lastClosedDay(Date.parse(NOW));
const replays: Replay[] = [];
afterAll(() => Promise.all(replays.map((replay) => replay.close())));

interface Case {
  readonly source: HistorySource;
  readonly known: string;
  readonly supply: boolean;
}

type Start = (options: { now: string }) => Promise<Replay>;
const started = new Map<Start, Promise<string>>();

function keep(replay: Replay): string {
  replays.push(replay);
  return replay.url;
}

/** The URL of a replay, started once for all cases. */
function running(start: Start): Promise<string> {
  const url = started.get(start) ?? start({ now: NOW }).then(keep);
  started.set(start, url);
  return url;
}
const chartOf = async (url: Promise<string>): Promise<Case> => ({
  source: coingecko(geckoOptions(await url)),
  known: 'bitcoin',
  supply: true,
});
const klinesOf = async (url: Promise<string>, path: string): Promise<Case> => {
  const { timeoutMs, maxWaitMs, firstPauseMs } = geckoOptions('');
  const baseUrl = `${await url}${path}`;
  return {
    source: klines({ baseUrl, callsPerMinute: 0, timeoutMs, maxWaitMs, firstPauseMs }),
    known: 'BTCUSDT',
    supply: false,
  };
};

const cases: Record<string, () => Promise<Case>> = {
  'market_chart of the mini replay': () => chartOf(running(startMiniReplay)),
  'klines of the mini replay': () => klinesOf(running(startMiniReplay), '/binance'),
  'the simulated market': async () => ({
    source: simulated({
      registry: REGISTRY,
      seed: 'contract',
      startDay: dayOf('2020-10-01'),
      volumeScope: 'aggregate',
      clock: { now: async () => Date.parse(NOW) },
    }),
    known: 'bitcoin',
    supply: true,
  }),
};
if (realReplayExists) {
  cases['market_chart of real prices'] = () => chartOf(running(startRealReplay));
  cases['klines of real prices'] = () => klinesOf(running(startRealReplay), '/binance/api/v3');
} else console.warn('market-replay is absent: the history contract is not run on real prices');

describe.each(Object.entries(cases))('history source: %s', (_name, open) => {
  let source: HistorySource;
  let known: string;
  let supply: boolean;
  beforeAll(async () => {
    ({ source, known, supply } = await open());
  });

  it('gives closed daily bars, ascending, each day once, inside the days asked for', async () => {
    const bars = await source.history(known, LAST - 99, LAST);
    expect(bars.map(({ day }) => day)).toEqual(Array.from({ length: 100 }, (_, n) => LAST - 99 + n));
    for (const bar of bars) {
      expect(bar.close).toBeGreaterThan(0);
      expect(bar.volumeUsd).toBeGreaterThan(0);
      if (supply) expect(bar.supply).toBeGreaterThan(0);
      else expect(bar.supply).toBeNull();
    }
  });

  it('gives the same bar whatever span it is asked within', async () => {
    const [alone] = await source.history(known, LAST - 50, LAST - 50);
    const within = (await source.history(known, LAST - 60, LAST)).find(({ day }) => day === LAST - 50);
    expect(alone).toEqual(within);
  });

  it('never shows the day that is still open', async () => {
    const bars = await source.history(known, LAST - 2, LAST);
    expect(bars.at(-1)?.day).toBe(LAST);
  });

  it('reaches as far back as its limits say', async () => {
    const reach = Math.min(source.limits.daysBack ?? 600, 600);
    const bars = await source.history(known, LAST - 599, LAST);
    expect(bars[0]?.day).toBe(LAST - reach + 1);
  });

  it('refuses an id it does not know by name, for good', async () => {
    const failure = await source.history('<b>no-such</b>', LAST - 5, LAST).catch((error) => error);
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({ code: 'UNKNOWN_ID', retryable: false });
    expect(failure.message).not.toMatch(/[<\n]/);
  });
});

describe.skipIf(!realReplayExists)('two sources of real prices', () => {
  it('agree on the closes of a day: a chart point at midnight D+1 and a candle opened on D are the same bar', async () => {
    const url = running(startRealReplay);
    const [chart, candles] = [await chartOf(url), await klinesOf(url, '/binance')];
    const first = await chart.source.history('bitcoin', dayOf('2024-03-01'), dayOf('2024-03-13'));
    const second = await candles.source.history('BTCUSDT', dayOf('2024-03-01'), dayOf('2024-03-13'));
    expect(second.at(-1)).toMatchObject({ day: dayOf('2024-03-13'), close: 73_072.41 });
    for (const [index, bar] of first.entries()) expect(bar.close).toBeCloseTo(second[index]?.close ?? 0, -1);
  });
});
