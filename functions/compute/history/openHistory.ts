import type { FoldStep } from '../../../shared/engine/fold.ts';
import { extendHeat } from '../../../shared/history/heatHistory.ts';
import { historyDayOf } from '../../../shared/history/historyDayOf.ts';
import { recordCloseOf } from '../../../shared/history/recordCloseOf.ts';
import { extendRecord } from '../../../shared/history/recordSeries.ts';
import { yearsBuilder } from '../../../shared/history/yearsBuilder.ts';
import { type EpochDay, isoDateOf } from '../../../shared/market/day.ts';
import type { Panel } from '../../../shared/market/panel.ts';
import type { RotationState } from '../../../shared/rotation/types.ts';
import { putManifest } from '../../adapters/records/historyManifests.ts';
import { putHistoryPart } from '../../adapters/records/historyParts.ts';
import type { ComputeContext } from '../context.ts';
import { backtestOfFold } from './backtestOfFold.ts';
import { historyContext } from './historyContext.ts';
import { putPerformance } from './storedPerformance.ts';
import { putYears } from './storedYears.ts';

/** Closes whose heat is remembered during the fold. */
const HEAT_CLOSES = 90;

/**
 * The history that the fold of the opening gives on the way: shown every step, it keeps the years, the heat and the
 * back-test; `put` writes them with the record's first close. `startedOn` is the genesis: the last close of the fold.
 */
export function openHistory(context: ComputeContext, panel: Panel, startedOn: EpochDay) {
  const { registry, params, store } = context;
  const about = historyContext(context, startedOn);
  const market = { panel, registry, params, live: false };
  const years = yearsBuilder(about);
  const backtest = backtestOfFold(context, panel);
  const heats: { day: EpochDay; heat: FoldStep['facts']['heat'] }[] = [];
  let next = panel.firstDay;
  let last: FoldStep | undefined;

  return {
    add(step: FoldStep): void {
      const { facts } = step;
      for (; next < facts.day; next++) years.add(historyDayOf(market, next, undefined));
      const day = historyDayOf(market, facts.day, facts);
      next = facts.day + 1;
      years.add(day);
      backtest.add(step, day.decided?.dead ?? []);
      heats.push({ day: facts.day, heat: facts.heat });
      if (heats.length > HEAT_CLOSES) heats.shift();
      last = step;
    },

    /** Writes everything, the manifest last. `rotation` and `benchmarkStart` are those the record opens with. */
    async put(rotation: RotationState, benchmarkStart: Readonly<Record<string, number>>): Promise<void> {
      if (last === undefined) throw new Error('openHistory: no close was added');
      const { facts } = last;
      const { day, liquidity, rotation: fact } = facts;
      const close = recordCloseOf({ day, panel, liquidity, rotation, fact, isGenesis: true }, params);
      const series = extendRecord(undefined, [close], { registry, params, startedOn, startPrices: benchmarkStart });
      const body = backtest.body();
      const manifest = {
        through: isoDateOf(day),
        years: await putYears(store, years.parts(), about),
        heat: await putHistoryPart(store, { heat: JSON.stringify(extendHeat(undefined, heats, about)) }),
        performance: await putPerformance(store, { series, backtestText: JSON.stringify(body) }, params),
        backtestFrom: body.backtest?.times[0] ?? null,
      };
      await putManifest(store, params.methodologyVersion, manifest);
    },
  };
}
