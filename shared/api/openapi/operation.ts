import type { Route } from '../route.ts';
import { parameterObject } from './parameterObject.ts';
import { schemaRef } from './schemas.ts';

const TAGS = {
  snapshot: 'Latest snapshot',
  history: 'History',
  record: 'Forward record',
  document: 'Documents',
} as const;
const header = (description: string) => ({ description, schema: { type: 'string' } });
const answer = (name: string) => ({ $ref: `#/components/responses/${name}` });

/** What a route answers, as an OpenAPI operation; `csv` = the rows of the same list at `.csv`. */
export function operation(route: Route, format: 'own' | 'csv') {
  const { name, summary, description, from, segment, parameters } = route;
  const isPaged = parameters.some(({ kind }) => kind === 'cursor');
  return {
    operationId: format === 'csv' ? `${name}_csv` : name,
    tags: [TAGS[from]],
    summary: format === 'csv' ? `${summary} (CSV)` : summary,
    description: format === 'csv' ? csvDescription(route) : description,
    parameters: [
      ...(segment === undefined ? [] : [parameterObject(segment, 'path')]),
      ...parameters.map((parameter) => parameterObject(parameter, 'query')),
    ],
    responses: {
      200: {
        description: format === 'csv' ? 'RFC 4180, UTF-8, one line of column names' : summary,
        headers: {
          ...(route.cache !== 'live' && { ETag: header('strong; send it back as If-None-Match') }),
          'Cache-Control': header('how long it may be kept'),
          Vary: header('what else the answer depends on'),
          ...(isPaged && { Link: header('`<...>; rel="next"` where a page follows') }),
        },
        content: format === 'csv' ? { 'text/csv': { schema: { type: 'string' } } } : ownContent(route),
      },
      ...(route.cache !== 'live' && { 304: answer('NotModified') }),
      400: answer('BadRequest'),
      ...(segment !== undefined && { 404: answer('NotFound') }),
      405: answer('MethodNotAllowed'),
      ...(route.list !== undefined && { 410: answer('Gone') }),
      ...(from !== 'document' && { 503: answer('Unavailable') }),
    },
  };
}

function ownContent({ contract, mediaType }: Route) {
  return { [mediaType]: { schema: contract === null ? { type: 'string' } : schemaRef(contract) } };
}

function csvDescription({ csv, description }: Route): string {
  const columns = (csv?.columns ?? []).map((column) => column.replaceAll('.', '_'));
  return `${description} Columns: ${columns.join(', ')}.`;
}
