/** Digits kept of a number that is not an integer. */
const SIGNIFICANT_DIGITS = 12;
/** Beyond these one of the spellings may have an exponent, or no decimals. */
const SPELLED_ALIKE = { above: 1e-6, below: 1e10 };

/**
 * The one spelling of a plain value that is hashed: JSON without spaces, keys in code-unit order, undefined properties
 * left out, every number rounded by `roundedForHash`. Parsing it and spelling it again gives the same text.
 * Throws on what JSON cannot say: NaN, an infinity, undefined in an array, a function.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return spelled(value);
  if (typeof value !== 'object') throw new Error(`canonicalJson: ${typeof value} has no canonical form`);
  // Text grown by hand: a quarter less time than lists joined, in what every publish spends most on.
  let text = '';
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) text += i === 0 ? canonicalJson(value[i]) : `,${canonicalJson(value[i])}`;
    return `[${text}]`;
  }
  const record = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(record).sort()) {
    if (record[key] === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(record[key])}`;
  }
  return `{${text}}`;
}

/**
 * A number as it is hashed: 12 significant digits, because Math.exp and its kin may differ in the last place between
 * engines; integers stay whole. Throws on NaN and infinities.
 */
export function roundedForHash(value: number): number {
  if (!Number.isFinite(value)) throw new Error(`canonicalJson: ${value} has no canonical form`);
  if (Number.isSafeInteger(value)) return value + 0;
  return Number(value.toPrecision(SIGNIFICANT_DIGITS));
}

/** `String(roundedForHash(value))`. Where both spell a number alike but for padding zeros, its rounded text is not read and spelled again. */
function spelled(value: number): string {
  const size = Math.abs(value);
  if (!(size > SPELLED_ALIKE.above && size < SPELLED_ALIKE.below) || Number.isSafeInteger(value)) {
    return String(roundedForHash(value));
  }
  const text = value.toPrecision(SIGNIFICANT_DIGITS);
  let end = text.length;
  while (text[end - 1] === '0') end--;
  if (text[end - 1] === '.') end--;
  return text.slice(0, end);
}
