import type { Inputs } from '../../../shared/contracts/inputs.ts';
import type { LogEntry } from '../../../shared/contracts/rotation.ts';
import { stateHash } from '../../../shared/engine/closeEntry.ts';
import { stateDifferences, withHashedCloses } from '../../../shared/engine/verify/stateDifferences.ts';
import type { Difference, Standing } from '../../../shared/engine/verify/types.ts';
import { type CloseVerdict, verifyClose } from '../../../shared/engine/verify/verifyClose.ts';
import { verifyGenesis } from '../../../shared/engine/verify/verifyGenesis.ts';
import type { ModelArtefact } from '../../../shared/model/types.ts';
import { LocalError } from '../localError.ts';
import type { Checkout } from './checkout.ts';
import { inParallel } from './inParallel.ts';
import { publishedBars } from './publishedBars.ts';
import type { PublishedRecord } from './publishedRecord.ts';

/** Requests under way at once: polite to a server that is somebody's own. */
const LANES = 6;

export interface Verification {
  /** Entries of the log, the genesis included, and the last of them. */
  readonly closes: number;
  readonly last: LogEntry;
  /** In the record's order. */
  readonly differences: readonly Difference[];
}

export interface VerifyView {
  /** How far a step is: `inputs`, `history`, `closes`. */
  progress(step: string, done: number, total: number): void;
  /** What every close says it was computed from, before any is compared. */
  rules(closes: readonly NonNullable<Inputs['close']>[]): void;
}

/**
 * Fetches a published record through the close of `to` and recomputes it from its genesis. Where a close differs it goes
 * on from the record's own state after it, so that each later close is judged by itself. Throws LocalError when the
 * record cannot be read.
 */
export async function verifyRecord(
  record: PublishedRecord,
  checkout: Checkout,
  to: string | undefined,
  view: VerifyView,
): Promise<Verification> {
  const head = await record.head();
  const genesis = await record.genesis();
  const log = await record.log(to);
  const last = log.at(-1);
  if (last === undefined)
    throw new LocalError(`The record has no close through ${to}; it began on ${genesis.entry.date}.`);

  const inputs = await fetchInputs(record, log, view);
  const closes = [...inputs.values()];
  view.rules(closes.flatMap(({ close }) => close ?? []));
  const barsAt = await publishedBars(record, closes, LANES, (done, total) => view.progress('history', done, total));

  const models = await fetchModels(record, closes);

  const committed = new Map<string, string>();
  const found: Difference[] = [];
  let before: Standing | undefined;
  for (const [i, entry] of log.entries()) {
    const own = inputs.get(entry.date)?.close;
    const close = own && { entry, inputs: own, artefact: models.get(own.model_hash ?? '') };
    const verdict: CloseVerdict = !close
      ? { differences: [absent(entry.date)], after: undefined }
      : i === 0
        ? verifyGenesis(genesis, close, barsAt, committed)
        : verifyClose(standing(before), close, barsAt, committed, checkout);
    const settled = await settle(record, entry, verdict);
    found.push(...settled.differences);
    before = settled.after;
    view.progress('closes', i + 1, log.length);
  }
  return { closes: log.length, last, differences: [...found, ...headDifference(head, log, to)] };
}

async function fetchInputs(
  record: PublishedRecord,
  log: readonly LogEntry[],
  view: VerifyView,
): Promise<ReadonlyMap<string, Inputs>> {
  let done = 0;
  const found = await inParallel(log, LANES, async ({ date }) => {
    const inputs = await record.inputs(date);
    view.progress('inputs', ++done, log.length);
    return inputs;
  });
  return new Map(found.flatMap((inputs) => (inputs === undefined ? [] : [[inputs.date, inputs]])));
}

/** The models the closes predicted with, by the hash the inputs name them by: each fetched once. */
async function fetchModels(
  record: PublishedRecord,
  closes: readonly Inputs[],
): Promise<ReadonlyMap<string, ModelArtefact>> {
  const dates = new Map<string, string>();
  for (const { date, close } of closes) {
    if (close?.model_hash && !dates.has(close.model_hash)) dates.set(close.model_hash, date);
  }
  const found = await inParallel([...dates], LANES, async ([hash, date]) => [hash, await record.model(date)] as const);
  return new Map(found.flatMap(([hash, model]) => (model === undefined ? [] : [[hash, model]])));
}

/**
 * The verdict on a close whose recomputed state is not the one its entry names: the fields of the published state that
 * differ are named, and the next close goes on from that state.
 */
async function settle(
  record: PublishedRecord,
  entry: LogEntry,
  verdict: CloseVerdict,
): Promise<{ readonly differences: readonly Difference[]; readonly after: Standing }> {
  const { differences, after } = verdict;
  if (after !== undefined && stateHash(after.state) === entry.state_hash) return { differences, after };
  const published = await record.state(entry.date);
  if (published === undefined || stateHash(published) !== entry.state_hash) {
    const path = 'state';
    const told = published === undefined ? undefined : stateHash(published);
    const unknown = { date: entry.date, path, subject: null, published: told, recomputed: entry.state_hash };
    if (after !== undefined) return { differences: [...differences, unknown], after };
    throw new LocalError(
      `The close of ${entry.date} cannot be recomputed (${differences[0]?.path} is missing), and the state published for it is not the one its entry names: nothing after it can be checked. Verify through an earlier day with --to.`,
    );
  }
  const named = after === undefined ? [] : stateDifferences(entry.date, published, after.state);
  return {
    differences: [...withHashedCloses(differences, published), ...named],
    after: { state: published, entry },
  };
}

function standing(before: Standing | undefined): Standing {
  if (before === undefined) throw new Error('verifyRecord: a close before the genesis');
  return before;
}

function absent(date: string): Difference {
  return { date, path: 'inputs', subject: null, published: undefined, recomputed: 'the inputs of the close' };
}

/** The last entry that the published rotation names has to be in the log, unless `to` ends it before. */
function headDifference(
  head: { readonly seq: number; readonly hash: string },
  log: readonly LogEntry[],
  to: string | undefined,
): Difference[] {
  const entry = log.find(({ seq }) => seq === head.seq);
  const last = log.at(-1);
  if (last === undefined || (entry === undefined && to !== undefined) || entry?.hash === head.hash) return [];
  const date = entry?.date ?? last.date;
  const path =
    entry === undefined ? `log entry ${head.seq}, which /v1/rotation names as the last` : 'hash in /v1/rotation';
  return entry === undefined
    ? [{ date, path, subject: null, published: undefined, recomputed: head.hash }]
    : [{ date, path, subject: null, published: head.hash, recomputed: entry.hash }];
}
