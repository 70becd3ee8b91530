const compact = new Intl.NumberFormat('en', {
  notation: 'compact',
  minimumSignificantDigits: 3,
  maximumSignificantDigits: 3,
});
const cents = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const small = new Intl.NumberFormat('en', { maximumSignificantDigits: 4, minimumSignificantDigits: 4 });

/** A price with the digits a trader reads: $98,000, $5.20, $0.00001234. */
export function priceUsd(price: number): string {
  if (price >= 10_000) return `$${whole.format(price)}`;
  return `$${price >= 1 ? cents.format(price) : small.format(price)}`;
}

/**
 * Prices on an axis that ends at `highest`: on a linear one all with the same decimals, enough for its steps; on a
 * logarithmic one, whose ticks are round over decades, each with the digits it has.
 */
export function priceTicks(highest: number, scale: 'linear' | 'log'): (price: number) => string {
  const decimals = highest >= 100 ? 0 : highest >= 1 ? 2 : 1 - Math.floor(Math.log10(Math.max(highest, 1e-12)));
  const format = new Intl.NumberFormat(
    'en',
    scale === 'log'
      ? { maximumSignificantDigits: 3 }
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals },
  );
  return (price) => `$${format.format(price)}`;
}

/** A large amount: $4.10B. */
export const amountUsd = (amount: number): string => `$${compact.format(amount)}`;
