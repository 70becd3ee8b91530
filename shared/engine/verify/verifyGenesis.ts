import type { Genesis } from '../../contracts/inputs.ts';
import type { LogEntry } from '../../contracts/rotation.ts';
import { dayOf } from '../../market/day.ts';
import { canonicalJson } from '../canonicalJson.ts';
import { stateHash } from '../closeEntry.ts';
import type { BarsAt } from '../closePanel.ts';
import { cashOf } from '../snapshot/rotationRows.ts';
import type { EngineState } from '../types.ts';
import { differences } from './differences.ts';
import { type CommittedBars, inputDifferences } from './inputDifferences.ts';
import type { Difference, PublishedClose, Standing } from './types.ts';
import { entryDifferences } from './verifyClose.ts';

/**
 * Checks what the record opened with: the genesis entry against the log's first one, the state against its hash and
 * the entry's numbers (an empty book at NAV 1), the bars later closes read against their hashes, the benchmarks' closes
 * against the bars. The state itself is where a recomputation starts: it is taken, not recomputed.
 */
export function verifyGenesis(
  genesis: Genesis,
  first: PublishedClose,
  barsAt: BarsAt,
  committed: CommittedBars,
): { readonly differences: readonly Difference[]; readonly after: Standing } {
  const state = genesis.state as unknown as EngineState;
  const { entry, inputs } = first;
  const { date } = entry;
  return {
    differences: [
      ...differences(genesis.entry, entry, 'genesis.entry').map((one) => ({ date, ...one })),
      ...inputDifferences(first, barsAt, committed),
      ...entryDifferences(entry, openingOf(state, entry)),
      ...benchmarkDifferences(genesis, date, barsAt(date, inputs.revisions[date] ?? 0) ?? []),
    ],
    after: { state, entry },
  };
}

/** What the entry of an opening has to say about the state it opens with. */
function openingOf(state: EngineState, { date }: LogEntry): Partial<LogEntry> {
  const { book, pending } = state.rotation;
  const opening: Partial<LogEntry> = {
    seq: 0,
    kind: 'GENESIS',
    methodology_version: state.methodologyVersion,
    state_hash: stateHash(state),
    prev_hash: null,
    decisions: [],
    trades: [],
    target: { ...(pending?.target ?? {}) },
    holdings: {},
    cash: cashOf(book.weights),
    nav_net: 1,
    nav_gross: 1,
    ...(state.day !== dayOf(date) && { date: 'another close than the state is of' }),
  };
  return JSON.parse(canonicalJson(opening));
}

function benchmarkDifferences(
  { benchmark_closes: closes }: Genesis,
  date: string,
  bars: readonly { readonly token: string; readonly close: number | null; readonly flag: string }[],
): Difference[] {
  return bars.flatMap(({ token, close, flag }) => {
    const published = closes[token];
    // A benchmark unpriced that day opened at its last close before it.
    if (published === undefined || close === null || flag !== 'accepted' || published === close) return [];
    return [{ date, path: `genesis.benchmark_closes.${token}`, subject: null, published, recomputed: close }];
  });
}
