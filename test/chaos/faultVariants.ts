import type { Fault } from '../fixtures/startReplay.ts';

/** A fault without its path. `transport`: nothing usable arrives, so a retry must end in the same table. */
export interface Variant {
  readonly name: string;
  readonly transport: boolean;
  /** A lie inside every gate: only another source can tell. */
  readonly believable?: true;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Time-out that such a case needs to end soon. */
  readonly timeoutMs?: number;
}

const transport = (name: string, fields: Record<string, unknown>, timeoutMs?: number): Variant => ({
  name,
  transport: true,
  fields,
  ...(timeoutMs !== undefined && { timeoutMs }),
});
const data = (name: string, fields: Record<string, unknown>): Variant => ({ name, transport: false, fields });

const HASTY_MS = 150;

/** Every fault kind of the replay server, with the parameters that make a difference; ids and fields of its quotes. */
export function quoteVariants(id: string, priceField: string): readonly Variant[] {
  return [
    ...[400, 401, 403, 404, 418, 429, 451, 500, 503].map((status) =>
      transport(`${status}`, { kind: 'status', status }),
    ),
    transport('429 for an hour', { kind: 'status', status: 429, headers: { 'Retry-After': '3600' } }),
    transport('hang', { kind: 'hang' }, HASTY_MS),
    transport('hang once', { kind: 'hang', times: 1 }, HASTY_MS),
    transport('reset', { kind: 'reset' }),
    transport('reset now and then', { kind: 'reset', probability: 0.5, seed: 7 }),
    transport('cut', { kind: 'truncate', at: 0.5, content_length: 'wrong' }),
    transport('cut, valid HTTP', { kind: 'truncate', at: 0.9, content_length: 'correct' }),
    transport('HTML', { kind: 'garbage' }),
    transport('HTML said to be JSON', { kind: 'garbage', content_type: 'application/json' }),
    transport('huge', { kind: 'huge', bytes: 17_000_000 }),
    transport('all prices text', { kind: 'wrong_type', fields: ['current_price', 'closeTime'] }),
    data('delay', { kind: 'delay', ms: 15, jitter_ms: 10 }),
    data('one price of a wrong type', { kind: 'wrong_type', id, fields: [priceField, 'closeTime'] }),
    data('null price', { kind: 'null_field', id, field: priceField }),
    data('zero', { kind: 'set_field', id, field: priceField, value: priceField === 'lastPrice' ? '0' : 0 }),
    data('negative', { kind: 'set_field', id, field: priceField, value: priceField === 'lastPrice' ? '-1' : -1 }),
    data('hostile name', { kind: 'set_field', id, field: 'name', value: '<script>\u202e\n=1+1' }),
    data('dated in the year 9999', { kind: 'set_field', id, field: 'last_updated', value: '9999-12-31T23:59:59Z' }),
    data('dated with nonsense', { kind: 'set_field', id, field: 'last_updated', value: 'soon' }),
    data('x 1000', { kind: 'scale_price', id, factor: 1000 }),
    data('/ 1000', { kind: 'scale_price', id, factor: 0.001 }),
    data('all x 1000', { kind: 'scale_price', factor: 1000 }),
    { ...data('x 1.5', { kind: 'scale_price', id, factor: 1.5 }), believable: true },
    { ...data('all x 1.5', { kind: 'scale_price', factor: 1.5 }), believable: true },
    data('dropped', { kind: 'drop_coin', id }),
    data('stale', { kind: 'stale', id, hours: 6 }),
    data('twice', { kind: 'duplicate_coin', id }),
    data('fields unheard of', { kind: 'extra_fields' }),
  ];
}

/** The same for answers with history: a candle is a row of columns, a chart a list of points. */
export function historyVariants(id: string, column: string): readonly Variant[] {
  const kept = new Set(['delay', 'dropped', 'twice', 'fields unheard of', 'x 1000', 'all x 1000']);
  const general = quoteVariants(id, column).filter(
    ({ name, transport }) => (transport && name !== 'all prices text') || kept.has(name),
  );
  return [
    ...general,
    data('a null point', { kind: 'null_field', id, field: column, index: -30 }),
    data('a zero point', { kind: 'set_field', id, field: column, index: -30, value: column === '4' ? '0' : 0 }),
    data('a point x 1000', { kind: 'scale_price', id, index: -30, factor: 1000 }),
    data('a point of a wrong type', { kind: 'wrong_type', id }),
  ];
}

export const faultOn = (path: string, { fields }: Variant): Fault => ({ path, ...fields }) as unknown as Fault;
