import type { Difference } from './types.ts';

type Found = Omit<Difference, 'date'>;

/**
 * Every leaf in which two JSON values differ, in the order of the published value's members: numbers and texts compare
 * exactly, a member on one side only is undefined on the other, and an array's surplus elements are listed whole.
 */
export function differences(
  published: unknown,
  recomputed: unknown,
  path = '',
  subject: string | null = null,
): Found[] {
  if (Array.isArray(published) && Array.isArray(recomputed)) {
    const length = Math.max(published.length, recomputed.length);
    return Array.from({ length }, (_, i) => i).flatMap((i) => {
      const named = subjectOf(published[i]) ?? subjectOf(recomputed[i]) ?? subject;
      return differences(published[i], recomputed[i], `${path}[${i}]`, named);
    });
  }
  if (isObject(published) && isObject(recomputed)) {
    const names = new Set([...Object.keys(published), ...Object.keys(recomputed)]);
    return [...names].flatMap((name) =>
      differences(published[name], recomputed[name], path === '' ? name : `${path}.${name}`, subject),
    );
  }
  return Object.is(published, recomputed) || (published === 0 && recomputed === 0)
    ? []
    : [{ path, subject, published, recomputed }];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an element of an array is about: its token, else its narrative. */
function subjectOf(element: unknown): string | null {
  if (!isObject(element)) return null;
  const name = element.token ?? element.narrative;
  return typeof name === 'string' ? name : null;
}
