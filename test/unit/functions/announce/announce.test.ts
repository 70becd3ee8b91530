import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../functions/adapters/appError.ts';
import { memoryStore } from '../../../../functions/adapters/store/memoryStore.ts';
import type { TableStore } from '../../../../functions/adapters/store/port.ts';
import { announce } from '../../../../functions/compute/announce/announce.ts';
import type { FeedItem } from '../../../../shared/contracts/feed.ts';
import type { SnapshotParts } from '../../../../shared/contracts/snapshot.ts';
import { interceptedStore } from '../../../fixtures/interceptedStore.ts';
import { snapshotPartsFixture } from '../../../fixtures/snapshotParts.ts';

const [move] = snapshotPartsFixture.rotation.recent_moves;
const [flip] = snapshotPartsFixture.signals.flips;
if (move === undefined || flip === undefined) throw new Error('the fixture has no move or no flip');

/** The fixture with one move and two flips at each of these closes, newest first. */
function closes(...dates: string[]): SnapshotParts {
  const { rotation, signals } = snapshotPartsFixture;
  const recent_moves = dates.map((date) => ({ ...move, date }) as typeof move & object);
  const flips = dates.flatMap((date) =>
    ['dogecoin', 'fetch-ai'].map((id) => ({ ...flip, id, date }) as typeof flip & object),
  );
  return { ...snapshotPartsFixture, rotation: { ...rotation, recent_moves }, signals: { ...signals, flips } };
}

let store: TableStore;
let told: FeedItem[];
let fails: (item: FeedItem) => boolean;
beforeEach(() => {
  store = memoryStore(() => Date.parse('2026-11-25T00:00:00Z'));
  told = [];
  fails = () => false;
});
const log = { info: () => {}, warn: () => {}, error: () => {} };
const notify = async (item: FeedItem) => {
  if (fails(item)) throw new AppError('NOTIFY_FAILED', 'the topic is away', { retryable: true });
  told.push(item);
};
const tell = (parts: SnapshotParts, closeDate: string, on = store, moves = parts.rotation.recent_moves) =>
  announce({ store: on, notify, log }, { parts, moves }, { closeDate, source: 'simulated', simulated: true });
const idsTold = () => told.map(({ id }) => id.replace('urn:tidewatch:simulated:', ''));
const ITEMS_22 = ['flip:token:fetch-ai:2026-11-22', 'flip:token:dogecoin:2026-11-22', 'rotation:2026-11-22'];

describe('announcements', () => {
  it('are one message a move-set and one a flip, once, however often the close is published', async () => {
    expect(await tell(closes('2026-11-22'), '2026-11-22')).toEqual({ announced: 3, whole: true });
    expect(await tell(closes('2026-11-22'), '2026-11-22')).toEqual({ announced: 0, whole: true });
    expect(idsTold()).toEqual(ITEMS_22);
    expect(new Set(idsTold()).size).toBe(3);
  });

  it('of a table that never told anything begin with the newest close', async () => {
    await tell(closes('2026-11-22', '2026-11-21', '2026-11-20'), '2026-11-22');
    expect(idsTold()).toEqual(ITEMS_22);
    await tell(closes('2026-11-23', '2026-11-22', '2026-11-21', '2026-11-20'), '2026-11-23');
    expect(told.slice(3).map(({ _tidewatch }) => _tidewatch.close_date)).toEqual(Array(3).fill('2026-11-23'));
  });

  it('of several closes caught up at once come oldest first', async () => {
    await tell(closes('2026-11-20'), '2026-11-20');
    told = [];
    await tell(closes('2026-11-22', '2026-11-21', '2026-11-20'), '2026-11-22');
    expect(told.map(({ _tidewatch }) => _tidewatch.close_date)).toEqual([
      ...Array(3).fill('2026-11-21'),
      ...Array(3).fill('2026-11-22'),
    ]);
    told = [];
    await tell(closes('2026-11-23', '2026-11-22', '2026-11-21', '2026-11-20'), '2026-11-23');
    expect(told.map(({ _tidewatch }) => _tidewatch.close_date)).toEqual(Array(3).fill('2026-11-23'));
  });

  it('are of every close that was missed, of those too whose moves the snapshot no longer lists', async () => {
    await tell(closes('2026-11-19'), '2026-11-19');
    told = [];
    const moves = closes('2026-11-22', '2026-11-21', '2026-11-20').rotation.recent_moves;
    await tell(closes('2026-11-22'), '2026-11-22', store, moves);
    expect(idsTold().filter((id) => id.startsWith('rotation'))).toEqual([
      'rotation:2026-11-20',
      'rotation:2026-11-21',
      'rotation:2026-11-22',
    ]);
  });

  it('leave out what was computed before the record opened', async () => {
    const before = snapshotPartsFixture.rotation.record.started_on;
    const dayBefore = new Date(Date.parse(before) - 86_400_000).toISOString().slice(0, 10);
    await tell(closes(dayBefore), dayBefore);
    expect(told).toEqual([]);
  });

  it('go on after the message that failed, and repeat none', async () => {
    fails = ({ id }) => id.includes('dogecoin');
    expect(await tell(closes('2026-11-22'), '2026-11-22')).toEqual({ announced: 1, whole: false });
    fails = () => false;
    expect(await tell(closes('2026-11-22'), '2026-11-22')).toEqual({ announced: 2, whole: true });
    expect(idsTold()).toEqual(ITEMS_22);
  });

  it('of a close that was begun go on, those of closes before the first do not', async () => {
    fails = ({ id }) => id.includes('rotation');
    expect(await tell(closes('2026-11-22', '2026-11-21'), '2026-11-22')).toEqual({ announced: 2, whole: false });
    fails = () => false;
    await tell(closes('2026-11-23', '2026-11-22', '2026-11-21'), '2026-11-23');
    expect(idsTold()).toEqual([...ITEMS_22, ...ITEMS_22.map((id) => id.replace('22', '23'))]);
  });

  it('killed at any call of the store, end with everything told, and what was told twice has the same id', async () => {
    for (let n = 0; ; n += 1) {
      store = memoryStore(() => Date.parse('2026-11-25T00:00:00Z'));
      told = [];
      let calls = 0;
      const dying = interceptedStore(store, () => {
        if (calls++ >= n) throw new Error('killed');
      });
      const outcome = await tell(closes('2026-11-22'), '2026-11-22', dying).catch((error: Error) => error.message);
      await tell(closes('2026-11-22'), '2026-11-22');
      expect(new Set(idsTold())).toEqual(new Set(ITEMS_22));
      expect(told.length).toBeLessThanOrEqual(2 * ITEMS_22.length);
      if (outcome !== 'killed') break;
      expect(n).toBeLessThan(20);
    }
  });
});
