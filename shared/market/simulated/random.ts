import { normalQuantile } from '../../stats/normalQuantile.ts';

/** A seeded stream of random numbers; the same seed gives the same numbers in the same order, everywhere. */
export interface Random {
  /** Even on (0, 1), never 0 or 1. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Student's t with 4 degrees of freedom, scaled to variance 1: as fat-tailed as daily token returns. */
  studentT4(): number;
  /** Even on a log scale between two positive numbers. */
  logUniform(range: readonly [number, number]): number;
}

/**
 * The stream of a seed text. Generator: sfc32 (Doty-Humphrey, PractRand), started from four FNV-1a hashes of the text
 * and warmed up, so that texts differing in one character give unrelated streams.
 */
export function randomOf(seed: string): Random {
  let a = fnv1a(seed, 0);
  let b = fnv1a(seed, 1);
  let c = fnv1a(seed, 2);
  let counter = 1;
  const next = (): number => {
    const out = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + out;
    return out >>> 0;
  };
  for (let i = 0; i < WARM_UP; i++) next();

  const uniform = () => (next() + 0.5) / 2 ** 32;
  const normal = () => normalQuantile(uniform());
  return {
    uniform,
    normal,
    studentT4: () => {
      const z = normal();
      // Half the sum of two standard exponentials is a chi-square of 4 degrees over 4; t4 has variance 2.
      const chiSquare = -(Math.log(uniform()) + Math.log(uniform())) / 2;
      return z / Math.sqrt(chiSquare) / Math.SQRT2;
    },
    logUniform: ([low, high]) => low * (high / low) ** uniform(),
  };
}

const WARM_UP = 15;

function fnv1a(text: string, salt: number): number {
  let hash = 0x811c9dc5 ^ Math.imul(salt + 1, 0x9e3779b9);
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}
