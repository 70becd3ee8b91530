import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { memoryStore } from '../../functions/adapters/store/memoryStore.ts';
import { backfillRig } from '../fixtures/backfillRig.ts';
import { type Fault, type Replay, startReplay } from '../fixtures/startReplay.ts';

let replay: Replay;

beforeAll(async () => {
  replay = await startReplay({ now: '2024-03-15T07:00:00Z' });
});
afterAll(() => replay.close());
beforeEach(() => replay.reset());

const answering = (path: string, status: number): Fault => ({ path, kind: 'status', status });

describe('a source that is broken for every token', () => {
  it.each([
    ['does not know one of them', [answering('market_chart', 404)], false],
    ['rejects all charts', [answering('market_chart', 400)], false],
    ['rejects all candles', [answering('klines', 400)], true],
  ])('and %s gives no verdict on any: the next run fills them', async (_what, faults, withKlines) => {
    const rig = backfillRig(
      replay,
      memoryStore(() => replay.clock.now()),
      { withKlines },
    );
    replay.faults.add(faults, replay.clock.now());
    await rig.run();
    const statuses = [...(await rig.checkpoints()).values()].map(({ status }) => status);
    expect(statuses.filter((status) => status === 'failed')).toEqual([]);
    replay.faults.clear();
    expect(await rig.run()).toMatchObject({ status: 'ok', counts: { tokens: 10, failed: 0, pending: 0 } });
  });

  it('still says which token is unknown where others are known', async () => {
    const rig = backfillRig(
      replay,
      memoryStore(() => replay.clock.now()),
      { withKlines: false },
    );
    replay.faults.add({ path: 'coins/nano/market_chart', kind: 'status', status: 404 }, replay.clock.now());
    await rig.run();
    expect((await rig.checkpoints()).get('nano')).toMatchObject({ status: 'failed' });
  });
});

describe('a clock that is ahead', () => {
  it('neither takes an open candle for a close nor puts off later repairs', async () => {
    const rig = backfillRig(
      replay,
      memoryStore(() => replay.clock.now()),
    );
    replay.clock.update({ now: '2024-03-15T00:30:00Z' });
    await rig.run();
    await rig.run(400);
    expect(await rig.bar('bitcoin', '2024-03-15')).toBeUndefined();
    replay.clock.update({ now: '2024-03-16T00:30:00Z' });
    await rig.run();
    expect(await rig.bar('bitcoin', '2024-03-15')).toMatchObject({ flag: 'accepted' });
    expect(await rig.progress()).toMatchObject({ repairedThrough: Date.parse('2024-03-15') / 86_400_000 });
  });
});
