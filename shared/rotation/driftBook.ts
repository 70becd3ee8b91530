import { type NumberColumn, numbersAt } from './ascendingColumn.ts';
import type { BookColumns } from './rotationColumns.ts';

/**
 * Lets a book drift from one close to the next: both NAVs grow by `R = sum w (P / P_before - 1)`, weights become
 * `w (P / P_before) / (1 + R)`. Simple returns; a token missing from `prices` returns 0. A position that became
 * worthless is dropped. Throws when a held token has no previous price, which no caller may let happen.
 */
export function driftBook(book: BookColumns, previous: NumberColumn, prices: NumberColumn): BookColumns {
  const { tokens, values: weights } = book.weights;
  const before = numbersAt(previous, tokens, Number.NaN);
  const now = numbersAt(prices, tokens, Number.NaN);
  const values: number[] = [];
  let growth = 1;
  for (let i = 0; i < tokens.length; i++) {
    const from = before[i] as number;
    const to = now[i] as number;
    if (Number.isNaN(from)) throw new Error(`driftBook: ${tokens[i]} is held without a previous price`);
    const weight = weights[i] as number;
    const value = weight * ((Number.isNaN(to) ? from : to) / from);
    growth += value - weight;
    values.push(value);
  }
  for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) / growth;
  return { navGross: book.navGross * growth, navNet: book.navNet * growth, weights: positive({ tokens, values }) };
}

/** What is left of a column without its tokens at 0. */
function positive(column: NumberColumn): NumberColumn {
  const { tokens, values } = column;
  let isPositive = true;
  for (const value of values) if (!(value > 0)) isPositive = false;
  if (isPositive) return column;
  return { tokens: tokens.filter((_, i) => (values[i] as number) > 0), values: values.filter((value) => value > 0) };
}
