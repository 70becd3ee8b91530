import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from '../../../shared/api/routes.ts';
import { problem } from '../../../shared/contracts/meta.ts';
import { dayOf } from '../../../shared/market/day.ts';
import { httpEvent, jsonOf } from '../../fixtures/apiCall.ts';
import { openApi, type PublishedApi } from '../../fixtures/publishedApi.ts';
import { putTinyRecord } from '../../fixtures/tinyRecord.ts';

const SEED = 20_261_122;
let api: PublishedApi;
beforeAll(async () => {
  api = openApi();
  await api.publishHour(7);
  await putTinyRecord(api.store, dayOf('2024-01-12'));
});

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('%', 'f', '/', '.', '\0') }),
);
const knownPath = fc.constantFrom(
  ...ROUTES.flatMap(({ path }) => [path, path.replace('{date}', '2024-01-09'), path.replace('{date}', '2030-01-01')]),
);
const path = fc.oneof(
  { weight: 4, arbitrary: knownPath },
  { weight: 2, arbitrary: fc.tuple(knownPath, anyText).map(([known, text]) => `${known}${text}`) },
  {
    weight: 1,
    arbitrary: fc.tuple(knownPath, fc.nat(20), anyText).map(([p, at, text]) => p.slice(0, at) + text + p.slice(at)),
  },
  { weight: 1, arbitrary: anyText.map((text) => `/${text}`) },
  {
    weight: 1,
    arbitrary: knownPath.map((known) => [...known].map((c) => `%${c.charCodeAt(0).toString(16)}`).join('')),
  },
);
const name = fc.oneof(
  fc.constantFrom(
    'narrative',
    'signal',
    'min_grade',
    'from',
    'limit',
    'cursor',
    'revision',
    '__proto__',
    'constructor',
    'toString',
  ),
  anyText,
);
const value = fc.oneof(
  fc.constantFrom('ai', 'bullish', '60', '2024-01-09', 'c2VxOjE', '-1', '1e2', '%ff', '101', ''),
  anyText,
);
const query = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.tuple(name, value), { maxLength: 4 })
      .map((rows) => rows.map((row) => row.join('=')).join('&')),
  },
  { weight: 1, arbitrary: anyText },
);
const headers = fc.record(
  {
    'accept-encoding': fc.oneof(fc.constantFrom('gzip', 'br', '*', 'gzip;q=0, br;q=0.1', 'br;q=x', ';;;,'), anyText),
    'if-none-match': fc.oneof(fc.constantFrom('*', '"a"', 'W/"', '"'), anyText),
  },
  { requiredKeys: [] },
);
const method = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('GET', 'HEAD') },
  { weight: 1, arbitrary: fc.oneof(fc.constantFrom('OPTIONS', 'POST', 'DELETE'), anyText) },
);

describe('any request', () => {
  it('gets an answer below 500, and problem+json with its own status from 400 on', async () => {
    const seen = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(path, query, headers, method, async (rawPath, rawQueryString, sent, how) => {
        const event = { ...httpEvent('', sent, how), rawPath, rawQueryString };
        const response = await api.send(event);
        seen.set(response.statusCode, (seen.get(response.statusCode) ?? 0) + 1);
        expect([200, 204, 304, 400, 404, 405]).toContain(response.statusCode);
        expect(response.headers['x-content-type-options']).toBe('nosniff');
        expect(response.headers['access-control-allow-origin']).toBe('*');
        if (how === 'HEAD') expect(response.body).toBe('');
        if (response.statusCode < 400 || how === 'HEAD') return;
        expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
        expect(problem.parse(jsonOf(response)).status).toBe(response.statusCode);
        expect(response.body.length).toBeLessThan(4_000);
      }),
      { seed: SEED, numRuns: 5_000 },
    );
    // The generator reaches every kind of answer, or it proves little.
    for (const status of [200, 204, 304, 400, 404, 405]) expect(seen.get(status)).toBeGreaterThan(10);
    expect(api.errors).toEqual([]);
  });
});
