/**
 * The page's state in its address: range, sorting, filter, benchmark. What stands in the query string can be shared,
 * bookmarked and gone back to; a value that is the page's own default stands nowhere.
 */
const CHANGED = 'tidewatch:query';

/** What `name` is in the address now; null where it is absent, and always at the build. */
export function readQuery(name: string): string | null {
  return typeof location === 'undefined' ? null : new URLSearchParams(location.search).get(name);
}

/**
 * Writes values into the address (null removes one) and tells every reader. 'push' makes a step that Back undoes;
 * 'replace' does not: for what changes with every key typed.
 */
export function writeQuery(values: Readonly<Record<string, string | null>>, how: 'push' | 'replace'): void {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(values)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  if (url.href === location.href) return;
  if (how === 'push') history.pushState(null, '', url);
  else history.replaceState(null, '', url);
  window.dispatchEvent(new Event(CHANGED));
}

/** Calls `listener` after every change of the query string, Back and Forward included; returns how to stop. */
export function onQueryChange(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(CHANGED, listener);
  };
}
