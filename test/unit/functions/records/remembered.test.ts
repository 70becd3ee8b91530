import { describe, expect, it } from 'vitest';
import { COMPUTE_REMEMBERS, INGEST_REMEMBERS } from '../../../../functions/adapters/records/remembered.ts';

describe('what a warm function remembers', () => {
  it.each(['BARS#1d#2026', 'STATE#1.0.0', 'GRADES#2026', 'HISTORY#1.0.0', 'MODEL', 'CURATION'])('%s', (pk) => {
    expect(COMPUTE_REMEMBERS(pk)).toBe(true);
  });

  it.each(['BARS#1d#2026', 'PANEL#1h#2026-11'])('in ingest: %s', (pk) => {
    expect(INGEST_REMEMBERS(pk)).toBe(true);
  });

  it.each([
    'PUB',
    'RUN#ingest#2026-11',
    'BACKFILL',
    'SNAP#abc',
    'HIST#abc',
    'INDEX1H#2026-11',
    'TABLE',
    'INPUTS',
    'ANNOUNCED',
  ])('never what is replaced, ends by a later write, or grows by the hour: %s', (pk) => {
    expect(COMPUTE_REMEMBERS(pk) || INGEST_REMEMBERS(pk)).toBe(false);
  });
});
