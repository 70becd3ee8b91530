/** A published number or rule that was wrong. What was published stays; this says so and since when it is right. */
export interface Erratum {
  /** UTC day on which it was found, YYYY-MM-DD. */
  readonly date: string;
  /** What was wrong, in a sentence. */
  readonly what: string;
  /** Which published numbers it touched, and which days. */
  readonly affects: string;
  /** What was done about it. */
  readonly correction: string;
}

/** Every error found in what was published, newest first; a correction of the record is a dated row here, never a rewrite. */
export const ERRATA: readonly Erratum[] = [];
