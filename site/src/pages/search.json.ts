import { narrativeFacts, tokenFacts } from '../data/registryFacts.ts';
import { PAGES } from '../layouts/pages.ts';
import type { SearchEntry } from '../search/entry.ts';

/** The search index: everything the registry names, whether there are data or not. */
export function GET(): Response {
  const entries: SearchEntry[] = [
    ...narrativeFacts().map(({ id, name }) => ({
      kind: 'narrative' as const,
      symbol: '',
      name,
      href: `/narratives/${id}/`,
      ended: false,
    })),
    ...tokenFacts().map(({ id, symbol, name, benchmark, narratives }) => ({
      kind: 'token' as const,
      symbol,
      name,
      href: `/tokens/${id}/`,
      ended: !benchmark && narratives.every(({ to }) => to !== null),
    })),
    ...PAGES.map(({ href, name }) => ({ kind: 'page' as const, symbol: '', name, href, ended: false })),
  ];
  return new Response(JSON.stringify(entries), { headers: { 'content-type': 'application/json' } });
}
