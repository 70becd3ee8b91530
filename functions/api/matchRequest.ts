import type { Route } from '../../shared/api/route.ts';
import { ROUTES } from '../../shared/api/routes.ts';
import { type HttpEvent, type HttpResponse, METHODS, OPTIONS_RESPONSE } from './http.ts';
import { nearestPaths } from './nearestPaths.ts';
import { type ParameterValues, parseParameters, parseSegment } from './parameters.ts';
import { invalidParameters, problem } from './problem.ts';

const MAX_QUERY = 2_000;
const MAX_PATH = 500;
const CSV = '.csv';
/** The third segment of a path is the one that may be a parameter. */
const SEGMENT = 3;
const BY_SHAPE: ReadonlyMap<string, Route> = new Map(
  ROUTES.map((route) => [route.path.replace(/\{\w+\}/, '*'), route]),
);
const PATHS = ROUTES.map((route) => route.path);

/** A request that can be answered. */
export interface Match {
  readonly route: Route;
  readonly format: 'json' | 'csv';
  /** The path asked for, decoded; of a CSV with its `.csv`. */
  readonly path: string;
  readonly values: ParameterValues;
  /** Path and parameters in one spelling per meaning. */
  readonly key: string;
}

/** Finds the route and its parameters, or the answer to what is wrong with the request, without looking at any data. */
export function matchRequest(event: HttpEvent): Match | { readonly response: HttpResponse } {
  const { rawPath, rawQueryString } = event;
  const { method } = event.requestContext.http;
  const path = decoded(rawPath);
  if (path === undefined) {
    return { response: problem('bad-request', rawPath, 'The path holds a percent-encoding that is not UTF-8.') };
  }
  const found = path.length > MAX_PATH ? undefined : findRoute(path);
  if (found === undefined) return { response: unknownRoute(rawPath) };
  const { route, segment } = found;
  if (method === 'OPTIONS') return { response: OPTIONS_RESPONSE };
  if (method !== 'GET' && method !== 'HEAD') {
    const detail = `${route.path} answers ${METHODS} only; nothing can be written here.`;
    return { response: problem('method-not-allowed', rawPath, detail, { headers: { allow: METHODS } }) };
  }
  if (rawQueryString.length > MAX_QUERY) {
    const detail = `The query string is longer than ${MAX_QUERY} characters.`;
    return { response: problem('bad-request', rawPath, detail) };
  }
  const query = parseParameters(route.parameters, rawQueryString);
  if (!query.ok) return { response: invalidParameters(rawPath, query.errors) };
  const inPath = route.segment === undefined ? undefined : parseSegment(route.segment, segment ?? '');
  if (inPath?.ok === false) return { response: invalidParameters(rawPath, inPath.errors) };
  const byHeader = found.format === 'json' && route.csv !== undefined && asksForCsv(event.headers.accept);
  const format = byHeader ? 'csv' : found.format;
  const own = byHeader ? `${path}${CSV}` : path;
  const key = query.canonical === '' ? own : `${own}?${query.canonical}`;
  return { route, format, path: own, values: { ...defaults(route, format), ...query.values, ...inPath?.values }, key };
}

/** What stands where the request says nothing: as CSV, a list comes in the longest pages there are. */
function defaults({ parameters }: Route, format: Match['format']): ParameterValues {
  const values: Record<string, string> = {};
  for (const row of parameters) {
    if (row.kind === 'choice' && row.fallback !== undefined) values[row.name] = row.fallback;
    if (row.kind === 'integer' && row.fallback !== undefined)
      values[row.name] = String(format === 'csv' ? row.max : row.fallback);
  }
  return values;
}

/** By the exact path, else by its shape with the third segment left open; `.csv` stands for the rows of a list. */
function findRoute(path: string): { route: Route; format: Match['format']; segment?: string } | undefined {
  const exact = BY_SHAPE.get(path);
  if (exact !== undefined) return exact.segment === undefined ? { route: exact, format: 'json' } : undefined;
  const isCsv = path.endsWith(CSV);
  const plain = isCsv ? path.slice(0, -CSV.length) : path;
  const pieces = plain.split('/');
  const segment = pieces[SEGMENT];
  const open = segment === undefined || segment === '' ? undefined : BY_SHAPE.get(pieces.with(SEGMENT, '*').join('/'));
  const route = isCsv ? (BY_SHAPE.get(plain) ?? open) : open;
  if (route === undefined || (isCsv && route.csv === undefined)) return undefined;
  return { route, format: isCsv ? 'csv' : 'json', ...(segment !== undefined && { segment }) };
}

/** Whether an Accept header names text/csv and not JSON: then the plain address of a list gives its CSV. */
function asksForCsv(accept = ''): boolean {
  const types = accept.toLowerCase();
  return /\btext\/csv\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(types) && !types.includes('application/json');
}

function decoded(rawPath: string): string | undefined {
  if (!rawPath.includes('%')) return rawPath;
  try {
    return decodeURIComponent(rawPath);
  } catch {
    return undefined;
  }
}

function unknownRoute(rawPath: string): HttpResponse {
  const allowed = nearestPaths(rawPath, PATHS);
  return problem('unknown-route', rawPath, `Nearest routes: ${allowed.join(', ')}.`, {
    errors: [{ parameter: 'path', detail: 'unknown route', allowed }],
  });
}
