/** One thing that can be found: a token, a narrative or a page. `ended`: no member of any narrative any more. */
export interface SearchEntry {
  readonly kind: 'token' | 'narrative' | 'page';
  /** A token's ticker; '' for the others. */
  readonly symbol: string;
  readonly name: string;
  readonly href: string;
  readonly ended: boolean;
}
