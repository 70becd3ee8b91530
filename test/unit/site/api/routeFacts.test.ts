import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../../../shared/api/routes.ts';
import { exampleOf, LANGUAGES } from '../../../../site/src/components/api/examples.ts';
import { exampleValues, targetOf } from '../../../../site/src/components/api/requestTarget.ts';
import { routeFacts } from '../../../../site/src/components/api/routeFacts.ts';

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
