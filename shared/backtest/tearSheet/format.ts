const MISSING = 'n/a';
const UNITS = ['', 'k', 'M', 'B'] as const;

/** A fraction as a percentage with one decimal, the minus a real one. */
export function percent(value: number | null, decimals = 1): string {
  return value === null ? MISSING : signed((value * 100).toFixed(decimals), '%');
}

/** A ratio with two decimals. */
export function ratio(value: number | null): string {
  return value === null ? MISSING : signed(value.toFixed(2), '');
}

/** A number with one decimal. */
export function plain(value: number | null): string {
  return value === null ? MISSING : signed(value.toFixed(1), '');
}

/** US dollars in short: $10k, $1.2M. */
export function dollars(value: number): string {
  const step = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(value) / 3 + 1e-9)));
  const scaled = value / 1000 ** step;
  return `$${scaled >= 100 || Number.isInteger(scaled) ? scaled.toFixed(0) : scaled.toFixed(1)}${UNITS[step]}`;
}

/** `low to high` of an interval, each by `format`. */
export function range({ low, high }: { low: number; high: number }, format: (value: number) => string): string {
  return `${format(low)} to ${format(high)}`;
}

const signed = (text: string, unit: string): string =>
  `${text.replace(/^-(?=0*\.?0*$)/, '').replace('-', '\u2212')}${unit}`;
