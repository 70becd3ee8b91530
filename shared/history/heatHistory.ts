import type { HeatHistory } from '../contracts/history.ts';
import type { EpochDay } from '../market/day.ts';
import { isoDateOf } from '../market/day.ts';
import type { DecidedClose, HistoryContext } from './historyDay.ts';
import { decimals } from './rounded.ts';

const CLOSES_KEPT = 90;
const HEAT_DECIMALS = 1;

/** The heat of every narrative with further closes appended, ascending, and the oldest let go. */
export function extendHeat(
  before: HeatHistory | undefined,
  closes: readonly { readonly day: EpochDay; readonly heat: DecidedClose['heat'] }[],
  { registry }: Pick<HistoryContext, 'registry'>,
): HeatHistory {
  const times = [...(before?.times ?? []), ...closes.map(({ day }) => isoDateOf(day))];
  const stored = new Map(before?.narratives.map((row) => [row.id, row]));
  const known = before?.times.length ?? 0;
  return {
    times: times.slice(-CLOSES_KEPT),
    narratives: registry.narratives.map(({ id, name }) => {
      const { heat, stage } = stored.get(id) ?? { heat: nulls(known), stage: nulls(known) };
      const facts = closes.map((close) => close.heat.find(({ narrative }) => narrative === id));
      const newHeat = facts.map((fact) => (fact?.heat === undefined ? null : decimals(fact.heat, HEAT_DECIMALS)));
      return {
        id,
        name,
        heat: [...heat, ...newHeat].slice(-CLOSES_KEPT),
        stage: [...stage, ...facts.map((fact) => fact?.stage ?? null)].slice(-CLOSES_KEPT),
      };
    }),
  };
}

const nulls = (count: number): null[] => new Array<null>(count).fill(null);
