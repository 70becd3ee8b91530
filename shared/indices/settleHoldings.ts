import type { Parameters } from '../engine/parameters.ts';
import { ownClose } from '../market/ownClose.ts';
import { PanelFlag } from '../market/panel.ts';
import { registeredStop, tradingSuccessor } from '../market/registeredEvents.ts';
import { sameList } from '../market/sameList.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import type { Close } from './close.ts';
import { indexLevel } from './indexLevel.ts';
import { RunningIndex } from './runningIndex.ts';
import { withGain } from './settleQuietly.ts';
import type { Silence } from './types.ts';

/** What happened to one held token at a close. */
type Outcome =
  | { readonly kind: 'priced'; readonly price: number }
  | { readonly kind: 'carried'; readonly silence: Silence }
  | { readonly kind: 'replaced'; readonly by: string; readonly ratio: number; readonly price: number }
  | { readonly kind: 'left'; readonly proceeds: number };

/**
 * Applies the event table of methodology section 2 to an index: a registered successor that trades takes over the units
 * times the ratio; a token without a price is carried; a registered delisting leaves on its first bar without one, an
 * unannounced stop (back-test only) after `frozenBars`, at the last price less the haircut, into cash.
 */
export function settleHoldings(
  index: RunningIndex,
  isTradable: boolean,
  close: Close,
  params: Parameters,
): RunningIndex {
  const { holdings: before, moving } = index;
  const units: Record<string, number> = {};
  const equalUnits: Record<string, number> = {};
  const prices: Record<string, number> = {};
  const silent: Record<string, Silence> = {};
  const points: Record<string, number> = {};
  const replaced = new Map<string, string>();
  let { cash, equalCash } = before;
  before.tokens.forEach((token, i) => {
    const held = before.units[i] as number;
    const equalHeld = before.equalUnits[i] as number;
    const last = moving.prices[i] as number;
    const outcome = outcomeOf(token, index, last, close, params);
    if (outcome.kind === 'left') {
      cash += held * outcome.proceeds;
      equalCash += equalHeld * outcome.proceeds;
      points[token] = (points[token] ?? 0) + held * outcome.proceeds - held * last;
      return;
    }
    const heir = outcome.kind === 'replaced' ? outcome.by : token;
    const ratio = outcome.kind === 'replaced' ? outcome.ratio : 1;
    const price = outcome.kind === 'carried' ? last : outcome.price;
    if (outcome.kind === 'replaced') replaced.set(token, heir);
    if (outcome.kind === 'carried') silent[token] = outcome.silence;
    units[heir] = (units[heir] ?? 0) + held * ratio;
    equalUnits[heir] = (equalUnits[heir] ?? 0) + equalHeld * ratio;
    prices[heir] = price;
    points[heir] = (points[heir] ?? 0) + held * ratio * price - held * last;
  });
  const isReplaced = replaced.size > 0;
  const kept = isReplaced ? ascending(units) : units;
  const keptEqual = isReplaced ? ascending(equalUnits) : equalUnits;
  const holdings = {
    ...before,
    basket: isReplaced ? [...new Set(before.basket.map((token) => replaced.get(token) ?? token))] : before.basket,
    tokens: sameList(before.tokens, Object.keys(kept)),
    units: Object.values(kept),
    cash,
    equalUnits: Object.values(keptEqual),
    equalCash,
  };
  const { day } = close;
  const level = indexLevel(kept, prices, cash);
  const gain = { day, tokens: Object.keys(points), points: Object.values(points) };
  return new RunningIndex(holdings, {
    prices: holdings.tokens.map((token) => prices[token] as number),
    silent,
    levels: moving.levels.appended({ day, level }, params.index.levelsKept),
    equalLevel: indexLevel(keptEqual, prices, equalCash),
    tradable: isTradable,
    gains: withGain(moving.gains, gain, params),
  });
}

function outcomeOf(
  token: string,
  { holdings, moving }: RunningIndex,
  last: number,
  close: Close,
  params: Parameters,
): Outcome {
  const { panel, row, registry } = close;
  const position = tokenPositions(panel).get(token);
  const price = position === undefined ? Number.NaN : ownClose(panel, position, row);
  const missing = Number.isNaN(price);
  const stop =
    missing && position !== undefined ? registeredStop(panel, position, row, registry.events, params) : undefined;
  const successor = tradingSuccessor(panel, token, row, registry.events);
  // Bought before the event, or silent next to it: a token bought after an old event is held as itself.
  if (successor !== undefined && (successor.date > holdings.rebalancedOn || stop === 'migrating')) {
    return { kind: 'replaced', by: successor.token, ratio: successor.ratio, price: successor.price };
  }
  if (!missing) return { kind: 'priced', price };

  const arrived = position !== undefined && isQuarantined(close, position);
  const before = moving.silent[token] ?? { bars: 0, absent: 0 };
  const silence = { bars: before.bars + 1, absent: before.absent + (arrived ? 0 : 1) };
  const unannounced = stop === undefined && !close.live && silence.absent > params.index.frozenBars;
  if ((stop === 'delisted' && !arrived) || unannounced) {
    return { kind: 'left', proceeds: last * (1 - params.index.haircut) };
  }
  return { kind: 'carried', silence };
}

function isQuarantined({ panel, row }: Close, position: number): boolean {
  return ((panel.flags[position * panel.days + row] as number) & PanelFlag.quarantined) !== 0;
}

/** The record with its keys in ascending order: sums over it run in that order. */
function ascending(record: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
