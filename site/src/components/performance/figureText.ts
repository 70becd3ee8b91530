const MINUS = '−';

/** A ratio with two decimals and a true minus sign. */
export const ratio = (value: number): string => value.toFixed(2).replace('-', MINUS);

/** "−0.41 to 1.36". */
export const intervalText = (
  { low, high }: { readonly low: number; readonly high: number },
  show: (value: number) => string,
): string => `${show(low)} to ${show(high)}`;

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 2 });

/** "$10K", "$1.3M". */
export const sizeUsd = (amount: number): string => `$${compact.format(amount)}`;
