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

/** A large amount: $4.10B. */
export const amountUsd = (amount: number): string => `$${compact.format(amount)}`;
