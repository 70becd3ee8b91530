import { isoDateOf } from '../../../shared/market/day.ts';
import { REGISTRY } from '../../../shared/registry/registry.ts';

/**
 * What the registry says about each page's subject: read at the build only, so that its data and their checks never
 * reach a browser. Every fact is JSON; days are ISO dates, `to` is the first day outside, null = still so.
 */
export interface MembershipSpan {
  readonly from: string;
  readonly to: string | null;
  readonly reason: string;
}
export interface NarrativeFacts {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  /** Of every token that is or was a member, the present ones first. */
  readonly members: readonly (MembershipSpan & {
    readonly token: string;
    readonly symbol: string;
    readonly name: string;
  })[];
}
export interface TokenFacts {
  readonly id: string;
  readonly symbol: string;
  readonly name: string;
  readonly benchmark: boolean;
  readonly narratives: readonly (MembershipSpan & { readonly narrative: string; readonly name: string })[];
  readonly events: readonly { readonly date: string; readonly reason: string }[];
}

const tokens = new Map(REGISTRY.tokens.map((token) => [token.id, token]));
const narratives = new Map(REGISTRY.narratives.map((narrative) => [narrative.id, narrative]));

const dated = (row: (typeof REGISTRY.memberships)[number]) => ({
  from: isoDateOf(row.from),
  to: row.to === null ? null : isoDateOf(row.to),
  reason: row.reason,
});
const presentFirst = (a: MembershipSpan & { name: string }, b: MembershipSpan & { name: string }) =>
  Number(a.to !== null) - Number(b.to !== null) || (a.name < b.name ? -1 : 1);

export const narrativeFacts = (): readonly NarrativeFacts[] =>
  REGISTRY.narratives.map(({ id, name, definition }) => ({
    id,
    name,
    definition,
    members: REGISTRY.memberships
      .filter((row) => row.narrative === id)
      .map((row) => ({
        token: row.token,
        symbol: tokens.get(row.token)?.symbol ?? row.token,
        name: tokens.get(row.token)?.name ?? row.token,
        ...dated(row),
      }))
      .sort(presentFirst),
  }));

export const tokenFacts = (): readonly TokenFacts[] =>
  REGISTRY.tokens.map(({ id, symbol, name, benchmark }) => ({
    id,
    symbol,
    name,
    benchmark,
    narratives: REGISTRY.memberships
      .filter((row) => row.token === id)
      .map((row) => ({
        narrative: row.narrative,
        name: narratives.get(row.narrative)?.name ?? row.narrative,
        ...dated(row),
      }))
      .sort(presentFirst),
    events: REGISTRY.events
      .filter((event) => event.from === id || event.to === id)
      .map((event) => ({ date: isoDateOf(event.date), reason: event.reason })),
  }));
