import type { NeverChanges } from '../store/rememberingStore.ts';

/** What a warm `ingest` need not read again: the hours and days that a reading is judged against. */
export const INGEST_REMEMBERS: NeverChanges = (pk) => /^(PANEL|BARS)#/.test(pk);

/** What a warm `compute` need not read again: days, what was decided at the last closes, the model in force. Each is written once. */
export const COMPUTE_REMEMBERS: NeverChanges = (pk) =>
  /^((BARS|STATE|INDEX|GRADES|SIGNALS|HEAT|ALLOCATION|HISTORY)#|(MODEL|CURATION)$)/.test(pk);
