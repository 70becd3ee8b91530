import type { Body } from '../body.ts';

/** What a route of the record found; `final`: this answer stays the same for ever. */
export type RecordAnswer =
  | Exclude<Body, { kind: 'json' | 'document' }>
  | (Extract<Body, { kind: 'json' }> & { readonly final: boolean });
