import type { SearchEntry } from './entry.ts';

export const SEARCH_PATH = '/search.json';
let loading: Promise<readonly SearchEntry[]> | undefined;

/** The index the build wrote, asked for once, when the reader first searches. Rejects where it cannot be had. */
export function loadEntries(): Promise<readonly SearchEntry[]> {
  loading ??= fetch(SEARCH_PATH)
    .then((response) => {
      if (!response.ok) throw new Error(`${SEARCH_PATH} answered ${response.status}`);
      return response.json() as Promise<readonly SearchEntry[]>;
    })
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}
