import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, roundedForHash } from '../../../shared/engine/canonicalJson.ts';
import { sha256Hex } from '../../../shared/engine/sha256.ts';

describe('canonicalJson', () => {
  it('sorts keys, leaves undefined properties out and rounds numbers', () => {
    expect(canonicalJson({ b: [1, 'x', null, true], a: { d: undefined, c: 2 / 3 } })).toBe(
      '{"a":{"c":0.666666666667},"b":[1,"x",null,true]}',
    );
    expect(canonicalJson(-0)).toBe('0');
  });

  it('refuses what JSON cannot say', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, [undefined], () => 1]) {
      expect(() => canonicalJson(value)).toThrow(/no canonical form/);
    }
  });

  it('spells its own parse the same, whatever the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
      { seed: 6 },
    );
    expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }));
  });

  it('spells a number as JavaScript does, once it is rounded', () => {
    const powers = fc.integer({ min: -12, max: 24 }).map((exponent) => 10 ** exponent);
    const nearPowers = fc
      .tuple(powers, fc.double({ min: -1e-10, max: 1e-10, noNaN: true }))
      .map(([power, off]) => power * (1 + off));
    const decimals = fc.tuple(fc.integer({ max: 1e6, min: -1e6 }), powers).map(([digits, power]) => digits * power);
    const any = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.oneof(any, nearPowers, decimals), (value) => {
        expect(canonicalJson(value)).toBe(String(roundedForHash(value)));
      }),
      {
        seed: 8,
        numRuns: 3000,
        examples: [[99_999_999_999.999], [9_999_999_999.9999], [1e-6], [100.000_000_000_000_1]],
      },
    );
  });

  it('keeps integers whole and twelve digits of the rest', () => {
    expect(roundedForHash(1_734_567_890_123)).toBe(1_734_567_890_123);
    expect(roundedForHash(1 + 1e-13)).toBe(1);
    expect(roundedForHash(1.23456789012345e-7)).toBe(1.23456789012e-7);
  });
});

describe('sha256Hex', () => {
  it('agrees with node:crypto at every length around a block, and on any text', () => {
    const expected = (text: string) => createHash('sha256').update(text).digest('hex');
    for (let length = 0; length < 200; length++)
      expect(sha256Hex('x'.repeat(length))).toBe(expected('x'.repeat(length)));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => {
        expect(sha256Hex(text)).toBe(expected(text));
      }),
      { seed: 7 },
    );
  });
});
