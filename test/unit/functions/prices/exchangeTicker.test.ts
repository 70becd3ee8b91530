import { afterEach, describe, expect, it } from 'vitest';
import { exchangeTicker } from '../../../../functions/adapters/prices/exchangeTicker.ts';
import { startScripted } from '../../../fixtures/startScripted.ts';

const AT = Date.parse('2026-11-22T07:02:00Z');
const ticker = (symbol: string, change: Record<string, unknown> = {}) => ({
  symbol,
  lastPrice: '2.50000000',
  quoteVolume: '1000.5',
  closeTime: AT,
  ...change,
});

let server: Awaited<ReturnType<typeof startScripted>>;
afterEach(() => server?.close());
const source = () =>
  exchangeTicker({ baseUrl: server.url, callsPerMinute: 0, timeoutMs: 1000, maxWaitMs: 0, firstPauseMs: 1 });
const serving = async (status: number, body: unknown) => {
  server = await startScripted((response) => response.writeHead(status).end(JSON.stringify(body)));
};

describe('exchangeTicker', () => {
  it('asks for all pairs in one call and gives those wanted, in dollars, without a supply', async () => {
    await serving(200, [ticker('BTCUSDT'), ticker('ELSEUSDT'), ticker('ETHUSDT')]);
    const page = await source().quotes(['BTCUSDT', 'ETHUSDT', 'GONEUSDT']);
    expect(server.calls.map(({ url }) => url)).toEqual(['/api/v3/ticker/24hr?type=MINI']);
    expect(page.quotes.map(({ id }) => id)).toEqual(['BTCUSDT', 'ETHUSDT']);
    const lastUpdated = '2026-11-22T07:02:00.000Z';
    expect(page.quotes[0]).toEqual({
      id: 'BTCUSDT',
      priceUsd: 2.5,
      volumeUsd: 1000.5,
      circulatingSupply: null,
      lastUpdated,
    });
  });

  it('leaves a pair that does not trade undated', async () => {
    await serving(200, [ticker('BTCUSDT', { quoteVolume: '0.00' })]);
    expect((await source().quotes(['BTCUSDT'])).quotes[0]).toMatchObject({ volumeUsd: 0, lastUpdated: null });
  });

  it('names rows of wrong types and takes the others', async () => {
    await serving(200, [ticker('A', { lastPrice: 2.5 }), ticker('B', { closeTime: 'now' }), null, 7, ticker('C')]);
    const page = await source().quotes(['A', 'B', 'C']);
    expect(page.rejected).toEqual([
      { id: 'A', reason: 'wrong type: lastPrice' },
      { id: 'B', reason: 'wrong type: closeTime' },
    ]);
    expect(page.quotes.map(({ id }) => id)).toEqual(['C']);
  });

  it.each([
    [200, { code: 0 }, 'SOURCE_NOT_A_LIST', true],
    [451, {}, 'SOURCE_DENIED', false],
    [400, { code: -1100, msg: '<b>\n' }, 'SOURCE_REJECTED', false],
  ])('takes an answer of %i and %j for %s', async (status, body, code, retryable) => {
    await serving(status, body);
    const failure = await source()
      .quotes(['A'])
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code, retryable, message: expect.not.stringMatching(/[<\n]/) });
  });
});
