import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from '../../../shared/engine/verify/differences.ts';

describe('differences', () => {
  it('names members by path, array elements by place and by the token or narrative they are about', () => {
    const published = {
      cash: 0.2,
      holdings: { pepe: 0.1 },
      trades: [{ token: 'pepe', cost: 1 }],
      moves: [{ narrative: 'ai', inputs: [{ value: 1 }] }],
    };
    const recomputed = {
      cash: 0.3,
      holdings: { pepe: 0.2 },
      trades: [{ token: 'pepe', cost: 2 }],
      moves: [{ narrative: 'ai', inputs: [{ value: 2 }] }],
    };
    expect(differences(published, recomputed)).toEqual([
      { path: 'cash', subject: null, published: 0.2, recomputed: 0.3 },
      { path: 'holdings.pepe', subject: null, published: 0.1, recomputed: 0.2 },
      { path: 'trades[0].cost', subject: 'pepe', published: 1, recomputed: 2 },
      { path: 'moves[0].inputs[0].value', subject: 'ai', published: 1, recomputed: 2 },
    ]);
  });

  it('lists what only one side has, whole', () => {
    expect(differences({ holdings: { pepe: 0.1 } }, { holdings: { bonk: 0.1 } })).toEqual([
      { path: 'holdings.pepe', subject: null, published: 0.1, recomputed: undefined },
      { path: 'holdings.bonk', subject: null, published: undefined, recomputed: 0.1 },
    ]);
    expect(differences({ trades: [] }, { trades: [{ token: 'pepe' }] })).toEqual([
      { path: 'trades[0]', subject: 'pepe', published: undefined, recomputed: { token: 'pepe' } },
    ]);
  });

  it('tells null, nothing, an object and an array apart', () => {
    expect(differences({ a: null }, { a: {} })).toHaveLength(1);
    expect(differences({ a: [] }, { a: {} })).toHaveLength(1);
    expect(differences({ a: null }, {})).toHaveLength(1);
    expect(differences({ a: 0 }, { a: -0 })).toEqual([]);
  });

  it('finds none in equal values, and some in any two that differ in more than the order of members', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (a, b) => {
        expect(differences(a, structuredClone(a))).toEqual([]);
        expect(differences({ a }, { a: b }).length > 0).toBe(sorted(a) !== sorted(b));
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

/** JSON text without the order of members, which says nothing. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
      : inner,
  );
}
