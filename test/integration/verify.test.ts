import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TableStore } from '../../functions/adapters/store/port.ts';
import { publishedRecord } from '../../infra/local/verify/publishedRecord.ts';
import { report } from '../../infra/local/verify/report.ts';
import { ruleNotes } from '../../infra/local/verify/ruleNotes.ts';
import { type Verification, verifyRecord } from '../../infra/local/verify/verifyRecord.ts';
import type { CloseInputs, Inputs } from '../../shared/contracts/inputs.ts';
import type { LogEntry } from '../../shared/contracts/rotation.ts';
import { PARAMETERS } from '../../shared/engine/parameters.ts';
import { isoDateOf } from '../../shared/market/day.ts';
import { REGISTRY } from '../../shared/registry/registry.ts';
import { GENESIS, LAST, PASSED_OVER, RESTATED, serveRecord, simulatedRecord } from '../fixtures/servedRecord.ts';

const hashes = { code: 'c'.repeat(64), registry: 'a'.repeat(64), parameters: 'b'.repeat(64) };
const checkout = { registry: REGISTRY, params: PARAMETERS, hashes };
/** A close in the middle, with trades and decisions. */
const DAY = isoDateOf(GENESIS + 2);
const NEXT = isoDateOf(GENESIS + 3);

let store: TableStore;
let server: Awaited<ReturnType<typeof serveRecord>>;
let notes: string[];
let pauses: number[];

beforeAll(async () => {
  store = await simulatedRecord();
  server = await serveRecord(store);
});
afterAll(() => server.close());
beforeEach(() => {
  server.state.tamper = (_, body) => body;
  server.state.requests.length = 0;
  notes = [];
  pauses = [];
});

const verify = (to?: string) =>
  verifyRecord(
    publishedRecord(server.url, async (ms) => pauses.push(ms)),
    checkout,
    to,
    { progress: () => {}, rules: (closes) => notes.push(...ruleNotes(closes, checkout, () => undefined)) },
  );
const differences = async (to?: string) => (await verify(to)).differences;
const placesOf = ({ differences: found }: Verification) => found.map(({ date, path }) => `${date} ${path}`);
const textOf = (verification: Verification, from?: string) => report(verification, from).lines.join('\n');

/** Changes one entry wherever the log is served. */
function tamperEntry(date: string, change: (entry: LogEntry) => LogEntry | undefined): void {
  server.state.tamper = (target, body) => {
    if (!target.startsWith('/v1/rotations')) return body;
    const page = body as { entries: LogEntry[] };
    return {
      ...page,
      entries: page.entries.flatMap((entry) => (entry.date === date ? (change(entry) ?? []) : [entry])),
    };
  };
}

function tamperInputs(date: string, change: (inputs: Inputs) => Inputs): void {
  server.state.tamper = (target, body) => (target.startsWith(`/v1/inputs/${date}`) ? change(body as Inputs) : body);
}

describe('a record nobody touched', () => {
  it('agrees, with a day passed over and a day restated in it', async () => {
    const verification = await verify();
    expect(verification).toMatchObject({ closes: LAST - GENESIS, differences: [] });
    expect(notes).toEqual([]);
    expect(report(verification, undefined)).toEqual({
      agrees: true,
      lines: [expect.stringMatching(/^All agree: 12 closes through 2024-03-22, NAV [\d.]+, head 11 [0-9a-f]{64}$/)],
    });
    expect(server.state.requests).toContain(`/v1/inputs/${isoDateOf(RESTATED)}?revision=1`);
    expect(server.state.requests).toContain(`/v1/inputs/${isoDateOf(GENESIS - 1)}?revision=0`);
  });

  it('agrees through an earlier day, and in its genesis alone', async () => {
    expect(await verify(DAY)).toMatchObject({ closes: 3, differences: [], last: { date: DAY } });
    expect(await verify(isoDateOf(GENESIS))).toMatchObject({ closes: 1, differences: [] });
    await expect(verify('2024-01-01')).rejects.toThrow(/no close through 2024-01-01; it began on 2024-03-10/);
  });

  it('is read politely: a busy server is asked again when it says so', async () => {
    server.state.busy = 3;
    expect((await verify(DAY)).differences).toEqual([]);
    expect(pauses).toEqual([7_000, 7_000, 7_000]);
    server.state.busy = 1_000;
    await expect(verify(DAY)).rejects.toThrow(/\/v1\/rotation does not answer \(429/);
    server.state.busy = 0;
  });

  it('computed by other rules is said to be so, and compared all the same', async () => {
    server.state.tamper = (_, body) => body;
    const other = { ...checkout, hashes: { ...hashes, code: 'd'.repeat(64), registry: 'e'.repeat(64) } };
    const closes: CloseInputs[] = [];
    const view = { progress: () => {}, rules: (read: readonly CloseInputs[]) => closes.push(...read) };
    expect((await verifyRecord(publishedRecord(server.url), other, undefined, view)).differences).toEqual([]);
    expect(ruleNotes(closes, other, (hash) => (hash === hashes.code ? '1234567' : undefined))).toEqual([
      '2024-03-10 to 2024-03-22 were computed by code cccccccccccc, this checkout is dddddddddddd: `git checkout 1234567` has it. Trying all the same.',
      '2024-03-10 to 2024-03-22 were computed with registry aaaaaaaaaaaa, this checkout has eeeeeeeeeeee.',
    ]);
  });
});

describe('what was changed is named', () => {
  it('a number of the log: the day, the number, both values; and only that day', async () => {
    let honest = 0;
    tamperEntry(DAY, (entry) => {
      honest = entry.nav_net;
      return { ...entry, nav_net: 1.25 };
    });
    const verification = await verify();
    expect(placesOf(verification)).toEqual([`${DAY} nav_net`, `${DAY} hash`]);
    expect(textOf(verification)).toContain(`${DAY} nav_net: published 1.25, recomputed ${honest}`);
    expect(textOf(verification)).toContain(`Differs: 1 of 12 closes through 2024-03-22, the first ${DAY}.`);
  });

  it('a weight that is held: by its token', async () => {
    let token = '';
    tamperEntry(DAY, (entry) => {
      [token = ''] = Object.keys(entry.holdings);
      return { ...entry, holdings: { ...entry.holdings, [token]: 0.0312 } };
    });
    expect(await differences(DAY)).toContainEqual(
      expect.objectContaining({ date: DAY, path: `holdings.${token}`, published: 0.0312 }),
    );
  });

  it('a decision: by its place, and its token or narrative', async () => {
    let date = '';
    server.state.tamper = (target, body) => {
      if (!target.startsWith('/v1/rotations')) return body;
      const page = body as { entries: LogEntry[] };
      const entry = page.entries.find(({ decisions }) => decisions.some(({ narrative }) => narrative !== null));
      date = entry?.date ?? '';
      const at = entry?.decisions.findIndex(({ narrative }) => narrative !== null) ?? -1;
      const changed = entry?.decisions.map((decision, i) => (i === at ? { ...decision, token: 'pepe' } : decision));
      return { ...page, entries: page.entries.map((one) => (one === entry ? { ...one, decisions: changed } : one)) };
    };
    const found = await differences();
    expect(found[0]).toMatchObject({ date, published: 'pepe', subject: 'pepe' });
    expect(found[0]?.path).toMatch(/^decisions\[\d+\]\.token$/);
  });

  it('a hash: on its day, and on the next, which links to it', async () => {
    tamperEntry(DAY, (entry) => ({ ...entry, hash: 'f'.repeat(64) }));
    expect(placesOf(await verify(NEXT))).toEqual([`${DAY} hash`, `${NEXT} prev_hash`]);
  });

  it('a bar of a close: by token and column, and what followed from it by its own place', async () => {
    let honest: number | null = null;
    tamperInputs(DAY, (inputs) => ({
      ...inputs,
      bars: inputs.bars.map((bar) => {
        if (bar.token !== 'solana') return bar;
        honest = bar.close;
        return { ...bar, close: 101.2 };
      }),
    }));
    const verification = await verify(NEXT);
    const found = verification.differences;
    expect(found[0]).toMatchObject({
      date: DAY,
      path: 'inputs.bars.solana.close',
      published: 101.2,
      recomputed: honest,
    });
    expect(found.filter(({ path }) => path.startsWith('inputs.bars'))).toHaveLength(1);
    expect(found.some(({ date, path }) => date === DAY && path.startsWith('state.') && path.endsWith('solana'))).toBe(
      true,
    );
    expect(textOf(verification)).toContain(`${DAY} inputs.bars.solana.close: published 101.2, recomputed ${honest}`);
  });

  it('a bar of the time before the genesis: by its day', async () => {
    const date = isoDateOf(GENESIS - 3);
    tamperInputs(date, (inputs) => ({
      ...inputs,
      bars: inputs.bars.map((bar) => (bar.token === 'bitcoin' ? { ...bar, venue_volume_usd: 5 } : bar)),
    }));
    const [first] = await differences(isoDateOf(GENESIS));
    expect(first).toMatchObject({ date, path: 'inputs.bars (read by the close of 2024-03-10)' });
  });

  it('inputs of other rules than the entry names, and a revision that was not read', async () => {
    tamperInputs(DAY, (inputs) => ({
      ...inputs,
      close: inputs.close && { ...inputs.close, registry_hash: 'e'.repeat(64), revisions: {} },
    }));
    const paths = (await differences(DAY)).map(({ path }) => path);
    expect(paths).toContain('inputs.registry_hash');
    expect(paths).toContain('inputs.inputs_hash');
  });

  it('a missing day of the log: by its date', async () => {
    tamperEntry(DAY, () => undefined);
    const verification = await verify(isoDateOf(GENESIS + 6));
    expect(placesOf(verification)).toEqual([
      `${DAY} log entry`,
      `${NEXT} inputs.bars of ${DAY}, revision 0`,
      `${NEXT} seq`,
      `${NEXT} prev_hash`,
    ]);
    expect(textOf(verification)).toMatch(
      new RegExp(`^${DAY} log entry: published none, recomputed a close: its bars hold`),
    );
  });

  it('a missing last day, because the published rotation still names it', async () => {
    tamperEntry(isoDateOf(LAST), () => undefined);
    const [only, ...more] = await differences();
    expect(only?.path).toBe('log entry 11, which /v1/rotation names as the last');
    expect(more).toEqual([]);
  });

  it('missing inputs: by the day that has none', async () => {
    server.state.tamper = (target, body) =>
      target === `/v1/inputs/${DAY}` ? { ...(body as Inputs), close: null } : body;
    expect((await differences(NEXT))[0]).toMatchObject({ date: DAY, path: 'inputs', published: undefined });
  });

  it('a day that was logged though it was to be passed over: its bars say so', async () => {
    const date = isoDateOf(PASSED_OVER + 1);
    tamperInputs(date, (inputs) => ({ ...inputs, bars: inputs.bars.filter(({ token }) => token < 'd') }));
    expect(
      (await differences(date)).some(({ path, published }) => path === 'log entry' && published === 'a close'),
    ).toBe(true);
  });

  it('the state it opened with', async () => {
    server.state.tamper = (target, body) => {
      if (target !== '/v1/genesis') return body;
      const genesis = body as { state: { rotation: { pending: { scale: number } } } };
      return { ...genesis, state: { ...genesis.state, eligible: ['pepe'] } };
    };
    expect((await differences(isoDateOf(GENESIS))).map(({ path }) => path)).toContain('state_hash');
  });
});

describe('the report', () => {
  it('lists days from the one asked for, and counts those before', async () => {
    tamperEntry(DAY, (entry) => ({ ...entry, nav_net: 1.25 }));
    const text = textOf(await verify(NEXT), NEXT);
    expect(text).toMatch(new RegExp(`^1 days before ${NEXT} differ too`));
    expect(text).not.toContain('nav_net');
  });
});
