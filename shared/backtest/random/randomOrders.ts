import type { Random } from '../../market/simulated/random.ts';
import type { OrderSheet } from '../replay/replayBook.ts';
import { CELL, cellAt, type ReplayMarket } from '../replay/replayMarket.ts';
import type { ClosePlan, DecisionPlan, Seat } from './rotationPlan.ts';
import { type Sleeve, type SleeveTotals, sleeveTotals } from './sleeveTotals.ts';

const EMPTY: Sleeve = { slots: [], tokens: [], weights: [] };
const NOBODY: readonly number[] = [];

/**
 * Orders of a rotation that copies the recorded one's pattern (days, exposure, scale, slots and seats kept or exchanged,
 * weights) and fills every new slot with a random tradable narrative, every new seat with a random tradable token of it.
 * So it trades as often and as much, and only the choice is left to chance. `benchmark` is that token's position.
 */
export function randomOrders(
  plan: readonly ClosePlan[],
  market: ReplayMarket,
  tranches: number,
  benchmark: number,
  random: Random,
): (close: number, order: OrderSheet) => void {
  let sleeves: Sleeve[] = Array.from({ length: tranches }, () => EMPTY);
  const totals = sleeveTotals(market.tokens);
  return (close, order) => {
    const step = plan[close] as ClosePlan;
    if (step.toCash) {
      const wasInvested = sleeves.some((sleeve) => sleeve !== EMPTY);
      for (const sleeve of sleeves) totals.remove(sleeve);
      sleeves = sleeves.map(() => EMPTY);
      if (wasInvested) order.due();
      return;
    }
    const died = follow(sleeves, totals, market, close);
    const left = step.emptied.length === 0 ? NOBODY : empty(sleeves, totals, step);
    let moved = NOBODY;
    if (step.decision !== undefined) {
      const before = sleeves[step.decision.tranche] as Sleeve;
      const after = redraw(before, step.decision, step, { market, close, benchmark, random });
      sleeves[step.decision.tranche] = after;
      totals.remove(before);
      totals.add(after);
      if (step.decision.isDue) moved = changed(before, after);
    }
    totals.each((token, weight) => order.want(token, (weight / tranches) * step.scale));
    for (const token of died) order.due(token);
    for (const token of left) order.due(token);
    for (const token of moved) order.due(token);
  };
}

/** Conversions and deaths of what the random sleeves hold; returns the dead. */
function follow(
  sleeves: readonly Sleeve[],
  totals: SleeveTotals,
  market: ReplayMarket,
  close: number,
): readonly number[] {
  const conversions = market.conversions[close] ?? [];
  const died = market.died[close] ?? [];
  if (conversions.length === 0 && died.length === 0) return died;
  for (const sleeve of sleeves) {
    totals.remove(sleeve);
    sleeve.tokens.forEach((token, seat) => {
      const successor = conversions.find(({ from }) => from === token)?.to;
      if (successor !== undefined) sleeve.tokens[seat] = successor;
      else if (died.includes(token)) sleeve.tokens[seat] = -1;
    });
    totals.add(sleeve);
  }
  return died;
}

/** Seats the recorded rotation emptied at this close; returns the tokens that sat in them. */
function empty(sleeves: readonly Sleeve[], totals: SleeveTotals, { emptied }: ClosePlan): number[] {
  return emptied.flatMap(({ tranche, seats }) => {
    const sleeve = sleeves[tranche] as Sleeve;
    const left = seats.map((seat) => sleeve.tokens[seat] ?? -1).filter((token) => token >= 0);
    totals.remove(sleeve);
    for (const seat of seats) sleeve.tokens[seat] = -1;
    totals.add(sleeve);
    return left;
  });
}

function redraw(
  before: Sleeve,
  plan: DecisionPlan,
  { choices, open }: ClosePlan,
  context: {
    readonly market: ReplayMarket;
    readonly close: number;
    readonly benchmark: number;
    readonly random: Random;
  },
): Sleeve {
  const { market, close, benchmark, random } = context;
  const slots: number[] = [];
  for (const from of plan.slots) {
    const narrative = from < 0 ? -1 : (before.slots[from] ?? -1);
    slots.push(narrative >= 0 && (choices[narrative]?.length ?? 0) > 0 ? narrative : -1);
  }
  for (let slot = 0; slot < slots.length; slot++) {
    if (slots[slot] === -1) slots[slot] = draw(open, slots, random);
  }
  const tokens: number[] = [];
  for (const { slot, from } of plan.seats) {
    const token = from < 0 ? -1 : (before.tokens[from] ?? -1);
    const isPriced = token >= 0 && !Number.isNaN(market.cells[cellAt(market.tokens, close, token) + CELL.price]);
    const continued = plan.slots[slot] as number;
    const isSameTheme = continued >= 0 && before.slots[continued] === slots[slot];
    tokens.push(isPriced && isSameTheme ? token : -1);
  }
  const weights: number[] = [];
  let rest = plan.benchmark;
  for (let seat = 0; seat < plan.seats.length; seat++) {
    const { slot, weight } = plan.seats[seat] as Seat;
    if (tokens[seat] === -1) tokens[seat] = draw(choices[slots[slot] as number] ?? [], tokens, random);
    if (tokens[seat] === -1) rest += weight;
    weights.push(weight);
  }
  tokens.push(rest > 0 ? benchmark : -1);
  weights.push(rest);
  return { slots, tokens, weights };
}

/** Draws that may hit what is taken before the free options are listed. */
const QUICK_DRAWS = 6;

/** One of `options` that is not in `taken`, each as likely; -1 when all are. */
function draw(options: readonly number[], taken: readonly number[], random: Random): number {
  for (let attempt = 0; attempt < QUICK_DRAWS; attempt++) {
    const option = options[Math.floor(random.uniform() * options.length)] ?? -1;
    if (!taken.includes(option)) return option;
  }
  const free = options.filter((option) => !taken.includes(option));
  return free[Math.floor(random.uniform() * free.length)] ?? -1;
}

/** Tokens whose weight in the sleeve is another than before. */
function changed(before: Sleeve, after: Sleeve): number[] {
  const tokens: number[] = [];
  for (const sleeve of [before, after]) {
    for (const token of sleeve.tokens) {
      if (token >= 0 && weightIn(before, token) !== weightIn(after, token)) tokens.push(token);
    }
  }
  return tokens;
}

function weightIn({ tokens, weights }: Sleeve, token: number): number {
  const seat = tokens.indexOf(token);
  return seat < 0 ? 0 : (weights[seat] as number);
}
