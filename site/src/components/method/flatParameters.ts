/** A parameter by its path in the parameter object, its value as text. */
export interface FlatParameter {
  readonly name: string;
  readonly value: string;
}

/** Every value of a part of the parameter object by its dotted path, in its order; a list is one value. */
export function flatParameters(part: unknown, path = ''): readonly FlatParameter[] {
  if (Array.isArray(part)) return [{ name: path, value: part.map(text).join(', ') }];
  if (typeof part !== 'object' || part === null) return [{ name: path, value: text(part) }];
  return Object.entries(part).flatMap(([name, value]) => flatParameters(value, path === '' ? name : `${path}.${name}`));
}

const text = (value: unknown): string =>
  typeof value === 'number' && Math.abs(value) >= 10_000 ? new Intl.NumberFormat('en').format(value) : String(value);
