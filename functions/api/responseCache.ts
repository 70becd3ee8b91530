import type { HttpResponse } from './http.ts';

interface Entry {
  readonly version: string;
  readonly response: HttpResponse;
}

export interface ResponseCache {
  get(key: string, version: string): HttpResponse | undefined;
  set(key: string, version: string, response: HttpResponse): void;
}

/** Finished responses of the latest publication by key; a newer version replaces the older. The oldest key goes first. */
export function responseCache(maxEntries: number): ResponseCache {
  const entries = new Map<string, Entry>();
  return {
    get(key, version) {
      const entry = entries.get(key);
      return entry?.version === version ? entry.response : undefined;
    },
    set(key, version, response) {
      entries.delete(key);
      entries.set(key, { version, response });
      if (entries.size > maxEntries) entries.delete(entries.keys().next().value as string);
    },
  };
}
