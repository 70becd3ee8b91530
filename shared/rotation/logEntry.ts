import type { LogEntry } from '../contracts/rotation.ts';
import { canonicalJson } from '../engine/canonicalJson.ts';
import { sha256Hex } from '../engine/sha256.ts';

/**
 * Completes a log entry with its hash, the SHA-256 of the canonical JSON of everything else. The numbers of the result
 * are the rounded ones that were hashed, so that what is published is what the hash is of.
 */
export function hashEntry(draft: Omit<LogEntry, 'hash'>): LogEntry {
  const text = canonicalJson(draft);
  return { ...JSON.parse(text), hash: sha256Hex(text) };
}

/** `ok`, or the first entry that breaks the chain and how. */
export type ChainVerdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly seq: number; readonly problem: 'hash' | 'prev_hash' | 'seq' | 'date' | 'genesis' };

/**
 * Checks a stretch of the log, ascending: consecutive numbers, dates that never go back, each entry's own hash, and each
 * link to the one before. An entry 0 must be the only genesis and link to nothing; a stretch that begins later takes its
 * first link on trust.
 */
export function verifyChain(entries: readonly LogEntry[]): ChainVerdict {
  for (const [i, entry] of entries.entries()) {
    const problem = problemOf(entry, entries[i - 1]);
    if (problem !== undefined) return { ok: false, seq: entry.seq, problem };
  }
  return { ok: true };
}

function problemOf(entry: LogEntry, before: LogEntry | undefined) {
  const { hash, ...rest } = entry;
  if (before !== undefined && entry.seq !== before.seq + 1) return 'seq';
  if ((entry.seq === 0) !== (entry.kind === 'GENESIS')) return 'genesis';
  if ((entry.seq === 0) !== (entry.prev_hash === null)) return 'prev_hash';
  if (before !== undefined && entry.prev_hash !== before.hash) return 'prev_hash';
  if (before !== undefined && entry.date < before.date) return 'date';
  return sha256Hex(canonicalJson(rest)) === hash ? undefined : 'hash';
}
