import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../functions/adapters/appError.ts';
import type { HistorySource } from '../../../../functions/adapters/prices/port.ts';
import { fetchHistory } from '../../../../functions/backfill/fetchHistory.ts';
import { historyRows } from '../../../../functions/backfill/historyRows.ts';
import { PARAMETERS } from '../../../../shared/engine/parameters.ts';
import type { Alias, RegistryToken } from '../../../../shared/registry/types.ts';

const token = (...aliases: [Alias['kind'], string, number, number | null][]): RegistryToken => ({
  id: 't',
  symbol: 'T',
  name: 'T',
  benchmark: false,
  aliases: aliases.map(([kind, value, from, to]) => ({ kind, value, from, to })),
});

/** A source that knows some names over some days, and remembers what it was asked. */
function source(name: string, known: Record<string, [number, number]>, daysBack: number | null = null) {
  const asked: [string, number, number][] = [];
  const it: HistorySource = {
    name,
    volumeScope: name === 'binance' ? 'venue' : 'aggregate',
    limits: { daysPerCall: 1000, daysBack, callsPerMinute: 0 },
    async history(id, from, to) {
      asked.push([id, from, to]);
      const days = known[id];
      if (days === undefined) throw new AppError('UNKNOWN_ID', id, { retryable: false });
      const [first, last] = [Math.max(from, days[0]), Math.min(to, days[1])];
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => ({
        day: first + n,
        close: 1,
        volumeUsd: 2,
        supply: null,
      }));
    },
  };
  return { ...it, asked };
}
const spans = (series: Awaited<ReturnType<typeof fetchHistory>>) =>
  series.map((one) => [one.source, one.bars[0]?.[0], one.bars.at(-1)?.[0]]);

describe('fetchHistory', () => {
  it('chains the pairs of a renamed token, each over its own days', async () => {
    const klines = source('binance', { OLD: [0, 49], NEW: [55, 100] });
    const chart = source('gecko', {});
    const renamed = token(['binance', 'NEW', 50, null], ['binance', 'OLD', 10, 50], ['coingecko', 't', 0, null]);
    expect(spans(await fetchHistory(renamed, { from: 20, to: 100 }, klines, chart))).toEqual([['binance', 20, 100]]);
    expect(klines.asked).toEqual([
      ['OLD', 20, 49],
      ['NEW', 50, 100],
    ]);
    expect(chart.asked).toEqual([]);
  });

  it('takes what follows the end of a pair from the chart', async () => {
    const delisted = token(['binance', 'T', 0, 60], ['coingecko', 't', 0, null]);
    const series = await fetchHistory(
      delisted,
      { from: 0, to: 100 },
      source('binance', { T: [0, 59] }),
      source('gecko', { t: [0, 100] }),
    );
    // With the days both have, which the same call brings: they are compared.
    expect(spans(series)).toEqual([
      ['binance', 0, 59],
      ['gecko', 0, 100],
    ]);
  });

  it('asks for no day beyond the reach of the plan to compare, and under no name given up before the pair ended', async () => {
    const delisted = token(['binance', 'T', 0, 60], ['coingecko', 'new', 40, null], ['coingecko', 'old', 0, 40]);
    const chart = source('gecko', { old: [0, 39], new: [40, 100] }, 50);
    await fetchHistory(delisted, { from: 0, to: 100 }, source('binance', { T: [0, 59] }), chart);
    expect(chart.asked).toEqual([['new', 51, 100]]);
  });

  it('asks the chart alone, within its reach, for a token without a pair or without klines', async () => {
    const chart = source('gecko', { t: [0, 900] }, 365);
    await fetchHistory(token(['coingecko', 't', 0, null]), { from: 0, to: 900 }, source('binance', {}), chart);
    await fetchHistory(
      token(['binance', 'T', 0, null], ['coingecko', 't', 0, null]),
      { from: 0, to: 900 },
      null,
      chart,
    );
    expect(chart.asked).toEqual([
      ['t', 536, 900],
      ['t', 536, 900],
    ]);
  });

  it('uses the chart for a pair the exchange does not know, and throws when nobody knows the token', async () => {
    const unlisted = token(['binance', 'T', 0, null], ['coingecko', 't', 0, null]);
    const klines = source('binance', {});
    expect(spans(await fetchHistory(unlisted, { from: 0, to: 9 }, klines, source('gecko', { t: [0, 9] })))).toEqual([
      ['gecko', 0, 9],
    ]);
    await expect(fetchHistory(unlisted, { from: 0, to: 9 }, klines, source('gecko', {}))).rejects.toMatchObject({
      code: 'UNKNOWN_ID',
    });
  });
});

describe('historyRows', () => {
  it('puts the volume into the column of its scope and keeps no number of a refused bar', () => {
    const bars: [number, number, number | null, number | null][] = [
      [1, 10, 5, 7],
      [2, 0, 5, 7],
      [3, 11, -1, 0],
    ];
    const rows = historyRows('t', [{ source: 's', volumeScope: 'aggregate', bars }], PARAMETERS);
    expect(rows).toEqual([
      { day: 1, row: ['t', 10, null, 5, 7, 's', 'accepted'] },
      {
        day: 2,
        row: ['t', null, null, null, null, 's', 'quarantined'],
        refusal: expect.stringContaining('above zero'),
      },
      { day: 3, row: ['t', 11, null, null, null, 's', 'accepted'] },
    ]);
  });

  it('refuses a close that the other source contradicts by more than 3%, that day only, and says what both say', () => {
    const bars = (closes: [number, number][]): [number, number, null, null][] =>
      closes.map(([day, close]) => [day, close, null, null]);
    const exchange = bars([
      [1, 100],
      [2, 100],
      [3, 100],
    ]);
    const charted = bars([
      [2, 103.1],
      [3, 103],
      [4, 200],
    ]);
    const rows = historyRows(
      't',
      [
        { source: 'binance', volumeScope: 'venue', bars: exchange },
        { source: 'gecko', volumeScope: 'aggregate', bars: charted },
      ],
      PARAMETERS,
    );
    expect(rows.map(({ row: [, close, , , , source, flag], refusal }) => [close, source, flag, refusal])).toEqual([
      [100, 'binance', 'accepted', undefined],
      [null, 'binance', 'quarantined', 'two sources differ: $100 and $103.1'],
      [100, 'binance', 'accepted', undefined],
      [200, 'gecko', 'accepted', undefined],
    ]);
  });
});
