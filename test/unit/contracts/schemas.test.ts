import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { closesIndex, closesYear } from '../../../shared/contracts/closes.ts';
import { heatHistory, narrativeHistory, tokenHistory } from '../../../shared/contracts/history.ts';
import { meta, problem } from '../../../shared/contracts/meta.ts';
import { performanceHistory } from '../../../shared/contracts/performance.ts';
import { logEntry } from '../../../shared/contracts/rotation.ts';
import { snapshotParts } from '../../../shared/contracts/snapshot.ts';
import { runRecord, status } from '../../../shared/contracts/status.ts';
import {
  closesIndexBody,
  closesYearBody,
  heatHistoryBody,
  narrativeHistoryBody,
  performanceHistoryBody,
  tokenHistoryBody,
} from '../../fixtures/historyBodies.ts';
import { snapshotPartsFixture } from '../../fixtures/snapshotParts.ts';

const CONTRACTS = {
  meta,
  problem,
  snapshotParts,
  status,
  runRecord,
  logEntry,
  narrativeHistory,
  tokenHistory,
  heatHistory,
  performanceHistory,
  closesIndex,
  closesYear,
};

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly additionalProperties?: JsonSchema | boolean;
}
interface Field {
  readonly path: string;
  readonly name: string;
  readonly isNumber: boolean;
  readonly described: boolean;
}

/** Every property of a schema, nested ones included. */
function fieldsOf(schema: JsonSchema, path: string): Field[] {
  const inner = (child: JsonSchema): Field[] => [
    ...(child.items ? fieldsOf(child.items, path) : []),
    ...(child.anyOf ?? []).flatMap((option) => fieldsOf(option, path)),
    ...(typeof child.additionalProperties === 'object' ? fieldsOf(child.additionalProperties, path) : []),
    ...Object.entries(child.properties ?? {}).flatMap(([name, value]) => [
      { path: `${path}.${name}`, name, isNumber: holdsNumber(value), described: isDescribed(value) },
      ...fieldsOf(value, `${path}.${name}`),
    ]),
  ];
  return inner(schema);
}
const isNumeric = ({ type }: JsonSchema) => [type].flat().some((name) => name === 'number' || name === 'integer');
const holdsNumber = (schema: JsonSchema): boolean =>
  isNumeric(schema) ||
  (schema.items !== undefined && isNumeric(schema.items)) ||
  (typeof schema.additionalProperties === 'object' && isNumeric(schema.additionalProperties)) ||
  (schema.anyOf ?? []).some(holdsNumber);
const isDescribed = (schema: JsonSchema): boolean =>
  schema.description !== undefined ||
  (schema.items !== undefined && isDescribed(schema.items)) ||
  (typeof schema.additionalProperties === 'object' && isDescribed(schema.additionalProperties)) ||
  (schema.anyOf ?? []).some(isDescribed);

const fields = Object.entries(CONTRACTS).flatMap(([name, schema]) =>
  fieldsOf(z.toJSONSchema(schema) as JsonSchema, name),
);

describe('the contracts', () => {
  it('name every field in lower_snake_case', () => {
    expect(fields.length).toBeGreaterThan(150);
    expect(fields.filter(({ name }) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name)).map(({ path }) => path)).toEqual(
      [],
    );
  });

  it('say the unit and meaning of every number', () => {
    expect(fields.filter(({ isNumber, described }) => isNumber && !described).map(({ path }) => path)).toEqual([]);
  });
});

describe('the fixture', () => {
  it('meets the contract, and its sums hold', () => {
    const parts = snapshotParts.parse(snapshotPartsFixture);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const { rotation, narratives, tokens } = parts;
    expect(sum(rotation.holdings.map((row) => row.weight)) + rotation.cash).toBeCloseTo(1, 12);
    expect(sum(rotation.target.holdings.map((row) => row.weight)) + rotation.target.cash).toBeCloseTo(1, 12);
    for (const row of narratives.narratives) {
      expect(sum(row.constituents.map((member) => member.weight))).toBeCloseTo(1, 12);
      expect(sum(row.constituents.map((member) => member.contribution_d7 ?? 0))).toBeCloseTo(
        row.roi.absolute.d7 ?? 0,
        12,
      );
    }
    for (const { pillars, grade_raw } of tokens.tokens) {
      if (pillars === null || grade_raw === null) continue;
      expect(sum(Object.values(pillars).map((pillar) => pillar.contribution))).toBeCloseTo(grade_raw - 50, 12);
    }
    expect(tokens.tokens).toHaveLength(8);
    expect(tokens.tokens.filter((token) => token.price_flag === 'quarantined')).toHaveLength(1);
  });
});

describe('the bodies of the history routes', () => {
  it.each([
    ['narrative', narrativeHistory, narrativeHistoryBody],
    ['token', tokenHistory, tokenHistoryBody],
    ['heat', heatHistory, heatHistoryBody],
    ['performance', performanceHistory, performanceHistoryBody],
    ['closes', closesIndex, closesIndexBody],
    ['closes of a year', closesYear, closesYearBody],
  ])('of %s meet their contract and survive it unchanged', (_, schema, body) => {
    expect(schema.parse(body)).toEqual(body);
  });
});
