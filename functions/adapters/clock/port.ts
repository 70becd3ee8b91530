/** The one clock. The system's, or (with a replayed source) the source's own `Date`. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): Promise<number>;
}
