import * as z from 'zod';
import {
  conviction,
  displayName,
  hash,
  isoDate,
  isoTime,
  methodologyVersion,
  nav,
  points,
  price,
  rank,
  reasonCode,
  roi,
  share,
  signalName,
  slug,
  symbol,
  weight,
} from './fields.ts';

export const explanation = z.object({
  rule: z.string().describe('rule id of the methodology, e.g. rotation.gate'),
  inputs: z
    .array(
      z.object({
        name: z.string().describe('input of the rule, by the name the methodology gives it'),
        value: z.number().nullable().describe("in the unit of the rule's input; null = unknown then"),
        threshold: z.number().nullable().describe('the value it was compared with; null = none'),
      }),
    )
    .describe('what the rule looked at'),
  runner_up: z.string().nullable().describe('id of the best alternative that was not taken'),
  reversal: z.string().nullable().describe('the smallest change that would have reversed the move'),
});

/** One holding, of the record or of the target. */
export const holding = z.object({
  token: slug,
  symbol,
  name: displayName,
  weight: weight.describe('of it in the portfolio, fraction of net asset value, 0-1'),
  conviction,
  narratives: z.array(slug).describe('narratives it is held for; empty for the BTC fallback'),
  grade: points.nullable().describe('its Trader Grade, points 0-100; null = none'),
  signal: signalName.nullable().describe('its signal at the last close; null = none'),
  price: price.nullable().describe('latest accepted price, US dollars per token; null = none'),
});

export const decision = z.object({
  date: isoDate.describe('the close it was decided at'),
  tranche: z.int().min(0).max(6).nullable().describe('tranche that decided, 0-6; null for the whole portfolio'),
  reason: reasonCode,
  narrative: slug.nullable().describe('narrative it is about; null = none'),
  token: slug.nullable().describe('token it is about; null = none'),
  explanation,
});

export const trade = z.object({
  token: slug,
  symbol,
  weight_change: z.number().min(-1).max(1).describe('fraction of net asset value; positive = buy'),
  price: price.describe('the close it traded at, US dollars per token'),
  cost: z.number().nonnegative().describe('fee, spread and impact, fraction of net asset value'),
  reasons: z.array(reasonCode).describe('every rule that asked for the trade'),
});

export const regime = z.object({
  btc_above_sma50: z.boolean().describe('whether Bitcoin closed above its 50-day mean'),
  breadth: share.nullable().describe('share of eligible tokens above their 20-day mean'),
  breadth_above_threshold: z.boolean().describe('whether that share is above the threshold of the methodology'),
  exposure: share.describe('1 / 0.6 / 0 by how many of the two tests hold'),
});

export const narrativeScore = z.object({
  narrative: slug,
  score: z.number().nullable().describe('excess log returns over 7, 14 and 30 days in standard deviations, weighted'),
  rank,
  conviction,
  gate: z.boolean().describe('whether it passes every test below: only then may it be entered'),
  gate_tests: z.object({
    r14: roi.describe('14-day return of the index, fraction; null where history is too short'),
    above_sma20: z.boolean().describe('whether the index closed above its 20-day mean'),
    x30: z.number().nullable().describe("30-day log return minus BTC's"),
    tradable: z.boolean().describe('whether the index has enough eligible members'),
    qualifying_tokens: z.int().nonnegative().describe('tokens that may be held'),
  }),
});

const sinceGenesis = roi.describe('simple return since genesis, fraction; null without a price');
const seq = z.int().nonnegative().describe('position in the log, 0 = genesis');

/** One entry of the append-only log. `hash` = SHA-256 of the canonical JSON of the entry without `hash`. */
export const logEntry = z.object({
  seq,
  kind: z.enum(['GENESIS', 'CLOSE', 'VERSION']).describe('GENESIS opens the record, VERSION changes its rules'),
  date: isoDate.describe('the close'),
  methodology_version: methodologyVersion,
  registry_hash: hash.describe('SHA-256 of the registry it read, hex'),
  code_hash: hash.describe('SHA-256 of the source of the engine, hex'),
  inputs_hash: hash.describe('of the bars the close consumed and the rules it applied'),
  state_hash: hash.describe('of the engine state after the close: equal states decide equally ever after'),
  prev_hash: hash.nullable().describe('`hash` of the entry before; null = this is the first'),
  decisions: z.array(decision).describe('what was decided at this close'),
  trades: z.array(trade).describe('what was traded at this close, as decided at the one before'),
  target: z.record(slug, weight).describe('weight decided for each token, fraction of net asset value'),
  holdings: z.record(slug, weight).describe('weight held of each token after the close, fraction of net asset value'),
  cash: weight.describe('fraction of net asset value in cash after the close, 0-1'),
  nav_net: nav.describe('net asset value after costs, 1 at genesis'),
  nav_gross: nav.describe('net asset value before costs, 1 at genesis'),
  exposure: share.describe('of the regime: 1 / 0.6 / 0 by how many of its two tests hold'),
  scale: share.describe('volatility scale applied to the mean of the tranches, 0-1'),
  hash: hash.describe('SHA-256 of the canonical JSON of this entry without `hash`, hex'),
});
export type LogEntry = z.infer<typeof logEntry>;

/** The body of /v1/rotation without `meta`. */
export const rotation = z.object({
  holdings: z.array(holding).describe('what the forward record holds after the last close'),
  cash: weight.describe('fraction of net asset value the record holds in cash, 0-1'),
  target: z.object({
    decided_at: isoTime.describe('the close it was decided at'),
    executes_at: isoTime.describe('the close the record trades to it at'),
    holdings: z.array(holding).describe('what it is to hold, heaviest first'),
    cash: weight.describe('fraction of net asset value it leaves in cash, 0-1'),
    scale: share.describe('volatility scale applied to the mean of the tranches'),
  }),
  moves: z.array(decision).describe('decisions of the last close, each with its explanation'),
  recent_moves: z
    .array(decision)
    .describe(
      'decisions of the last closes, newest first: of as many of the last 14 as have at most 60 in all, whole closes only',
    ),
  trades: z.array(trade).describe('trades executed at the last close'),
  regime,
  narratives: z.array(narrativeScore).describe('score and gate of every narrative at the last close, best first'),
  record: z.object({
    started_on: isoDate.describe('genesis close; everything before is hypothetical'),
    days: z.int().nonnegative().describe('closes since genesis'),
    nav_net: nav.describe('net asset value after costs, 1 at genesis'),
    nav_gross: nav.describe('net asset value before costs, 1 at genesis'),
    roi_net: roi.describe('simple return since genesis after costs, fraction'),
    benchmarks: z
      .object({ bitcoin: sinceGenesis, ethereum: sinceGenesis, solana: sinceGenesis })
      .describe('the same days, bought and held'),
    verdict: z.string().describe('what the record allows one to say, in words'),
    head: z
      .object({ seq, hash: hash.describe('its `hash`: it commits to every entry before') })
      .describe('newest entry of the log'),
  }),
});
export type Rotation = z.infer<typeof rotation>;
export type Holding = z.infer<typeof holding>;
export type DecisionRow = z.infer<typeof decision>;
export type TradeRow = z.infer<typeof trade>;
