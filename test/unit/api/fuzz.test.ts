import { expect, it } from 'vitest';
import { fuzzApi } from '../../fixtures/fuzzApi.ts';

const REQUESTS = 20_000;

it(`${REQUESTS} generated requests get answers the OpenAPI document promises, none of them 5xx`, async () => {
  const { statuses, errors, mostReads, slowest } = await fuzzApi(REQUESTS, 20_261_122);
  // The generator reaches every kind of answer, or it proves little.
  for (const status of [200, 204, 304, 400, 404, 405]) expect(statuses.get(status), String(status)).toBeGreaterThan(50);
  expect(errors).toEqual([]);
  expect(mostReads).toBeLessThanOrEqual(2);
  console.log(`slowest of ${REQUESTS} requests: ${slowest.ms.toFixed(1)} ms, ${slowest.target.slice(0, 100)}`);
});
