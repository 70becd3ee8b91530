import { beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../../shared/market/day.ts';
import { type Operation, openApiReplay } from '../../fixtures/openApiReplay.ts';
import { openApi, type PublishedApi } from '../../fixtures/publishedApi.ts';
import { putTinyRecord } from '../../fixtures/tinyRecord.ts';

const { operations, violation } = openApiReplay();
let api: PublishedApi;
let snapshotId: string;
beforeAll(async () => {
  api = openApi();
  snapshotId = await api.publishHour(7);
  await putTinyRecord(api.store, dayOf('2024-01-12'));
});

/** An address that is there: ids and dates of the fixture. */
function targetOf({ path }: Operation): string {
  if (path.startsWith('/v1/snapshots/')) return path.replace('{id}', snapshotId);
  const id = path.startsWith('/v1/tokens/') ? 'fetch-ai' : 'ai';
  return path.replace('{id}', id).replace('{date}', '2024-01-09').replace('{year}', '2026');
}
const named = operations.map((operation) => [operation.path, operation] as const);

describe.each(named)('%s, as its document says', (_, operation) => {
  let target: string;
  beforeAll(() => {
    target = targetOf(operation);
  });
  const expectStatus = async (asked: string, status: number, headers = {}) => {
    const response = await api.call(asked, headers);
    expect([asked, response.statusCode]).toEqual([asked, status]);
    if (String(status) in operation.responses) expect(violation(operation, response)).toBeUndefined();
    return response;
  };

  it('answers what its schema has, with the headers it promises', async () => {
    const response = await expectStatus(target, 200);
    const promised = Object.keys((operation.responses['200'] as { headers: object }).headers);
    // A page that nothing follows has no link.
    for (const name of promised.filter((one) => one !== 'Link'))
      expect(response.headers[name.toLowerCase()]).toBeDefined();
    if (promised.includes('ETag')) await expectStatus(target, 304, { 'if-none-match': response.headers.etag ?? '' });
  });

  it('takes the least and the most of each parameter, and refuses the rest by name', async () => {
    const refused = async (name: string, value: string) => {
      const query = `${name}=${encodeURIComponent(value)}`;
      const response = await expectStatus(`${target}?${query}`, 400);
      expect(JSON.parse(response.body).errors[0].parameter).toBe(name);
    };
    await refused('no_such_parameter', '1');
    for (const { name, in: place, schema } of operation.parameters) {
      if (place === 'path' || name === 'cursor') continue;
      const {
        enum: choices,
        minimum,
        maximum,
        pattern,
      } = schema as {
        enum?: string[];
        minimum?: number;
        maximum?: number;
        pattern?: string;
      };
      for (const choice of choices ?? []) await expectStatus(`${target}?${name}=${choice}`, 200);
      if (name === 'limit') for (const value of [minimum, maximum]) await expectStatus(`${target}?limit=${value}`, 200);
      if (minimum !== undefined)
        for (const value of [minimum - 1, (maximum ?? 0) + 1, 0.5]) await refused(name, String(value));
      if (pattern !== undefined || choices !== undefined)
        for (const value of ['', 'É', '../x', ' ']) await refused(name, value);
      const twice = await expectStatus(`${target}?${name}=1&${name}=1`, 400);
      expect(JSON.parse(twice.body).errors.length).toBeGreaterThan(0);
    }
  });

  it('says what is wrong with the parameter in its path', async () => {
    if (!operation.path.includes('{')) return;
    const prefix = operation.path.slice(0, operation.path.indexOf('{'));
    for (const value of ['%20', 'UPPER', '2024-13-01', 'a'.repeat(200)]) {
      const rest = operation.path.slice(operation.path.indexOf('}') + 1);
      const response = await api.call(`${prefix}${value}${rest}`);
      expect([400, 404], value).toContain(response.statusCode);
      expect(violation(operation, response)).toBeUndefined();
    }
  });
});

describe('before anything is there', () => {
  it.each(named)('%s answers as its document says', async (_, operation) => {
    const response = await openApi().call(targetOf(operation));
    expect(violation(operation, response)).toBeUndefined();
    expect(response.statusCode).toBe(operation.path === '/v1/openapi.json' ? 200 : 503);
  });
});
