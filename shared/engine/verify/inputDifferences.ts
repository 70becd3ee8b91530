import type { InputBar } from '../../contracts/inputs.ts';
import { dayOf, isoDateOf } from '../../market/day.ts';
import { modelHash } from '../../model/modelCard.ts';
import { barChecks, barsHash, inputsHash } from '../closeInputs.ts';
import type { BarsAt } from '../closePanel.ts';
import { differences } from './differences.ts';
import type { Difference, PublishedClose } from './types.ts';

/** Hash by `date#revision` of the bars that the inputs checked so far have committed to. */
export type CommittedBars = Map<string, string>;

/** Stands for a value that a hash shows to be another one, but not which. */
const NOT_HASHED = 'not the value that was hashed';

/**
 * Checks what a close was computed from: the inputs against the log entry and their own hash, and the bars of every day
 * it reads against the hash that this close or an earlier one committed to (`committed`, which it adds to). A bar of
 * the close's own date that differs is named by token and column.
 */
export function inputDifferences(
  { entry, inputs, artefact }: PublishedClose,
  barsAt: BarsAt,
  committed: CommittedBars,
): Difference[] {
  const { date } = entry;
  const rules = ({
    seq,
    date,
    methodology_version,
    registry_hash,
    code_hash,
    inputs_hash,
  }: typeof inputs | typeof entry) => ({
    seq,
    date,
    methodology_version,
    registry_hash,
    code_hash,
    inputs_hash,
  });
  const found: Difference[] = differences(rules(inputs), rules(entry), 'inputs').map((one) => ({ date, ...one }));
  const own = inputsHash(inputs);
  if (own !== inputs.inputs_hash) found.push(named(date, 'inputs.inputs_hash', inputs.inputs_hash, own));

  const model = artefact === undefined ? null : modelHash(artefact);
  if (model !== inputs.model_hash) found.push(named(date, 'inputs.model_hash', inputs.model_hash, model));

  for (const [day, hash] of Object.entries(inputs.bars)) {
    const revision = inputs.revisions[day] ?? 0;
    committed.set(keyOf(day, revision), hash);
    const bars = barsAt(day, revision);
    if (bars === undefined) {
      found.push(named(date, `inputs.bars of ${day}`, undefined, hash));
    } else if (barsHash(bars) !== hash) {
      const cells = day === date ? cellDifferences(date, bars, inputs.checks) : [];
      found.push(
        ...(cells.length > 0
          ? cells
          : [named(day, `inputs.bars (read by the close of ${date})`, barsHash(bars), hash)]),
      );
    }
  }
  return [...found, ...uncommitted(inputs, committed)];
}

const keyOf = (date: string, revision: number): string => `${date}#${revision}`;

const named = (date: string, path: string, published: unknown, recomputed: unknown): Difference => ({
  date,
  path,
  subject: null,
  published,
  recomputed,
});

/** The cells of a day's bars that are in a row and in a column whose short hash differs. */
function cellDifferences(
  date: string,
  bars: readonly InputBar[],
  checks: PublishedClose['inputs']['checks'],
): Difference[] {
  const own = barChecks(bars);
  const columns = Object.keys(own.columns).filter((column) => own.columns[column] !== checks.columns[column]);
  const rows = new Map(bars.map((bar) => [bar.token, bar]));
  const tokens = [...new Set([...rows.keys(), ...Object.keys(checks.tokens)])].filter(
    (token) => own.tokens[token] !== checks.tokens[token],
  );
  return tokens.flatMap((token) => {
    const bar = rows.get(token);
    if (bar === undefined || checks.tokens[token] === undefined) {
      return [named(date, `inputs.bars.${token}`, bar && 'a bar', bar ? undefined : 'a bar')];
    }
    return columns.map((column) =>
      named(date, `inputs.bars.${token}.${column}`, bar[column as keyof InputBar], NOT_HASHED),
    );
  });
}

/** Days of the window whose bars no inputs have committed to: the log would not vouch for them. */
function uncommitted(
  { date, window_from, seq, revisions, bars }: PublishedClose['inputs'],
  committed: CommittedBars,
): Difference[] {
  // The genesis is taken as it opened: its own fold reached further back than any later close reads.
  const from = dayOf(seq === 0 ? (Object.keys(bars).sort()[0] ?? date) : window_from);
  const found: Difference[] = [];
  for (let day = from; day <= dayOf(date); day++) {
    const read = isoDateOf(day);
    const revision = revisions[read] ?? 0;
    if (revision >= 0 && !committed.has(keyOf(read, revision))) {
      // Said once: every later close reads it too.
      committed.set(keyOf(read, revision), '');
      found.push(named(date, `inputs.bars of ${read}, revision ${revision}`, undefined, 'a hash'));
    }
  }
  return found;
}
