/** A number rounded to significant digits: what a chart or a replay needs, in a third of the text. */
export function significant(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}

/** A number rounded to decimals; never -0. */
export function decimals(value: number, places: number): number {
  const factor = 10 ** places;
  return Math.round(value * factor) / factor + 0;
}

/** Significant digits of prices, index levels and net asset values in every history. */
export const PRICE_DIGITS = 6;

/** A plain value with every number that is not an integer rounded to `PRICE_DIGITS`. */
export function roundedNumbers<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_, member: unknown) =>
      typeof member === 'number' && !Number.isInteger(member) ? significant(member, PRICE_DIGITS) : member,
    ),
  ) as T;
}
