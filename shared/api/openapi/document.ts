import { ROUTES } from '../routes.ts';
import { operation } from './operation.ts';
import { schemaRef, schemas } from './schemas.ts';

const DESCRIPTION = [
  'Which crypto narrative capital is flowing into, what a rules-based portfolio holds because of it, why it moved, and whether that has worked.',
  'Read-only and open: GET and HEAD, no key. Numbers are fractions (0.05 is 5%) and US dollars, times are UTC.',
  'Every answer of the snapshot carries `as_of`, `stale_after` and `snapshot_id`. Lists come in pages: follow the `Link` header.',
  'Every error is application/problem+json (RFC 9457). Members may be added within /v1; none is removed or changes its meaning.',
].join('\n\n');

/** This interface as an OpenAPI 3.1 document: all of it from the table of routes and the contracts. */
export function openApiDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tidewatch',
      version: '1.0.0',
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'the host this document came from' }],
    security: [],
    paths: Object.fromEntries(
      ROUTES.flatMap((route) => [
        [route.path, { get: operation(route, 'own') }],
        ...(route.csv === undefined ? [] : [[`${route.path}.csv`, { get: operation(route, 'csv') }]]),
      ]),
    ),
    components: { schemas: schemas(), responses: responses() },
  };
}

function responses() {
  const problem = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: schemaRef('Problem') } },
  });
  return {
    NotModified: { description: 'The tag in If-None-Match still holds; no body' },
    BadRequest: problem('A parameter is unknown, repeated or out of range: `errors` names each with what is allowed'),
    NotFound: problem('There is nothing of that name: `errors` has the nearest'),
    MethodNotAllowed: problem('Only GET, HEAD and OPTIONS'),
    Gone: problem('The snapshot of the cursor is no longer kept: `errors` says where to start again'),
    Unavailable: problem('Nothing is published yet, or the store does not answer: try again after Retry-After'),
  };
}
