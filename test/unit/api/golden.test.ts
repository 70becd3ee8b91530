import { beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../../shared/market/day.ts';
import { textOf } from '../../fixtures/apiCall.ts';
import { openApi, type PublishedApi } from '../../fixtures/publishedApi.ts';
import { putTinyRecord } from '../../fixtures/tinyRecord.ts';

let api: PublishedApi;
beforeAll(async () => {
  api = openApi();
  await api.publishHour(7);
  await putTinyRecord(api.store, dayOf('2024-01-12'));
});

/** Requests whose whole answer is kept beside this file: a change of any byte of it has to be meant. */
const GOLDEN: readonly (readonly [file: string, target: string, headers?: Record<string, string>])[] = [
  ['tokens-page', '/v1/tokens?limit=2&sort=-cap_usd'],
  ['tokens-csv', '/v1/tokens?signal=bullish', { accept: 'text/csv' }],
  ['narrative', '/v1/narratives/meme'],
  ['rotation', '/v1/rotation'],
  ['narrative-history', '/v1/narratives/ai/history?interval=1h'],
  ['token-history-csv', '/v1/tokens/fetch-ai/history.csv?window=all'],
  ['rotations-page', '/v1/rotations?limit=1'],
  ['feed-atom', '/v1/feed.xml'],
  ['feed-json', '/v1/feed.json'],
  ['status', '/v1/status'],
  ['unknown-token', '/v1/tokens/fetch-ia'],
  ['bad-parameter', '/v1/tokens?signal=up&limit=0&x=1'],
  ['unknown-route', '/v1/rotatoin'],
];

describe('the answer', () => {
  it.each(GOLDEN.map((row) => [row[0], row] as const))('%s is the one that was agreed on', async (_, golden) => {
    const [file, target, headers] = golden;
    const response = await api.call(target, headers);
    const shown = Object.entries(response.headers).map(([name, value]) => `${name}: ${value}`);
    const whole = [`GET ${target}`, String(response.statusCode), ...shown.sort(), '', textOf(response)].join('\n');
    await expect(whole).toMatchFileSnapshot(`golden/${file}.txt`);
  });
});
