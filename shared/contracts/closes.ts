import * as z from 'zod';
import { displayName, isoDate, methodologyVersion, slug, symbol } from './fields.ts';

/**
 * Everything the rotation reads at the closes of one calendar year, by columns: with it (and the year before, for the
 * windows) a browser runs `shared/rotation` again with other parameters. Row i of every column is calendar day `from` + i,
 * days without a close included, since windows count calendar bars.
 *
 * Precision: prices and index levels are rounded to 6 significant digits, grades to 2 decimals, money (`adv_usd`,
 * `cap_usd`) to 3 significant digits. A replay is therefore close to the record, not equal to it bit for bit.
 */
const column = (meaning: string) => z.array(z.number().nullable()).describe(meaning);
const codes = (meaning: string) => z.string().describe(`one character a day: ${meaning}`);

export const closesToken = z.object({
  id: slug,
  symbol,
  name: z.string().describe('name of the token in the registry'),
  close: column(
    "US dollars per token, as traded under this id (a predecessor's prices are its own row, see `conversions`); null = missing or quarantined",
  ),
  grade: column('Trader Grade at this close, points 0-100; null = none given at this close'),
  signal: codes(
    'b bullish, n neutral, r bearish; the capital letter where this close changed it (the flip); . = no signal',
  ),
  status: codes(
    't tradable (and eligible), e eligible only, d found dead at this close (registered delisting; before the record also an unannounced stop), . = neither',
  ),
  adv_usd: column('trusted average daily volume at this close, US dollars: limits and prices trades; null = unknown'),
  cap_usd: column('market capitalisation at this close, US dollars: the spread tier; null = unknown, the worst tier'),
});
export type ClosesToken = z.infer<typeof closesToken>;

export const closesNarrative = z.object({
  id: slug,
  name: displayName,
  level: column('index points at this close, base 1000; null = no index, or no close that day'),
  state: codes(
    't tradable, s not tradable because over 20% of its value stands at stale prices, i indicative (too few members), . = no index',
  ),
  members: z
    .array(
      z.object({
        token: slug,
        from: isoDate.describe('first day of membership within the year'),
        to: isoDate.nullable().describe('first day outside; null = a member on the last day of the year part'),
      }),
    )
    .describe('registry members by day, as the closes read them'),
});
export type ClosesNarrative = z.infer<typeof closesNarrative>;

export const closesYear = z.object({
  year: z.int().positive().describe('calendar year, UTC'),
  methodology_version: methodologyVersion,
  from: isoDate.describe('day of row 0'),
  to: isoDate.describe('day of the last row'),
  hypothetical_before: isoDate.describe("the registry's release: rows of earlier days were not known in advance"),
  record_started_on: isoDate.describe('genesis close of the forward record'),
  benchmark: slug.describe('the token narratives are measured against, and the fallback holding'),
  closed: codes('1 = a close was decided on, 0 = passed over for want of coverage (prices may still be there)'),
  tokens: z
    .array(closesToken)
    .describe('ascending by id; tokens without a price in the year or the month before it are left out'),
  narratives: z.array(closesNarrative).describe("in the registry's order"),
  conversions: z
    .array(
      z.object({
        date: isoDate.describe('close at which holdings pass over'),
        from: slug.describe('id of the old token'),
        to: slug.describe('id of the new one'),
        ratio: z.number().positive().describe('new tokens per old one'),
      }),
    )
    .describe('renames, merges and redenominations that took effect, ascending by date'),
  inheritance: z
    .array(
      z.object({
        date: isoDate.describe('event date'),
        from: slug.describe('id of the old token'),
        to: slug.describe('id of the new one'),
        ratio: z.number().positive().describe('new tokens per old one'),
      }),
    )
    .describe('events by which a successor inherits history: before its own first close, close / ratio of `from`'),
});
export type ClosesYear = z.infer<typeof closesYear>;

/** The body of /v1/closes without `meta`: which years there are. The one of /v1/closes/{year} is `closesYear`. */
export const closesIndex = z.object({
  years: z
    .array(
      z.object({
        year: z.int().positive().describe('calendar year, UTC'),
        final: z.boolean().describe('true = the year is over and its part never changes again'),
      }),
    )
    .describe('the years there are closes of, ascending'),
  backtest_from: isoDate.nullable().describe('first close of the published back-test; null where there is none'),
});
export type ClosesIndex = z.infer<typeof closesIndex>;
