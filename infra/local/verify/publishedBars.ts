import type { Inputs } from '../../../shared/contracts/inputs.ts';
import type { BarsAt } from '../../../shared/engine/closePanel.ts';
import { dayOf, isoDateOf } from '../../../shared/market/day.ts';
import { inParallel } from './inParallel.ts';
import type { PublishedRecord } from './publishedRecord.ts';

/**
 * Every day's bars that the given closes read, at the revisions they read: those that came with the closes' inputs, the
 * rest fetched, at most `lanes` at once. `tell` hears how many of how many are there.
 */
export async function publishedBars(
  record: PublishedRecord,
  closes: readonly Inputs[],
  lanes: number,
  tell: (done: number, total: number) => void,
): Promise<BarsAt> {
  const bars = new Map(closes.map((one) => [keyOf(one.date, one.revision), one.bars]));
  const missing = [...new Set(closes.flatMap(barsRead))].filter((key) => !bars.has(key));
  let done = 0;
  await inParallel(missing, lanes, async (key) => {
    const [date = '', revision] = key.split('#');
    const found = await record.inputs(date, Number(revision));
    if (found !== undefined) bars.set(keyOf(found.date, found.revision), found.bars);
    tell(++done, missing.length);
  });
  return (date, revision) => bars.get(keyOf(date, revision));
}

const keyOf = (date: string, revision: number): string => `${date}#${revision}`;

/** What a close read; of the genesis, whose fold reached further back, what later closes can read. */
function barsRead({ close }: Inputs): string[] {
  if (close === null) return [];
  if (close.seq === 0) return Object.keys(close.bars).map((date) => keyOf(date, close.revisions[date] ?? 0));
  const read: string[] = [];
  for (let day = dayOf(close.window_from); day <= dayOf(close.date); day++) {
    const date = isoDateOf(day);
    const revision = close.revisions[date] ?? 0;
    if (revision >= 0) read.push(keyOf(date, revision));
  }
  return read;
}
