import { afterEach, describe, expect, it } from 'vitest';
import { klines } from '../../../../functions/adapters/prices/klines.ts';
import { quotedText } from '../../../../functions/adapters/prices/quotedText.ts';
import { dayOf } from '../../../../shared/market/day.ts';
import { startScripted } from '../../../fixtures/startScripted.ts';

const FROM = dayOf('2020-01-01');
const candle = (day: number, close: unknown, volume: unknown = '9') => {
  const open = day * 86_400_000;
  return [open, '1', '1', '1', close, '1', open + 86_399_999, volume, 0, '0', '0', '0'];
};

let server: Awaited<ReturnType<typeof startScripted>>;
afterEach(() => server?.close());
const source = () => klines({ baseUrl: server.url, callsPerMinute: 0, timeoutMs: 1000, maxWaitMs: 0, firstPauseMs: 1 });

describe('klines', () => {
  it('asks for 1,000 days a call, in spans that follow one another', async () => {
    server = await startScripted((response) => response.end('[]'));
    await source().history('BTCUSDT', FROM, FROM + 2499);
    const spans = server.calls.map(({ url }) => new URL(url, server.url).searchParams);
    expect(spans.map((span) => Number(span.get('startTime')) / 86_400_000 - FROM)).toEqual([0, 1000, 2000]);
    expect(Number(spans[2]?.get('endTime'))).toBe((FROM + 2500) * 86_400_000 - 1);
    expect(spans[0]?.get('limit')).toBe('1000');
  });

  it('leaves out rows of wrong types and days not asked for', async () => {
    const rows = [
      candle(FROM, '5'),
      candle(FROM + 1, 6),
      candle(FROM + 2, 'NaN'),
      candle(FROM + 3, '7', null),
      [1],
      candle(FROM + 9, '8'),
    ];
    server = await startScripted((response) => response.end(JSON.stringify(rows)));
    expect(await source().history('X', FROM, FROM + 5)).toEqual([{ day: FROM, close: 5, volumeUsd: 9, supply: null }]);
  });

  it('leaves out the candle that is still open by the clock of the answer', async () => {
    server = await startScripted((response) => {
      response.setHeader('date', new Date((FROM + 1) * 86_400_000 + 3_600_000).toUTCString());
      response.end(JSON.stringify([candle(FROM, '5'), candle(FROM + 1, '6')]));
    });
    expect((await source().history('X', FROM, FROM + 5)).map(({ day }) => day)).toEqual([FROM]);
  });

  it('calls a blocked region denied, so that another source is used', async () => {
    server = await startScripted((response) => response.writeHead(451).end('{}'));
    await expect(source().history('X', FROM, FROM)).rejects.toMatchObject({ code: 'SOURCE_DENIED', retryable: false });
  });
});

describe('quotedText', () => {
  it('takes markup, control and direction characters out and bounds the length', () => {
    expect(quotedText('<img onerror="x">\n\u0000\u202e&')).toBe('"img onerror= x"');
    expect(quotedText('y'.repeat(1e6), 10)).toBe(`"${'y'.repeat(10)}..."`);
    expect(quotedText(undefined)).toBe('"nothing"');
  });
});
