/** What a route of the record found. */
export type RecordAnswer =
  | {
      readonly kind: 'found';
      /** JSON text of an object. */
      readonly text: string;
      /** Whether this answer stays the same for ever. */
      readonly final: boolean;
      /** Query string of the next page. */
      readonly next?: string;
    }
  /** Not in the record; `detail` says what is. */
  | { readonly kind: 'missing'; readonly detail: string }
  /** There is no record yet. */
  | { readonly kind: 'unopened' };
