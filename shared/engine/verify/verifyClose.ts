import type { LogEntry } from '../../contracts/rotation.ts';
import { coverageAt } from '../../market/coverage.ts';
import { dayOf, type EpochDay, isoDateOf } from '../../market/day.ts';
import type { Panel } from '../../market/panel.ts';
import { rowOf } from '../../market/panel.ts';
import { hashEntry } from '../../rotation/logEntry.ts';
import { advance } from '../advance.ts';
import { closeEntry } from '../closeEntry.ts';
import { type BarsAt, closePanel } from '../closePanel.ts';
import { differences } from './differences.ts';
import { type CommittedBars, inputDifferences } from './inputDifferences.ts';
import type { Difference, PublishedClose, Rules, Standing } from './types.ts';

/** What became of a close: `after` is where a recomputation goes on from, undefined where it could not be recomputed. */
export interface CloseVerdict {
  readonly differences: readonly Difference[];
  readonly after: Standing | undefined;
}

/**
 * Recomputes one close of the record from the state before it and the bars it was pinned to, with the same engine that
 * runs live, and names everything in which the published entry differs. `before.entry` is the published entry before it.
 * A close that does not follow on it (entries are missing, or its date goes back) is checked as far as its hashes go.
 */
export function verifyClose(
  before: Standing,
  close: PublishedClose,
  barsAt: BarsAt,
  committed: CommittedBars,
  rules: Rules,
): CloseVerdict {
  const { entry, inputs } = close;
  const { registry, params } = rules;
  const day = dayOf(entry.date);
  const panel = closePanel(registry, barsAt, inputs.revisions, dayOf(inputs.window_from), day, params);
  const missing = passedOver(before, day, panel, rules);
  const ofInputs = inputDifferences(close, barsAt, committed);
  if (missing.length > 0 || before.state.day === null || day <= before.state.day) {
    const follows = { seq: before.entry.seq + 1, prev_hash: before.entry.hash };
    return { differences: [...missing, ...ofInputs, ...entryDifferences(entry, follows)], after: undefined };
  }
  const step = advance(before.state, { panel, day, registry, live: true, artefact: close.artefact }, params);
  const recomputed = closeEntry('CLOSE', { ...step, inputs }, before.entry, registry);
  return {
    differences: [
      ...ofInputs,
      ...tooThin(entry.date, step.facts.coverage, params.coverage.minLiveShare),
      ...entryDifferences(entry, recomputed),
    ],
    after: { state: step.state, entry },
  };
}

/**
 * In what a published entry differs from the recomputed one. The entry's own hash is held against its own content: a
 * number that differs has its line, and says nothing about the hash over it.
 */
export function entryDifferences(entry: LogEntry, recomputed: Partial<LogEntry>): Difference[] {
  const { hash, ...content } = entry;
  const { hash: _, ...expected } = recomputed;
  const compared = Object.fromEntries(
    Object.keys(expected).map((name) => [name, content[name as keyof typeof content]]),
  );
  const found = differences(compared, expected).map((one) => ({ date: entry.date, ...one }));
  const own = hashEntry(content).hash;
  if (own !== hash) found.push({ date: entry.date, path: 'hash', subject: null, published: hash, recomputed: own });
  return found;
}

/** Days between two entries that the second one's bars show to have been due. */
function passedOver(before: Standing, day: EpochDay, panel: Panel, { registry, params }: Rules): Difference[] {
  const found: Difference[] = [];
  for (let between = dayOf(before.entry.date) + 1; between < day; between++) {
    const row = rowOf(panel, between);
    const { share } = row < 0 ? { share: 0 } : coverageAt(panel, row, registry, params);
    if (share < params.coverage.minLiveShare) continue;
    const recomputed = `a close: its bars hold ${percent(share)} of live tokens`;
    found.push({ date: isoDateOf(between), path: 'log entry', subject: null, published: undefined, recomputed });
  }
  return found;
}

function tooThin(date: string, share: number, least: number): Difference[] {
  if (share >= least) return [];
  const recomputed = `no close: its bars hold ${percent(share)} of live tokens, under ${percent(least)}`;
  return [{ date, path: 'log entry', subject: null, published: 'a close', recomputed }];
}

const percent = (fraction: number): string => `${Math.floor(fraction * 1000) / 10}%`;
