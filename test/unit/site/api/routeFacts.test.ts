import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../../../shared/api/routes.ts';
import { dayOf } from '../../../../shared/market/day.ts';
import { exampleOf, LANGUAGES } from '../../../../site/src/components/api/examples.ts';
import { publishedExamples } from '../../../../site/src/components/api/publishedExamples.ts';
import { exampleValues, targetOf } from '../../../../site/src/components/api/requestTarget.ts';
import { routeFacts } from '../../../../site/src/components/api/routeFacts.ts';

import { jsonOf } from '../../../fixtures/apiCall.ts';
import { openApi } from '../../../fixtures/publishedApi.ts';
import { putTinyRecord } from '../../../fixtures/tinyRecord.ts';

const facts = routeFacts();
const route = (name: string) => facts.find((one) => one.name === name)!;

describe('the reference', () => {
  it('has every route of the table with every parameter', () => {
    const shown = facts.map(({ path, segment, parameters }) => [
      path,
      segment?.name,
      parameters.map(({ name }) => name),
    ]);
    const known = ROUTES.map(({ path, segment, parameters }) => [
      path,
      segment?.name,
      parameters.map(({ name }) => name),
    ]);
    expect(shown).toEqual(known);
    expect(facts.length).toBeGreaterThan(15);
  });

  it.each(facts.map(({ name }) => name))('%s has an example that is a request of it, in every language', (name) => {
    const own = route(name);
    const target = targetOf(own, exampleValues(own));
    const path = target.split('?')[0] as string;
    expect(path).toMatch(new RegExp(`^${own.path.replaceAll('.', '\\.').replace(/\{\w+\}/, '[^/{}]+')}$`));
    for (const language of LANGUAGES)
      expect(exampleOf(own, language, 'https://host')).toContain(`https://host${target}`);
  });
});

describe('the examples of a host', () => {
  it('are of what it publishes: each finds something', async () => {
    const api = openApi();
    const snapshotId = await api.publishHour(7);
    const log = await putTinyRecord(api.store, dayOf('2024-01-12'));
    const record = { started_on: log[0]?.date ?? '' };
    const published = { close_date: log.at(-1)?.date ?? '', snapshot_id: snapshotId, rotation: { record } };
    for (const own of publishedExamples(facts, published)) {
      // The fixture's history is of another year than its record.
      if (own.name === 'closes_year') continue;
      const target = targetOf(own, exampleValues(own)).replace('/bitcoin/history', '/fetch-ai/history');
      const response = await api.call(target);
      expect(response.statusCode, target).toBe(200);
      if (own.name === 'rotations') expect(jsonOf(response).entries).toHaveLength(log.length);
    }
  });
});

describe('a request', () => {
  it('takes what is given in the order of names, and the segment into its path', () => {
    expect(targetOf(route('tokens'), { signal: 'bullish', limit: '5', narrative: '' })).toBe(
      '/v1/tokens?limit=5&signal=bullish',
    );
    expect(targetOf(route('inputs'), { date: '2026-11-21' })).toBe('/v1/inputs/2026-11-21');
  });

  it('escapes what a reader types', () => {
    expect(targetOf(route('tokens'), { narrative: "a&b='" })).toBe("/v1/tokens?narrative=a%26b%3D'");
    expect(targetOf(route('inputs'), { date: '../x' })).toBe('/v1/inputs/..%2Fx');
  });
});
