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
  weight,
  conviction,
  narratives: z.array(slug).describe('narratives it is held for; empty for the BTC fallback'),
  grade: points.nullable(),
  signal: signalName.nullable(),
  price: price.nullable(),
});

export const decision = z.object({
  date: isoDate,
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
  price,
  cost: z.number().nonnegative().describe('fraction of net asset value'),
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
    r14: roi,
    above_sma20: z.boolean().describe('whether the index closed above its 20-day mean'),
    x30: z.number().nullable().describe("30-day log return minus BTC's"),
    tradable: z.boolean().describe('whether the index has enough eligible members'),
    qualifying_tokens: z.int().nonnegative().describe('tokens that may be held'),
  }),
});

const seq = z.int().nonnegative().describe('position in the log, 0 = genesis');

/** One entry of the append-only log. `hash` = SHA-256 of the canonical JSON of the entry without `hash`. */
export const logEntry = z.object({
  seq,
  kind: z.enum(['GENESIS', 'CLOSE', 'VERSION']).describe('GENESIS opens the record, VERSION changes its rules'),
  date: isoDate,
  methodology_version: methodologyVersion,
  registry_hash: hash,
  code_hash: hash,
  inputs_hash: hash.describe('of the bars the close consumed and the rules it applied'),
  state_hash: hash.describe('of the engine state after the close: equal states decide equally ever after'),
  prev_hash: hash.nullable(),
  decisions: z.array(decision),
  trades: z.array(trade),
  target: z.record(slug, weight).describe('weight decided for each token, fraction of net asset value'),
  holdings: z.record(slug, weight).describe('weight held of each token after the close, fraction of net asset value'),
  cash: weight,
  nav_net: nav,
  nav_gross: nav,
  exposure: share,
  scale: share,
  hash,
});
export type LogEntry = z.infer<typeof logEntry>;

/** The body of /v1/rotation without `meta`. */
export const rotation = z.object({
  holdings: z.array(holding).describe('what the forward record holds after the last close'),
  cash: weight,
  target: z.object({
    decided_at: isoTime,
    executes_at: isoTime,
    holdings: z.array(holding),
    cash: weight,
    scale: share.describe('volatility scale applied to the mean of the tranches'),
  }),
  moves: z.array(decision).describe('decisions of the last close, each with its explanation'),
  recent_moves: z.array(decision).describe('decisions of the last 14 closes, newest first, at most 60'),
  trades: z.array(trade).describe('trades executed at the last close'),
  regime,
  narratives: z.array(narrativeScore),
  record: z.object({
    started_on: isoDate.describe('genesis close; everything before is hypothetical'),
    days: z.int().nonnegative().describe('closes since genesis'),
    nav_net: nav,
    nav_gross: nav,
    roi_net: roi,
    benchmarks: z.object({ bitcoin: roi, ethereum: roi, solana: roi }).describe('the same days, bought and held'),
    verdict: z.string().describe('what the record allows one to say, in words'),
    head: z.object({ seq, hash }),
  }),
});
export type Rotation = z.infer<typeof rotation>;
export type Holding = z.infer<typeof holding>;
export type DecisionRow = z.infer<typeof decision>;
export type TradeRow = z.infer<typeof trade>;
