import { afterEach, describe, expect, it } from 'vitest';
import { coingecko } from '../../../../functions/adapters/prices/coingecko.ts';
import { coingeckoHistory } from '../../../../functions/adapters/prices/coingeckoHistory.ts';
import { coingeckoQuotes } from '../../../../functions/adapters/prices/coingeckoQuotes.ts';
import { dayOf } from '../../../../shared/market/day.ts';
import { geckoOptions } from '../../../fixtures/geckoOptions.ts';
import { startScripted } from '../../../fixtures/startScripted.ts';

const row = (id: string, price: unknown) => ({
  id,
  current_price: price,
  total_volume: 1,
  circulating_supply: 2,
  last_updated: 'x',
});
const midnight = (date: string) => Date.parse(`${date}T00:00:00Z`);

describe('coingeckoQuotes', () => {
  it('names a row of wrong types and keeps the rest, a coin listed twice given twice', () => {
    const data = [row('a', 1), row('b', '2'), row('c', 3), row('c', 4), null, 7, { id: 5 }, row('not-asked', 1)];
    const page = coingeckoQuotes(data, ['a', 'b', 'c'], 'test');
    expect(page.quotes.map(({ id, priceUsd }) => [id, priceUsd])).toEqual([
      ['a', 1],
      ['c', 3],
      ['c', 4],
    ]);
    expect(page.rejected).toEqual([{ id: 'b', reason: 'wrong type: current_price' }]);
  });

  it('refuses an answer that is no list, without repeating its markup', () => {
    expect(() => coingeckoQuotes({ error: '<b>no</b>' }, [], 'test')).toThrow(
      /^test: coins\/markets answered "[^<]*" instead/,
    );
  });
});

describe('coingeckoHistory', () => {
  const of = (prices: unknown[], caps: unknown[] = []) =>
    coingeckoHistory(
      { prices, market_caps: caps, total_volumes: [] },
      dayOf('2024-03-01'),
      dayOf('2024-03-31'),
      'test',
    );

  it('keys the point at midnight by the day that closed there', () => {
    const time = midnight('2024-03-11');
    expect(of([[time, 5]], [[time, 50]])).toEqual([
      { day: dayOf('2024-03-10'), close: 5, volumeUsd: null, supply: 10 },
    ]);
  });

  it('drops the trailing point of now and whatever else is not at a midnight or not a number', () => {
    const bars = of([
      [midnight('2024-03-11'), 5],
      [midnight('2024-03-12'), null],
      ['x', 6],
      [midnight('2024-03-13') + 1, 7],
    ]);
    expect(bars.map(({ close }) => close)).toEqual([5]);
  });

  it.each([[0], [null], [-1]])('knows no supply from a cap of %s', (cap) => {
    const time = midnight('2024-03-11');
    expect(of([[time, 5]], [[time, cap]])[0]?.supply).toBeNull();
  });
});

describe('coingecko', () => {
  let server: Awaited<ReturnType<typeof startScripted>>;
  afterEach(() => server.close());

  it.each([
    ['keyless', 'x-cg-demo-api-key', undefined],
    ['demo', 'x-cg-demo-api-key', 'K'],
    ['pro', 'x-cg-pro-api-key', 'K'],
  ] as const)('sends the key of the %s plan in its header only', async (plan, header, key) => {
    server = await startScripted((response) => response.end('[]'));
    await coingecko(geckoOptions(server.url, { plan, apiKey: async () => key })).quotes(['bitcoin']);
    const [call] = server.calls;
    expect(call?.headers[header]).toBe(key);
    expect(call?.url).toBe('/api/v3/coins/markets?vs_currency=usd&ids=bitcoin&per_page=250&page=1&precision=full');
  });

  it('says that history reaches further back than the plan allows', async () => {
    server = await startScripted((response) => {
      response.writeHead(401, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { status: { error_code: 10012, error_message: 'exceeds 365 days' } } }));
    });
    const source = coingecko(geckoOptions(server.url, { plan: 'demo', apiKey: async () => 'K' }));
    await expect(source.history('bitcoin', 0, 1)).rejects.toMatchObject({
      code: 'HISTORY_BEYOND_PLAN',
      retryable: false,
    });
  });
});
