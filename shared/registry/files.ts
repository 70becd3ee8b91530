import * as z from 'zod';
import { dayOf, type EpochDay } from '../market/day.ts';
import type { Membership } from './types.ts';

/** The registry's data files as imported JSON, not yet trusted. */
export interface RegistryFiles {
  readonly release: unknown;
  readonly narratives: unknown;
  readonly tokens: unknown;
  readonly memberships: unknown;
  readonly events: unknown;
  readonly exclusions: unknown;
}

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'an id is lower-case letters, digits and hyphens');
const text = z.string().min(1);
const day = z.iso.date().transform((date): EpochDay => dayOf(date));

export const releaseRow = z.strictObject({ releasedOn: day });

export const narrativeRow = z.strictObject({ id, name: text, definition: text });

/** Absent: still so. */
const end = day.nullable().default(null);

const aliasRow = z.strictObject({
  kind: z.enum(['coingecko', 'binance', 'symbol', 'file']),
  value: text,
  from: day.optional(),
  to: day.nullable().optional(),
});

export const tokenRow = z
  .strictObject({
    id,
    symbol: text,
    name: text,
    /** `only`: never a member of a narrative; `member`: a benchmark that may be one. Absent: no benchmark. */
    benchmark: z.enum(['only', 'member']).optional(),
    /** The span of every alias that does not say its own. */
    from: day,
    to: end,
    aliases: z.array(aliasRow),
  })
  .transform(({ from, to, aliases, ...token }) => ({
    ...token,
    aliases: aliases.map((alias) => ({
      ...alias,
      from: alias.from ?? from,
      to: alias.to === undefined ? to : alias.to,
    })),
  }));

export const membershipRow = z
  .strictObject({
    narrative: id,
    token: id,
    from: day,
    to: end,
    /** Absent in seed rows: decided at the release. */
    decidedAt: day.optional(),
    seed: z.boolean(),
    reason: text,
  })
  .refine((row) => row.seed || row.decidedAt !== undefined, {
    path: ['decidedAt'],
    error: 'a row added after the release says when it was decided',
  });

export const eventRow = z.strictObject({
  date: day,
  kind: z.enum(['rename', 'merge', 'redenominate', 'delist']),
  from: id,
  to: id.nullable(),
  ratio: z.number().nullable(),
  reason: text,
});

export const exclusionRow = z.strictObject({
  /** The provider's id, as CoinGecko spells it. */
  id: text,
  symbol: text,
  kind: z.enum([
    'stablecoin',
    'wrapped',
    'bridged',
    'staked',
    'claim',
    'metal',
    'fan-token',
    'lookalike',
    'predecessor',
  ]),
});

/** The files after the schemas: what the consistency rules read. */
export interface ParsedFiles {
  readonly releasedOn: EpochDay;
  readonly narratives: readonly z.infer<typeof narrativeRow>[];
  readonly tokens: readonly z.infer<typeof tokenRow>[];
  readonly memberships: readonly Membership[];
  readonly events: readonly z.infer<typeof eventRow>[];
  readonly exclusions: readonly z.infer<typeof exclusionRow>[];
}
