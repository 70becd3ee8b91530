import type { ClosesNarrative } from '../contracts/closes.ts';
import type { NarrativeHistory } from '../contracts/history.ts';
import type { IndexFact } from '../indices/types.ts';
import { isoDateOf } from '../market/day.ts';
import { membersOf } from '../registry/membership.ts';
import type { HistoryContext, HistoryDay } from './historyDay.ts';
import { type MemberSpan, memberSpans } from './memberSpans.ts';
import { decimals, PRICE_DIGITS, significant } from './rounded.ts';
import type { Column, NarrativeNotes } from './yearPart.ts';

const HEAT_DECIMALS = 1;
const WEIGHT_DECIMALS = 4;

interface NarrativeColumns {
  readonly id: string;
  readonly name: string;
  readonly level: Column;
  state: string;
  members: readonly MemberSpan[];
  readonly heat: Column;
  readonly rebalances: NarrativeHistory['rebalances'];
}

/** The narrative columns of a year, going on from stored ones. */
export function narrativeRows(
  context: HistoryContext,
  before: readonly ClosesNarrative[],
  notes: readonly NarrativeNotes[],
) {
  const { registry, maxStaleWeight } = context;
  const symbols = new Map(registry.tokens.map(({ id, symbol }) => [id, symbol]));
  const stored = new Map(before.map((row) => [row.id, row]));
  const noted = new Map(notes.map((row) => [row.id, row]));
  const columns = registry.narratives.map(({ id, name }): NarrativeColumns => {
    const [row, note] = [stored.get(id), noted.get(id)];
    return {
      id,
      name,
      level: [...(row?.level ?? [])],
      state: row?.state ?? '',
      members: row?.members ?? [],
      heat: [...(note?.heat ?? [])],
      rebalances: [...(note?.rebalances ?? [])],
    };
  });

  return {
    add({ day, decided }: HistoryDay, rows: number): void {
      const date = isoDateOf(day);
      const facts = new Map(decided?.indices.map((fact) => [fact.narrative, fact]));
      const heats = new Map(decided?.heat.map((fact) => [fact.narrative, fact.heat]));
      for (const column of columns) {
        // A narrative that joined the registry within the year has no rows before.
        while (column.level.length < rows) column.level.push(null);
        while (column.heat.length < rows) column.heat.push(null);
        column.state = column.state.padEnd(rows, '.');
        const fact = facts.get(column.id);
        const heat = heats.get(column.id);
        column.level.push(fact === undefined ? null : significant(fact.level, PRICE_DIGITS));
        column.state += stateCode(fact, maxStaleWeight);
        column.heat.push(heat === undefined ? null : decimals(heat, HEAT_DECIMALS));
        column.members = memberSpans(column.members, membersOf(registry, column.id, day), date);
        if (fact?.rebalanced) column.rebalances.push({ date, tokens: basketOf(fact, symbols) });
      }
    },
    rows: (): ClosesNarrative[] =>
      columns.map(({ id, name, level, state, members }) => ({
        id,
        name,
        level: [...level],
        state,
        members: [...members],
      })),
    notes: (): NarrativeNotes[] =>
      columns.map(({ id, heat, rebalances }) => ({ id, heat: [...heat], rebalances: [...rebalances] })),
  };
}

function stateCode(fact: IndexFact | undefined, maxStaleWeight: number): string {
  if (fact === undefined) return '.';
  if (fact.tradable) return 't';
  return fact.staleWeight > maxStaleWeight ? 's' : 'i';
}

/** The basket after a rebalance, heaviest first. */
function basketOf(
  { constituents }: IndexFact,
  symbols: ReadonlyMap<string, string>,
): NarrativeHistory['rebalances'][number]['tokens'] {
  return constituents
    .map(({ token, weight }) => ({
      token,
      symbol: symbols.get(token) ?? token,
      weight: decimals(weight, WEIGHT_DECIMALS),
    }))
    .sort((a, b) => b.weight - a.weight || (a.token < b.token ? -1 : 1));
}
