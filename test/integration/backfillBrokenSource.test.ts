import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { memoryStore } from '../../functions/adapters/store/memoryStore.ts';
import { dayOf } from '../../shared/market/day.ts';
import { backfillRig, smallRegistry } from '../fixtures/backfillRig.ts';
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

describe('two sources of one token', () => {
  it('that differ by more than 3% on a day both have keep that token-day out, and no other', async () => {
    const small = smallRegistry();
    const pairEnds = dayOf('2024-02-20');
    const tokens = small.tokens.map((token) => {
      if (token.id !== 'chainlink') return token;
      const aliases = token.aliases.map((alias) => (alias.kind === 'binance' ? { ...alias, to: pairEnds } : alias));
      return { ...token, aliases };
    });
    const rig = backfillRig(
      replay,
      memoryStore(() => replay.clock.now()),
      { registry: { ...small, tokens } },
    );
    const lie = { path: 'chainlink/market_chart', kind: 'scale_price', id: 'chainlink' };
    replay.faults.add(
      [
        { ...lie, factor: 1.035, index: -40 },
        { ...lie, factor: 1.02, index: -38 },
      ],
      replay.clock.now(),
    );
    expect(await rig.run()).toMatchObject({ status: 'ok' });
    const rows = new Map<string, unknown>();
    for (const day of ['2024-02-04', '2024-02-05', '2024-02-06', '2024-02-07', '2024-02-25'])
      rows.set(day, await rig.bar('chainlink', day));
    expect(rows.get('2024-02-05')).toMatchObject({ source: 'binance', flag: 'quarantined', close: null, venue: null });
    for (const day of ['2024-02-04', '2024-02-06', '2024-02-07'])
      expect(rows.get(day), day).toMatchObject({ source: 'binance', flag: 'accepted' });
    expect(rows.get('2024-02-25')).toMatchObject({ source: 'coingecko', flag: 'accepted' });
    expect(await rig.bar('bitcoin', '2024-02-05')).toMatchObject({ flag: 'accepted' });
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
