import * as z from 'zod';

const count = (fallback: string) =>
  z.string().regex(/^\d+$/, 'must be a whole number, 0 or more').default(fallback).transform(Number);

/** The environment that says where prices come from; a function's env.ts takes it in whole. */
export const sourceSettings = z.object({
  PRICE_SOURCE: z.enum(['coingecko', 'simulated']).default('coingecko'),
  SOURCE_LABEL: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, 'must be a short lower-case name')
    .default('coingecko'),
  COINGECKO_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  COINGECKO_PLAN: z.enum(['keyless', 'demo', 'pro']).default('keyless'),
  /** Name of an SSM SecureString that holds the key; '' = none. */
  COINGECKO_KEY_PARAMETER: z.string().default(''),
  /** The key itself: on one's own machine only. */
  COINGECKO_API_KEY: z.string().default(''),
  /** '' = klines are not used. */
  KLINES_BASE_URL: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  VOLUME_SCOPE: z.enum(['aggregate', 'venue']).default('aggregate'),
  /** 0 = no limit; unset = what the plan allows. */
  SOURCE_CALLS_PER_MINUTE: z
    .string()
    .regex(/^\d*$/, 'must be a whole number, 0 or more, or empty')
    .transform((text) => (text === '' ? undefined : Number(text)))
    .optional(),
  SOURCE_TIMEOUT_MS: count('10000'),
  SOURCE_MAX_WAIT_MS: count('30000'),
  SOURCE_FIRST_PAUSE_MS: count('400'),
  SIMULATION_SEED: z.string().min(1).default('tidewatch'),
  CLOCK: z.enum(['system', 'source']).default('system'),
  HISTORY_FROM: z.iso.date().default('2020-10-01'),
});
export type SourceSettings = z.infer<typeof sourceSettings>;
