import { describe, expect, it } from 'vitest';
import { type LogEntry, logEntry } from '../../../shared/contracts/rotation.ts';
import { hashEntry, verifyChain } from '../../../shared/rotation/logEntry.ts';

const draft = (seq: number, previous: LogEntry | null, more: Partial<LogEntry> = {}): Omit<LogEntry, 'hash'> => ({
  seq,
  kind: seq === 0 ? 'GENESIS' : 'CLOSE',
  date: `2024-01-0${seq + 1}`,
  methodology_version: '1.0.0',
  registry_hash: 'a'.repeat(64),
  code_hash: 'b'.repeat(64),
  inputs_hash: 'c'.repeat(64),
  state_hash: 'd'.repeat(64),
  prev_hash: previous?.hash ?? null,
  decisions: [],
  trades: [],
  target: { bitcoin: 1 / 3 },
  holdings: {},
  cash: 1,
  nav_net: 1,
  nav_gross: 1,
  exposure: 1,
  scale: 0.1 + 0.2,
  ...more,
});

function chain(length: number): LogEntry[] {
  const entries: LogEntry[] = [];
  for (let seq = 0; seq < length; seq++) entries.push(hashEntry(draft(seq, entries[seq - 1] ?? null)));
  return entries;
}
const tampered = (at: number, change: Partial<LogEntry>) =>
  chain(5).map((entry, i) => (i === at ? { ...entry, ...change } : entry));

describe('hashEntry', () => {
  it('gives a valid entry whose numbers are the rounded ones that were hashed', () => {
    const entry = hashEntry(draft(0, null));
    expect(logEntry.parse(entry)).toEqual(entry);
    expect(entry.scale).toBe(0.3);
    expect(entry.target.bitcoin).toBe(0.333333333333);
  });

  it('does not change by a last place, and does by anything that counts', () => {
    const { hash } = hashEntry(draft(0, null));
    expect(hashEntry(draft(0, null, { scale: 0.3 })).hash).toBe(hash);
    expect(hashEntry(draft(0, null, { scale: 0.3000001 })).hash).not.toBe(hash);
  });
});

describe('verifyChain', () => {
  it('accepts a whole log, a stretch of it, an empty one, and one read back from JSON', () => {
    expect(verifyChain(chain(5))).toEqual({ ok: true });
    expect(verifyChain(chain(5).slice(2))).toEqual({ ok: true });
    expect(verifyChain([])).toEqual({ ok: true });
    expect(verifyChain(JSON.parse(JSON.stringify(chain(5))))).toEqual({ ok: true });
  });

  it('names the first entry that was changed, re-hashed, removed or moved', () => {
    expect(verifyChain(tampered(2, { nav_net: 2 }))).toEqual({ ok: false, seq: 2, problem: 'hash' });
    const rehashed = hashEntry(draft(2, chain(2)[1] ?? null, { nav_net: 2 }));
    expect(verifyChain(tampered(2, rehashed))).toEqual({ ok: false, seq: 3, problem: 'prev_hash' });
    expect(verifyChain(chain(5).filter(({ seq }) => seq !== 2))).toEqual({ ok: false, seq: 3, problem: 'seq' });
    expect(verifyChain(tampered(3, { date: '2023-12-31' }))).toEqual({ ok: false, seq: 3, problem: 'date' });
    expect(verifyChain(tampered(3, { kind: 'GENESIS' }))).toEqual({ ok: false, seq: 3, problem: 'genesis' });
  });
});
