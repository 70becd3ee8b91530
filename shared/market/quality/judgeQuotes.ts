import type { Parameters } from '../../engine/parameters.ts';
import { describeGap, describeJump, isConfirmed, isJump, priceText, sourcesAgree } from './moveGate.ts';
import type { QuoteReading, StaleCode, Verdict } from './verdict.ts';

const MS_PER_HOUR = 3_600_000;

/** The last accepted reading about 24 hours before, and the token's 30-day median daily volume (null = too few bars). */
export interface PreviousReading {
  readonly priceUsd: number;
  readonly at: number;
  readonly medianVolumeUsd: number | null;
}

export interface QuoteGateInput {
  /** Instant of the readings, ms since the epoch. */
  readonly at: number;
  readonly quotes: readonly QuoteReading[];
  readonly expected: readonly string[];
  readonly previous: ReadonlyMap<string, PreviousReading>;
  /** Prices refused as jumps in the readings just before this one, oldest first, without a break; absent = none. */
  readonly holds: ReadonlyMap<string, readonly number[]>;
  /** Another source's current prices: what confirms a jump, and what an accepted price may not differ from by over 3%. */
  readonly secondSource?: ReadonlyMap<string, number>;
  readonly params: Parameters;
}

/**
 * One verdict for each expected token, in the order given; quotes of other tokens are ignored. Gates in order: absent,
 * contradicting duplicate, no price, not positive, stale, jump, contradicted by the second source (methodology, section 2). A first reading has nothing to
 * be compared with and passes. After an outage the last accepted price, however old, stays the reference: it fails
 * closed, and a level that holds for 24 readings ends it.
 */
export function judgeQuotes(input: QuoteGateInput): readonly Verdict[] {
  const quotesOf = Map.groupBy(input.quotes, (quote) => quote.id);
  return input.expected.map((token) => judge(token, quotesOf.get(token) ?? [], input));
}

function judge(token: string, quotes: readonly QuoteReading[], input: QuoteGateInput): Verdict {
  const [quote] = quotes;
  if (quote === undefined) return { token, flag: 'missing', code: 'ABSENT', reason: 'not in the answer of the source' };
  if (new Set(quotes.map((one) => one.priceUsd)).size > 1) {
    const prices = quotes.map((one) => (one.priceUsd === null ? 'none' : priceText(one.priceUsd))).join(', ');
    const reason = `given ${quotes.length} times with different prices: ${prices}`;
    return { token, flag: 'quarantined', code: 'CONFLICTING_DUPLICATE', reason, refusedUsd: null };
  }
  const { priceUsd } = quote;
  if (priceUsd === null)
    return { token, flag: 'missing', code: 'NO_PRICE', reason: 'listed by the source without a price' };
  if (!Number.isFinite(priceUsd) || priceUsd <= 0) {
    const reason = `the price is ${priceUsd}; it must be above zero`;
    return { token, flag: 'quarantined', code: 'NOT_POSITIVE', reason, refusedUsd: null };
  }
  const stale = staleness(quote.lastUpdated, input);
  if (stale) return { token, flag: 'stale', ...stale, priceUsd };

  const volumeUsd = atLeast(quote.volumeUsd, 0);
  const previous = input.previous.get(token);
  if (previous && isJump(previous.priceUsd, priceUsd, input.params)) {
    const secondSourceUsd = input.secondSource?.get(token) ?? null;
    const evidence = { volumeUsd, medianVolumeUsd: previous.medianVolumeUsd, secondSourceUsd };
    const held = [...(input.holds.get(token) ?? []), priceUsd];
    if (!isConfirmed(priceUsd, evidence, input.params) && !levelHolds(held, input.params)) {
      const reason = describeJump(previous.priceUsd, priceUsd);
      return { token, flag: 'quarantined', code: 'JUMP', reason, refusedUsd: priceUsd };
    }
  }
  const otherUsd = input.secondSource?.get(token) ?? priceUsd;
  if (!sourcesAgree(priceUsd, otherUsd, input.params)) {
    const reason = describeGap(priceUsd, otherUsd);
    return { token, flag: 'quarantined', code: 'SOURCES_DIFFER', reason, refusedUsd: null };
  }
  const supply = quote.circulatingSupply;
  // A supply of zero is a provider's way of saying it has none: unknown, not a market cap of nothing.
  return { token, flag: 'accepted', priceUsd, volumeUsd, circulatingSupply: supply === 0 ? null : atLeast(supply, 0) };
}

/** The last 24 readings stay near the first of them: none is itself a jump away from it. */
function levelHolds(readings: readonly number[], params: Parameters): boolean {
  const window = readings.slice(-params.quality.confirmReadings);
  const [level] = window;
  if (level === undefined || window.length < params.quality.confirmReadings) return false;
  return window.every((price) => !isJump(level, price, params));
}

function staleness(
  lastUpdated: string | null,
  { at, params }: QuoteGateInput,
): { code: StaleCode; reason: string } | null {
  const limit = params.quality.staleQuoteHours;
  const updated = lastUpdated === null ? Number.NaN : Date.parse(lastUpdated);
  if (Number.isNaN(updated)) return { code: 'UNDATED', reason: 'the source does not say when it last saw a trade' };
  const hours = (at - updated) / MS_PER_HOUR;
  if (hours > limit)
    return { code: 'OLD', reason: `last traded ${hours.toFixed(1)} hours before; the limit is ${limit}` };
  if (hours < -limit) return { code: 'FUTURE', reason: `dated ${(-hours).toFixed(1)} hours after the reading` };
  return null;
}

function atLeast(value: number | null, floor: number): number | null {
  return value !== null && Number.isFinite(value) && value >= floor ? value : null;
}
