import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { csvText } from '../../../functions/api/csv/csvText.ts';
import { CONTRACTS } from '../../../shared/api/contracts.ts';
import { ROUTES } from '../../../shared/api/routes.ts';
import { dayOf } from '../../../shared/market/day.ts';
import { jsonOf, textOf } from '../../fixtures/apiCall.ts';
import { openApi, type PublishedApi } from '../../fixtures/publishedApi.ts';
import { putTinyRecord } from '../../fixtures/tinyRecord.ts';
import { HOSTILE_NAME, TOKENS } from '../../fixtures/tokenRows.ts';

const TABLES = ROUTES.filter(({ csv }) => csv !== undefined && !csv.byColumn);
let api: PublishedApi;
beforeEach(async () => {
  api = openApi();
  await api.publishHour(7);
});
const rowsOf = async (target: string, headers = {}): Promise<Record<string, string>[]> => {
  const response = await api.call(target, headers);
  expect(response.statusCode, target).toBe(200);
  expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
  return parse(textOf(response), { columns: true });
};

/** The schema at a dotted path of an object's schema, arrays and nullables entered. */
function schemaAt(schema: z.ZodType, path: readonly string[]): z.ZodType {
  if (schema instanceof z.ZodNullable) return schemaAt(schema.unwrap() as z.ZodType, path);
  const [name, ...rest] = path;
  if (name === undefined) return schema;
  const inner = schema instanceof z.ZodArray ? (schema.element as z.ZodType) : schema;
  if (inner !== schema) return schemaAt(inner, path);
  const member = schema instanceof z.ZodObject ? schema.shape[name] : undefined;
  if (member === undefined) throw new Error(`the contract has no ${path.join('.')}`);
  return schemaAt(member, rest);
}

/** Dotted paths of everything in a row that fits into a cell; rows within rows do not. */
function cellsOf(schema: z.ZodType, prefix = ''): string[] {
  if (schema instanceof z.ZodNullable) return cellsOf(schema.unwrap() as z.ZodType, prefix);
  if (schema instanceof z.ZodArray) {
    return schema.element instanceof z.ZodObject || schema.element instanceof z.ZodNumber ? [] : [prefix];
  }
  if (!(schema instanceof z.ZodObject)) return [prefix];
  return Object.entries(schema.shape).flatMap(([name, inner]) =>
    cellsOf(inner as z.ZodType, prefix === '' ? name : `${prefix}.${name}`),
  );
}

describe('the columns of a CSV', () => {
  it.each(TABLES.map((route) => [route.name, route] as const))('of %s are those its contract has', (_, route) => {
    const { rows = '', columns = [] } = route.csv ?? {};
    const row = schemaAt(schemaAt(CONTRACTS[route.contract ?? 'OpenApi'], rows.split('.')), []) as z.ZodArray;
    const cells = cellsOf(row.element as z.ZodType);
    // Left out on purpose: the one-token note of a narrative and the note of its bases, which are texts of the page.
    const left = cells.filter((cell) => !columns.includes(cell) && !/^(top_contributor\.|roi\.base_note$)/.test(cell));
    expect(left).toEqual([]);
    expect(columns.filter((column) => !cells.includes(column))).toEqual([]);
  });
});

describe('CSV', () => {
  it('has the same rows as JSON, the whole list at once, filters and order included', async () => {
    const rows = await rowsOf('/v1/tokens.csv');
    expect(rows.map(({ id }) => id)).toEqual(TOKENS.map(({ id }) => id));
    expect(rows[0]).toMatchObject({ price: '1.19', roi_h24: '0.05', narratives: 'ai', pillars_momentum_weight: '0.4' });
    expect(rows[0]).toMatchObject({ as_of: '2026-11-22T07:00:00.000Z', simulated: 'true', source: 'simulated' });
    expect((await rowsOf('/v1/tokens.csv?signal=neutral&sort=grade')).map(({ id }) => id)).toEqual([
      'dogecoin',
      'render-token',
    ]);
    expect((await rowsOf('/v1/rotation.csv')).map(({ token }) => token)).toEqual(
      jsonOf(await api.call('/v1/rotation')).target.holdings.map(({ token }: { token: string }) => token),
    );
  });

  it('comes by the Accept header too, under the same tag, and says that the answer depends on it', async () => {
    const byPath = await api.call('/v1/tokens.csv?limit=3');
    for (const accept of ['text/csv', 'text/csv;q=0.9, text/plain', 'TEXT/CSV']) {
      expect(await api.call('/v1/tokens?limit=3', { accept })).toEqual(byPath);
    }
    expect(byPath.headers.vary).toBe('Accept, Accept-Encoding');
    expect(byPath.headers.link).toMatch(/^<\/v1\/tokens\.csv\?cursor=.+&limit=3>; rel="next"$/);
    for (const accept of ['*/*', 'application/json', 'text/csv;q=0', 'text/csv, application/json']) {
      const { headers } = await api.call('/v1/tokens', { accept });
      expect(headers['content-type'], accept).toBe('application/json; charset=utf-8');
    }
  });

  it('runs no formula in a spreadsheet, and leaves numbers numbers', async () => {
    const rows = await rowsOf('/v1/tokens.csv');
    const evil = rows.find(({ id }) => id === 'hostile-name');
    expect(evil?.name).toBe(`'${HOSTILE_NAME}`);
    expect(evil?.roi_h24).toBe('-0.09');
    for (const row of rows) {
      for (const [column, text] of Object.entries(row)) {
        if (Number.isNaN(Number(text))) expect(text, column).not.toMatch(/^[=+\-@\t\r]/);
      }
    }
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1+cmd', "'-1+cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\r=1', "'\r'=1"],
    ['a;=1+1', "a;'=1+1"],
    ['a,=1+1', "a,'=1+1"],
    ['a"\n=1', 'a"\n\'=1'],
    ['a;-b', "a;'-b"],
    ['a; b = c - d', 'a; b = c - d'],
  ])('writes a provider text %j as %j: no cell of any locale begins with a formula', (text, written) => {
    const table = { rows: 'rows', columns: ['name', 'value'] };
    const body = { rows: [{ name: text, value: -1.5 }] };
    expect(parse(csvText(table, body), { columns: true })).toEqual([{ name: written, value: '-1.5' }]);
  });

  it('has a history by rows, a column that is not there empty', async () => {
    const daily = await rowsOf('/v1/narratives/ai/history.csv?window=all');
    expect(daily).toHaveLength(3);
    expect(daily[0]).toMatchObject({ times: '2026-11-20', level: '1000', heat: '', simulated: 'true' });
    const hourly = await rowsOf('/v1/narratives/ai/history.csv?interval=1h');
    expect(hourly.map(({ level, heat }) => [level, heat])).toEqual([
      ['1001', ''],
      ['1002', ''],
    ]);
    const [, second, third] = await rowsOf('/v1/tokens/fetch-ai/history', { accept: 'text/csv' });
    expect([second?.close, third?.signal]).toEqual(['', 'bullish']);
  });

  it('has the log of the record, weights by id in one cell', async () => {
    const log = await putTinyRecord(api.store, dayOf('2024-01-12'));
    const rows = await rowsOf('/v1/rotations.csv?from=2024-01-07');
    expect(rows.map(({ date }) => date)).toEqual(log.slice(2).map(({ date }) => date));
    expect(rows[0]).toMatchObject({ seq: '2', holdings: '', nav_net: '1', hash: log[2]?.hash });
  });

  it('is there for lists only', async () => {
    for (const target of ['/v1/status.csv', '/v1/tokens/fetch-ai.csv', '/v1/feed.xml.csv', '/v1/tokens.csv.csv']) {
      expect((await api.call(target)).statusCode, target).toBe(404);
    }
  });
});
