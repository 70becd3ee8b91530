import type { ParameterError } from './problem.ts';

/** What a handler found, before it becomes JSON, CSV or an error. */
export type Body =
  /** JSON text of an object (of a snapshot: without `meta`); `next` is the query string of the page after it. */
  | { readonly kind: 'json'; readonly text: string; readonly next?: string }
  /** A document that is served as it is. */
  | { readonly kind: 'document'; readonly text: string }
  /** What is wrong with a parameter, seen only with the data. */
  | { readonly kind: 'invalid'; readonly errors: readonly ParameterError[] }
  /** There is no such thing; `error` names the parameter and what comes nearest. */
  | { readonly kind: 'missing'; readonly detail: string; readonly error?: ParameterError }
  /** It was there once: the snapshot of a cursor that is no longer kept. */
  | { readonly kind: 'gone'; readonly detail: string; readonly error: ParameterError }
  /** There is no record yet. */
  | { readonly kind: 'unopened' };
