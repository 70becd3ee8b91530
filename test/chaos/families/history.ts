import { newestDayBars } from '../../../functions/adapters/records/dayBars.ts';
import type { DayBars } from '../../../functions/adapters/records/formats.ts';
import type { TableStore } from '../../../functions/adapters/store/port.ts';
import { lastClosedDay } from '../../../shared/market/day.ts';
import type { Bases } from '../bases.ts';
import { faultOn, historyVariants, type Variant } from '../faultVariants.ts';
import type { Case, Family } from '../runCases.ts';
import { event, failed, openSession } from '../session.ts';
import { HISTORY_FROM, OPENING } from '../world.ts';

const FIRST_RUN = event('backfill', OPENING);
const LATER = ['00:35', '00:40', '00:45', '00:50'].map((time) => event('backfill', `2024-03-06T${time}:00Z`));
/** Two sources of one close: what they may differ by, and the rounding of the API's prices. */
const TOLERANCE = 0.03;

/**
 * Faults while history is filled, on the exchange's candles or (without an exchange) on the charts. The runs after it are
 * undisturbed: history must be whole, and no close in it may be one that the true market denies.
 */
export async function historyFaults(bases: Bases): Promise<Family[]> {
  const session = await openSession(bases.replay, []);
  await session.fire(FIRST_RUN);
  const truth = await barsOf(session.audited.store);
  const on = (path: string, variants: readonly Variant[], withoutExchange: boolean): Case[] =>
    variants.map((variant) => ({
      name: `${variant.name} on ${path}`,
      async run() {
        const victim = await openSession(bases.replay, []);
        const { timeoutMs = 5000 } = variant;
        await victim.fire(FIRST_RUN, { faults: [faultOn(path, variant)], timeoutMs, withoutExchange });
        for (const later of LATER) {
          const outcome = await victim.fire(later, { withoutExchange });
          if (failed(outcome)) return [`the run at ${later.at} failed: ${outcome.message}`];
        }
        return [...victim.audited.violations, ...problemsOf(await barsOf(victim.audited.store), truth, variant)];
      },
    }));
  return [
    {
      name: 'provider fault in history',
      cases: [
        ...on('klines', historyVariants('pepe', '4'), false),
        ...on('market_chart', historyVariants('pepe', 'prices'), true),
      ],
    },
  ];
}

const barsOf = (store: TableStore) => newestDayBars(store, HISTORY_FROM, lastClosedDay(Date.parse(OPENING)));

function problemsOf(
  found: ReadonlyMap<string, DayBars>,
  truth: ReadonlyMap<string, DayBars>,
  variant: Variant,
): string[] {
  const problems: string[] = [];
  for (const [date, { rows }] of truth) {
    const byToken = new Map(found.get(date)?.rows.map((row) => [row[0], row]));
    for (const [token, real] of rows) {
      const row = byToken.get(token);
      const lied = !variant.transport && (token === 'pepe' || variant.fields.id === undefined);
      if (row === undefined || row[1] === null) {
        if (!lied) problems.push(`${token} has no close on ${date}`);
      } else if (
        Math.abs(row[1] / (real as number) - 1) > TOLERANCE &&
        !isLevelOfTheLie(variant, row[1], real as number)
      )
        problems.push(`${token} closed at ${row[1]} on ${date}, it was ${real}`);
    }
  }
  return problems.slice(0, 5);
}

/** A whole history in other units has no jump in it: only a second source can tell, and here is none. */
function isLevelOfTheLie({ fields }: Variant, close: number, real: number): boolean {
  return (
    fields.kind === 'scale_price' &&
    fields.index === undefined &&
    Math.abs(close / real / Number(fields.factor) - 1) < TOLERANCE
  );
}
