/** Keys of what the forward record is made of. Apart from the readers with schemas: the HTTP function stays without zod. */
interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** ROTATION / 000000042: entry of the log by number. */
export const LOG_PARTITION = 'ROTATION';
export const logKey = (seq: number): Key => ({ pk: LOG_PARTITION, sk: String(seq).padStart(9, '0') });

/** INPUTS / YYYY-MM-DD: what a close was pinned to. One partition: the first close from a date on is one read. */
export const INPUTS_PARTITION = 'INPUTS';
export const inputsKey = (date: string): Key => ({ pk: INPUTS_PARTITION, sk: date });

/** STATE#<methodologyVersion> / YYYY-MM-DD: the engine's state after a close. */
export const stateKey = (methodologyVersion: string, date: string): Key => ({
  pk: `STATE#${methodologyVersion}`,
  sk: date,
});

/** MODEL / YYYY-MM-DD (cut-off): a fit and its card. */
export const MODEL_PARTITION = 'MODEL';

/** BARS#1d#YYYY / YYYY-MM-DD#rNN: a day's bars at a revision. */
export const barsKey = (date: string, revision: number): Key => ({
  pk: `BARS#1d#${date.slice(0, 4)}`,
  sk: `${date}#r${String(revision).padStart(2, '0')}`,
});
