import { createHash } from 'node:crypto';
import { PART_NAMES } from '../../shared/contracts/partNames.ts';
import type { SnapshotParts } from '../../shared/contracts/snapshot.ts';
import { canonicalJson } from '../../shared/engine/canonicalJson.ts';
import { AppError } from '../adapters/appError.ts';
import type { Pointer } from '../adapters/records/formats.ts';
import { type HistoryIds, historyOf, type Superseded, supersededBy } from '../adapters/records/historyKeys.ts';
import { expireHistory } from '../adapters/records/historyParts.ts';
import { metaOf, pointerItem, readPointer } from '../adapters/records/pointer.ts';
import { expireParts, putMeta, putPart } from '../adapters/records/snapshotParts.ts';
import type { TableStore } from '../adapters/store/port.ts';

const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');
const SUPERSEDED_DAYS = 90;
/** No snapshot names an old state of history again: its parts stay only for readers under way. */
const SUPERSEDED_HISTORY_DAYS = 2;
/** Each lost flip means that another publisher got through; more than these at once is not ours to sort out. */
const MAX_ATTEMPTS = 10;

/** What a snapshot says about itself; derived from its prices, never from the wall clock. */
export type SnapshotInfo = Pick<
  Pointer,
  'asOf' | 'closeDate' | 'methodologyVersion' | 'source' | 'simulated' | 'staleAfter'
>;

/** `snapshotId` and `seq` are of what readers see after the call. */
export interface PublishResult {
  readonly snapshotId: string;
  readonly seq: number;
  readonly outcome: 'published' | 'unchanged' | 'superseded';
}

/**
 * Makes a snapshot the one readers see: its parts first, each immutable, then one conditional flip of the pointer, then
 * an end for what it superseded. The same content and `asOf` again writes nothing ('unchanged'); an earlier `asOf`
 * never replaces a later one ('superseded'). A kill between any two writes leaves the old snapshot or the new one whole,
 * and the next call finishes what is left. `computedAt` is the only wall time and is not hashed. `history` goes with the
 * snapshot, its parts already written, and is not hashed either: it names the same closes.
 * Throws AppError: the store's, or `PUBLISH_CONTENDED` (retryable) when other publishers win again and again.
 */
export async function publish(
  store: TableStore,
  parts: SnapshotParts,
  info: SnapshotInfo,
  computedAt: string,
  history?: HistoryIds,
): Promise<PublishResult> {
  // One spelling of an instant: the table compares it as text.
  const asOf = new Date(info.asOf).toISOString();
  const texts = PART_NAMES.map((name) => [name, canonicalJson(parts[name])] as const);
  const contentIds = Object.fromEntries(texts.map(([name, text]) => [name, sha256Hex(text)]));
  const { closeDate, methodologyVersion, source, simulated, staleAfter } = info;
  const snapshotId = sha256Hex(
    canonicalJson({ asOf, closeDate, methodologyVersion, source, simulated, parts: contentIds }),
  );

  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const current = await readPointer(store);
    if (current !== undefined) {
      await expireSuperseded(store, current);
      const { seq } = current;
      if (current.snapshotId === snapshotId) return { snapshotId, seq, outcome: 'unchanged' };
      if (current.asOf > asOf) return { snapshotId: current.snapshotId, seq, outcome: 'superseded' };
    }
    const about = { asOf, computedAt, closeDate, snapshotId, methodologyVersion, source, simulated, staleAfter };
    const [meta] = await Promise.all([
      putMeta(store, metaOf(about)),
      ...texts.map(([name, text]) => putPart(store, snapshotId, name, text)),
    ]);
    const pointer: Pointer = {
      ...about,
      computedAt: meta.computed_at,
      seq: (current?.seq ?? 0) + 1,
      parts: canonicalJson(contentIds),
      ...(current !== undefined && { previousSnapshotId: current.snapshotId }),
      ...(history !== undefined && historyAttributes(history, current)),
    };
    if ((await store.flip(pointerItem(pointer), current?.seq)) === 'flipped') {
      await expireSuperseded(store, pointer);
      return { snapshotId, seq: pointer.seq, outcome: 'published' };
    }
  }
  throw new AppError(
    'PUBLISH_CONTENDED',
    `publishing snapshot ${snapshotId} lost to another publisher ${MAX_ATTEMPTS} times; the next run tries again`,
    { retryable: true },
  );
}

/**
 * Ends what a pointer superseded. Called after a flip, and by every publisher that finds the pointer: so a kill between
 * the flip and this is made good. The time is counted from the pointer's own, so that both write the same.
 */
export async function expireSuperseded(store: TableStore, pointer: Pointer): Promise<void> {
  if (pointer.previousSnapshotId === undefined) return;
  const from = Math.floor(Date.parse(pointer.computedAt) / 1000);
  await expireParts(store, pointer.previousSnapshotId, from + SUPERSEDED_DAYS * 86_400);
  if (pointer.supersededHistory === undefined) return;
  const old = JSON.parse(pointer.supersededHistory) as Superseded;
  await expireHistory(store, old, from + SUPERSEDED_HISTORY_DAYS * 86_400);
}

function historyAttributes(history: HistoryIds, current: Pointer | undefined): Partial<Pointer> {
  const before = current && historyOf(current);
  const superseded = before && supersededBy(history, before);
  return {
    history: JSON.stringify(history),
    ...(superseded !== undefined && { supersededHistory: JSON.stringify(superseded) }),
  };
}
