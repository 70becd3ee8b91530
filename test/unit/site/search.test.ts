import { expect, it } from 'vitest';
import { GET } from '../../../site/src/pages/search.json.ts';
import type { SearchEntry } from '../../../site/src/search/entry.ts';
import { matches } from '../../../site/src/search/matches.ts';

const entries = (await GET().json()) as SearchEntry[];
const found = (query: string) => matches(entries, query, 5).map(({ href }) => href);

it('indexes every narrative and token of the registry, and every page', () => {
  const count = (kind: SearchEntry['kind']) => entries.filter((entry) => entry.kind === kind).length;
  expect(count('narrative')).toBe(18);
  expect(count('token')).toBe(233);
  expect(new Set(entries.map(({ href }) => href)).size).toBe(entries.length);
  expect(entries.filter(({ kind }) => kind === 'page').map(({ href }) => href)).toContain('/rotation/');
});

it('finds a ticker before names, whatever its case', () => {
  expect(found('link')[0]).toBe('/tokens/chainlink/');
  expect(found('BTC')[0]).toBe('/tokens/bitcoin/');
});

it('finds by the beginning of any word and says nothing to an empty query', () => {
  expect(found('intell')[0]).toBe('/narratives/ai/');
  expect(found('  ')).toEqual([]);
  expect(found('no such thing')).toEqual([]);
});

it('lets living tokens stand before ended ones of equal fit', () => {
  const entry = (name: string, ended: boolean): SearchEntry => ({
    kind: 'token',
    symbol: 'X',
    name,
    href: `/${name}/`,
    ended,
  });
  expect(matches([entry('old', true), entry('new', false)], 'x', 5).map(({ name }) => name)).toEqual(['new', 'old']);
});
