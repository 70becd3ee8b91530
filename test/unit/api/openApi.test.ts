import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../../shared/api/openapi/document.ts';
import { ROUTES } from '../../../shared/api/routes.ts';
import {
  hash,
  isoDate,
  isoTime,
  nav,
  points,
  price,
  roi,
  share,
  usd,
  weight,
} from '../../../shared/contracts/fields.ts';

const document = JSON.parse(JSON.stringify(openApiDocument()));

// biome-ignore lint/suspicious/noExplicitAny: JSON Schema of every shape
type Schema = any;

/** What a building block says of its unit and range tells nobody what a member that is made of it means. */
const UNITS = new Set(
  [isoDate, isoTime, hash, usd, share, points, weight, nav, roi, price].map(({ description }) => description),
);

/** A member says what it means itself, or by what it refers to, or, as a group, by its own members. */
function isExplained(schema: Schema): boolean {
  if (schema.description !== undefined) return !UNITS.has(schema.description);
  if (schema.$ref !== undefined) return true;
  if (schema.anyOf !== undefined) return schema.anyOf.some((one: Schema) => one.type !== 'null' && isExplained(one));
  return schema.type === 'object' && schema.properties !== undefined;
}

function unexplained(schema: Schema, path: string): string[] {
  const members = Object.entries<Schema>(schema.properties ?? {});
  return [
    ...members.filter(([, inner]) => !isExplained(inner)).map(([name]) => `${path}.${name}`),
    ...members.flatMap(([name, inner]) => unexplained(inner, `${path}.${name}`)),
    ...(schema.items === undefined ? [] : unexplained(schema.items, `${path}[]`)),
    ...(schema.anyOf ?? []).flatMap((one: Schema) => unexplained(one, path)),
  ];
}

/** Counts and ordinals whose least value is not told. */
function unlimited(schema: Schema, path: string): string[] {
  const isOpen = schema.type === 'integer' && schema.minimum === undefined && schema.exclusiveMinimum === undefined;
  return [
    ...(isOpen ? [path] : []),
    ...Object.entries<Schema>(schema.properties ?? {}).flatMap(([name, inner]) => unlimited(inner, `${path}.${name}`)),
    ...(schema.items === undefined ? [] : unlimited(schema.items, `${path}[]`)),
    ...(schema.anyOf ?? []).flatMap((one: Schema) => unlimited(one, path)),
  ];
}

function names(schema: Schema): string[] {
  const members = Object.entries<Schema>(schema.properties ?? {});
  const inner = [...members.map(([, one]) => one), ...(schema.items ? [schema.items] : []), ...(schema.anyOf ?? [])];
  return [...members.map(([name]) => name), ...inner.flatMap(names)];
}

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  it('has every route of the table, and its CSV', () => {
    const expected = ROUTES.flatMap(({ path, csv }) => (csv === undefined ? [path] : [path, `${path}.csv`]));
    expect(Object.keys(document.paths).sort()).toEqual(expected.sort());
    const ids = Object.values<Schema>(document.paths).map(({ get }) => get.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says of every member of every schema what it means', () => {
    const schemas = Object.entries<Schema>(document.components.schemas);
    expect(schemas.flatMap(([name, schema]) => unexplained(schema, name))).toEqual([]);
  });

  it('names members in lower_snake_case', () => {
    const all = Object.values<Schema>(document.components.schemas).flatMap(names);
    expect(all.length).toBeGreaterThan(200);
    expect(all.filter((name) => !/^_?[a-z][a-z0-9_]*$/.test(name))).toEqual([]);
  });

  it('gives every number the range it has, and none that is the size of a word', () => {
    const text = JSON.stringify(document);
    expect(text).not.toContain(String(Number.MAX_SAFE_INTEGER));
    const integers = Object.entries<Schema>(document.components.schemas).flatMap(([name, schema]) =>
      unlimited(schema, name),
    );
    expect(integers).toEqual([]);
  });

  it('refers to nothing that is not in it', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)];
    expect(refs.length).toBeGreaterThan(50);
    expect(refs.filter(([, kind, name]) => document.components[kind ?? '']?.[name ?? ''] === undefined)).toEqual([]);
  });
});
