import { ascendingTokens } from './ascendingTokens.ts';
import type { Book } from './types.ts';

/**
 * Lets a book drift from one close to the next: both NAVs grow by `R = sum w (P / P_before - 1)`, weights become
 * `w (P / P_before) / (1 + R)`. Simple returns; a token missing from `prices` returns 0. A position that became
 * worthless is dropped. Throws when a held token has no previous price, which no caller may let happen.
 */
export function driftBook(
  book: Book,
  previous: Readonly<Record<string, number>>,
  prices: Readonly<Record<string, number>>,
): Book {
  const tokens = ascendingTokens(book.weights);
  const values = tokens.map((token) => {
    const before = previous[token];
    if (before === undefined) throw new Error(`driftBook: ${token} is held without a previous price`);
    return (book.weights[token] as number) * ((prices[token] ?? before) / before);
  });
  let growth = 1;
  tokens.forEach((token, i) => {
    growth += (values[i] as number) - (book.weights[token] as number);
  });
  const weights: Record<string, number> = {};
  tokens.forEach((token, i) => {
    const weight = (values[i] as number) / growth;
    if (weight > 0) weights[token] = weight;
  });
  return { navGross: book.navGross * growth, navNet: book.navNet * growth, weights };
}
