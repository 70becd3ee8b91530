import type { HeatHistory } from '../../../shared/contracts/history.ts';
import { extendHeat } from '../../../shared/history/heatHistory.ts';
import { historyDayOf } from '../../../shared/history/historyDayOf.ts';
import { recordCloseOf } from '../../../shared/history/recordCloseOf.ts';
import { extendRecord } from '../../../shared/history/recordSeries.ts';
import { yearsBuilder } from '../../../shared/history/yearsBuilder.ts';
import { dayOf, type EpochDay, isoDateOf } from '../../../shared/market/day.ts';
import type { Panel } from '../../../shared/market/panel.ts';
import { dayBarRevisions } from '../../adapters/records/dayBars.ts';
import type { StateRecord } from '../../adapters/records/engineStates.ts';
import { type HistoryManifest, latestManifest, putManifest } from '../../adapters/records/historyManifests.ts';
import { putHistoryPart, readHistoryPart } from '../../adapters/records/historyParts.ts';
import { type BarRevisions, groupRevisions, panelOf } from '../barsPanel.ts';
import type { ComputeContext } from '../context.ts';
import { historyContext } from './historyContext.ts';
import { type StoredClose, storedCloses } from './storedCloses.ts';
import { putPerformance, readPerformance, type StoredPerformance } from './storedPerformance.ts';
import { putYears, readYear } from './storedYears.ts';

/** Bars read before a close: what its volatility and the events next to it look back on. */
const BARS_BEFORE = 45;
/** A record opened before history was kept has none of its hypothetical past. */
const NO_BACKTEST = JSON.stringify({
  backtest: null,
  backtest_missing: 'the record was opened before back-tests were kept; the command `npm run backtest` makes one',
});

/**
 * History through the record's last close: the stored one with the closes since appended, from what the table has of them.
 * Once a close, in one place: whatever run comes first after it, however the one that computed it ended, writes the same.
 * `barsRead` saves reading again what an advance has just read.
 */
export async function extendHistory(
  context: ComputeContext,
  record: StateRecord,
  barsRead?: BarRevisions,
): Promise<HistoryManifest> {
  const { store, params, registry } = context;
  const version = params.methodologyVersion;
  const { day } = record.state;
  if (day === null) throw new Error('extendHistory: the record has no close yet');
  const before = await latestManifest(store, version, day);
  if (before?.through === isoDateOf(day)) return before;

  const from = before === undefined ? record.startedOn : dayOf(before.through) + 1;
  const closes = await storedCloses(store, version, from, day);
  const bars =
    barsFrom(barsRead, from - BARS_BEFORE) ?? groupRevisions(await dayBarRevisions(store, from - BARS_BEFORE, day));
  const panels = closes.map((close) =>
    panelOf(registry, bars, close.revisions, close.day - BARS_BEFORE, close.day, params),
  );
  const about = historyContext(context, record.startedOn);
  const lastYear = before && Object.entries(before.years).at(-1)?.[1];
  const years = yearsBuilder(about, lastYear === undefined ? undefined : await readYear(store, lastYear));
  let next = from;
  closes.forEach((close, i) => {
    const market = { panel: panels[i] as Panel, registry, params, live: true };
    for (; next < close.day; next++) years.add(historyDayOf(market, next, undefined));
    years.add(historyDayOf(market, close.day, close.facts));
    next = close.day + 1;
  });

  const manifest: HistoryManifest = {
    through: isoDateOf(day),
    years: { ...before?.years, ...(await putYears(store, years.parts(), about)) },
    heat: await putHeat(context, before, closes),
    performance: await putPerformance(store, await extended(context, record, before, closes, panels), params),
    backtestFrom: before?.backtestFrom ?? null,
  };
  await putManifest(store, version, manifest);
  return manifest;
}

/** The bars an advance has read, where they reach back far enough. */
function barsFrom(bars: BarRevisions | undefined, from: EpochDay): BarRevisions | undefined {
  return bars?.has(isoDateOf(from)) ? bars : undefined;
}

async function putHeat(
  { store, registry }: ComputeContext,
  before: HistoryManifest | undefined,
  closes: readonly StoredClose[],
): Promise<string> {
  const stored = before && JSON.parse((await readHistoryPart(store, before.heat)).heat ?? '');
  const added = closes.map(({ day, facts }) => ({ day, heat: facts.heat }));
  return putHistoryPart(store, {
    heat: JSON.stringify(extendHeat(stored as HeatHistory | undefined, added, { registry })),
  });
}

async function extended(
  { store, registry, params }: ComputeContext,
  record: StateRecord,
  before: HistoryManifest | undefined,
  closes: readonly StoredClose[],
  panels: readonly Panel[],
): Promise<StoredPerformance> {
  const stored = before && (await readPerformance(store, before.performance));
  const { startedOn, benchmarkStart: startPrices } = record;
  const added = closes.map(({ day, facts, fact, rotation }, i) => {
    const isGenesis = day === startedOn;
    const panel = panels[i] as Panel;
    return recordCloseOf({ day, panel, liquidity: facts.liquidity, rotation, fact, isGenesis }, params);
  });
  const series = extendRecord(stored?.series, added, { registry, params, startedOn, startPrices });
  return { series, backtestText: stored?.backtestText ?? NO_BACKTEST };
}
