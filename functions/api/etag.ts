import { ENCODINGS, type Encoding } from './encoding.ts';

/** A header longer than any honest one is not searched. */
const MAX_HEADER = 4_000;

/**
 * Strong entity tag of one representation: the publication, the route with its canonical parameters, and the encoding,
 * because tags of different bytes must differ. All of it is known from the pointer alone.
 */
export function entityTag(version: string, key: string, encoding: Encoding): string {
  return `"${version}:${key}:${encoding}"`;
}

/**
 * The tag an If-None-Match header names, if it names one of this content in any encoding (the client holds the same
 * content either way); undefined when it names none. Takes lists and `W/` prefixes (RFC 9110, 13.1.2). `*` is left to
 * `matchesAny`: it is true only of what exists.
 */
export function matchingTag(header: string, version: string, key: string): string | undefined {
  if (header.length > MAX_HEADER) return undefined;
  const named: readonly string[] = header.match(/"[^"]*"/g) ?? [];
  return ENCODINGS.map((encoding) => entityTag(version, key, encoding)).find((tag) => named.includes(tag));
}

export const matchesAny = (header: string): boolean => header.trim() === '*';
