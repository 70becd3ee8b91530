import { COMPAT_ROUTES, type CompatName, type CompatRoute } from '../../../shared/api/compatRoutes.ts';
import type { PerformanceHistory } from '../../../shared/contracts/performance.ts';
import { readPerformanceText } from '../../adapters/records/historyReaders.ts';
import type { TableStore } from '../../adapters/store/port.ts';
import { type HttpEvent, type HttpResponse, METHODS } from '../http.ts';
import { nearestPaths } from '../nearestPaths.ts';
import { invalidParameters, problem } from '../problem.ts';
import type { Head, Publications } from '../publications.ts';
import { closesYears } from './closesYears.ts';
import { type CompatQuery, parseCompatQuery } from './compatQuery.ts';
import { datedRows, recordRows } from './datedRows.ts';
import { asEnvelope, envelope, PREFLIGHT, unchanged } from './envelope.ts';
import { type CompatRows, latestRows } from './latestRows.ts';
import { ROTATION_ID } from './rows.ts';

export const COMPAT_PREFIX = '/v2/';

const MAX_QUERY = 4_000;
/** Their SDKs ask for 29 days at a time. */
const MAX_DAYS = 92;
const MS_PER_DAY = 86_400_000;
const PATHS = COMPAT_ROUTES.map(({ path }) => path);

/**
 * The compatibility view: `/v2` in the shape of Token Metrics' API, so that programs written for its SDKs run here. It
 * reads what the rest publishes; nothing else knows that it exists.
 */
export function compatApi(store: TableStore, published: Publications): (event: HttpEvent) => Promise<HttpResponse> {
  const yearsOf = closesYears(store);

  async function rowsOf(name: CompatName, query: CompatQuery, head: Head): Promise<CompatRows> {
    const { startDate, endDate } = query.texts;
    const closeDate = head.meta.close_date;
    const isDated = startDate !== undefined || endDate !== undefined;
    if (!isDated && name !== 'indices-performance') {
      const { parts } = await published.load(head);
      return latestRows(name, query, parts, closeDate);
    }
    const end = earlier(endDate ?? closeDate, closeDate);
    const earliest = shifted(end, 1 - MAX_DAYS);
    const first = later(startDate ?? (isDated ? end : earliest), earliest);
    if (name === 'indices-performance' && query.texts.id === ROTATION_ID) {
      const record = await recordOf(head);
      return record === undefined ? [] : recordRows(record, [first, end]);
    }
    const years = [...new Set([end.slice(0, 4), first.slice(0, 4)])];
    const rows: object[] = [];
    for (const year of head.history === undefined ? [] : await yearsOf(head.history, years)) {
      const some = datedRows(name, query, year, [first, end]);
      if ('unknownId' in some) return some;
      rows.push(...some);
    }
    return rows;
  }

  async function recordOf({ history }: Head): Promise<PerformanceHistory['record'] | undefined> {
    if (history === undefined) return undefined;
    return (JSON.parse(await readPerformanceText(store, history)) as PerformanceHistory).record;
  }

  return async (event) => {
    const request = requestOf(event);
    if ('response' in request) return asEnvelope(request.response);
    const { route, query } = request;
    const head = await published.head();
    if (head === undefined) {
      const headers = { 'retry-after': '10' };
      return asEnvelope(problem('not-published', event.rawPath, 'Nothing is published yet; try again.', { headers }));
    }
    const key = `${route.path}?${query.canonical}`;
    const same = unchanged(event, head.version, key);
    if (same !== undefined) return same;
    const rows = await rowsOf(route.name, query, head);
    if ('unknownId' in rows) {
      const error = {
        parameter: 'id',
        detail: 'there is no such index',
        allowed: nearestPaths(rows.unknownId, rows.known),
      };
      return asEnvelope(invalidParameters(event.rawPath, [error]));
    }
    return envelope(event, pageOf(rows, query), { version: head.version, key });
  };
}

type Row = CompatRoute & { readonly name: CompatName };

function requestOf(
  event: HttpEvent,
): { readonly route: Row; readonly query: CompatQuery } | { readonly response: HttpResponse } {
  const { rawPath, rawQueryString } = event;
  const { method } = event.requestContext.http;
  const route: Row | undefined = COMPAT_ROUTES.find(({ path }) => path === rawPath);
  if (route === undefined) {
    const allowed = nearestPaths(rawPath, PATHS);
    const errors = [{ parameter: 'path', detail: 'unknown route', allowed }];
    return { response: problem('unknown-route', rawPath, `Nearest routes: ${allowed.join(', ')}.`, { errors }) };
  }
  if (method === 'OPTIONS') return { response: PREFLIGHT };
  if (method !== 'GET' && method !== 'HEAD') {
    const detail = `${route.path} answers ${METHODS} only; nothing can be written here.`;
    return { response: problem('method-not-allowed', rawPath, detail, { headers: { allow: METHODS } }) };
  }
  if (rawQueryString.length > MAX_QUERY) {
    const detail = `The query string is longer than ${MAX_QUERY} characters.`;
    return { response: problem('bad-request', rawPath, detail) };
  }
  const parsed = parseCompatQuery(route, rawQueryString);
  return parsed.ok ? { route, query: parsed.query } : { response: invalidParameters(rawPath, parsed.errors) };
}

function pageOf(rows: readonly object[], { numbers }: CompatQuery): readonly object[] {
  const { limit = 50, page = 1 } = numbers;
  const start = (Math.max(1, page) - 1) * limit;
  return rows.slice(start, start + limit);
}

const earlier = (a: string, b: string): string => (a < b ? a : b);
const later = (a: string, b: string): string => (a < b ? b : a);

function shifted(date: string, days: number): string {
  return new Date(Date.parse(date) + days * MS_PER_DAY).toISOString().slice(0, 10);
}
