import fc from 'fast-check';
import { expect, it } from 'vitest';
import { COMPAT_ROUTES, type CompatRoute } from '../../../shared/api/compatRoutes.ts';
import { problem } from '../../../shared/contracts/meta.ts';
import { httpEvent, jsonOf } from '../../fixtures/apiCall.ts';
import { openApi } from '../../fixtures/publishedApi.ts';

const REQUESTS = 3_000;
const VALUES: Readonly<Record<CompatRoute['parameters'][number]['kind'], readonly string[]>> = {
  list: ['bitcoin', 'BTC,eth', 'ai', 'Artificial%20intelligence', ',', ''],
  text: ['ai', 'rotation', 'passive', 'active', 'nobody', ''],
  number: ['1', '3', '1000', '0', '-1', '1001', '1e3', '60.5', ''],
  date: ['2026-11-20', '2026-11-22', '2026-01-01', '2025-12-31', '2026-02-30', '1', ''],
  signal: ['1', '0', '-1', 'bullish'],
};
const WILD = ['%ff', '%00', "'", '<x>', '__proto__', 'a'.repeat(2_000), '%F0%9F%8C%8A'];

/** Requests of the compatibility view: mostly right ones, some wrong in a value, a name or the path. */
const target = fc.constantFrom<CompatRoute>(...COMPAT_ROUTES).chain((route) => {
  const given = route.parameters.map(({ name, kind }) =>
    fc
      .oneof(
        { weight: 8, arbitrary: fc.constantFrom(...VALUES[kind]) },
        { weight: 1, arbitrary: fc.constantFrom(...WILD) },
      )
      .map((value) => `${name}=${value}`),
  );
  const stray = fc.constantFrom('x=1', 'exchange=binance', '__proto__=1', '%6cimit=2', '=', '');
  const query = fc.array(fc.oneof({ weight: 6, arbitrary: fc.oneof(...given) }, { weight: 1, arbitrary: stray }), {
    maxLength: 5,
  });
  const end = fc.oneof({ weight: 12, arbitrary: fc.constant('') }, fc.constantFrom('/', '/x', '//', '%ff', '.csv'));
  return fc.tuple(end, query).map(([more, rows]) => `${route.path}${more}?${rows.join('&')}`);
});

it(`${REQUESTS} generated requests under /v2 get their envelope or a problem that says why, none of them 5xx`, async () => {
  const api = openApi();
  await api.publishHour(7);
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(target, fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST'), async (asked, method) => {
      api.reads.length = 0;
      const response = await api.send(httpEvent(asked, {}, method));
      const { statusCode } = response;
      statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
      expect(api.reads.length, asked).toBeLessThanOrEqual(2);
      if (method === 'HEAD') {
        expect(response.body).toBe('');
        return;
      }
      const body = jsonOf(response);
      expect(body).toMatchObject({
        success: statusCode === 200,
        length: body.data.length,
        message: expect.any(String),
      });
      if (statusCode !== 200) expect(problem.parse(body).status).toBe(statusCode);
      else for (const row of body.data) expect(Object.keys(row)).toEqual(Object.keys(body.data[0]));
    }),
    { seed: 20_261_125, numRuns: REQUESTS },
  );
  for (const status of [200, 400, 404, 405]) expect(statuses.get(status), String(status)).toBeGreaterThan(50);
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  expect(api.errors).toEqual([]);
});
