import { createHash } from 'node:crypto';

/** An opaque cursor of the log: where the next page begins. */
export function cursorOf(seq: number): string {
  return Buffer.from(`seq:${seq}`, 'utf8').toString('base64url');
}

/** The entry a cursor points at; undefined for a text that is none. */
export function seqOf(cursor: string): number | undefined {
  const found = /^seq:(0|[1-9]\d{0,8})$/.exec(textOf(cursor));
  return found === null ? undefined : Number(found[1]);
}

/** A place in a list of one snapshot, under one query. */
export interface PageCursor {
  readonly snapshotId: string;
  /** Rows before the page. */
  readonly offset: number;
  /** Digest of path, filters and order: a place means nothing under others. */
  readonly query: string;
}

export function pageCursorOf({ snapshotId, offset, query }: PageCursor): string {
  return Buffer.from(`${snapshotId}:${offset}:${query}`, 'utf8').toString('base64url');
}

/** undefined for a text that is no cursor of a list. */
export function parsePageCursor(cursor: string): PageCursor | undefined {
  const found = /^([0-9a-f]{64}):(0|[1-9]\d{0,5}):([0-9a-f]{8})$/.exec(textOf(cursor));
  const [, snapshotId, offset, query] = found ?? [];
  if (snapshotId === undefined || query === undefined) return undefined;
  return { snapshotId, offset: Number(offset), query };
}

/** First 8 digits of a SHA-256. */
export const queryDigest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

const textOf = (cursor: string): string => Buffer.from(cursor, 'base64url').toString('utf8');
