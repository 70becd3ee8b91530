/** An opaque cursor of the log: where the next page begins. */
export function cursorOf(seq: number): string {
  return Buffer.from(`seq:${seq}`, 'utf8').toString('base64url');
}

/** The entry a cursor points at; undefined for a text that is none. */
export function seqOf(cursor: string): number | undefined {
  const found = /^seq:(0|[1-9]\d{0,8})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  return found === null ? undefined : Number(found[1]);
}
