import fc from 'fast-check';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HttpResponse } from '../../../functions/api/http.ts';
import { cacheGroups } from '../../../infra/constructs/api-edge/cache-groups.ts';
import { compatEdgeCode } from '../../../infra/constructs/api-edge/compat-edge-code.ts';
import { edgeCode } from '../../../infra/constructs/api-edge/edge-code.ts';
import { MAX_EDGE_BYTES } from '../../../infra/constructs/edge-program.ts';
import {
  fromQuerystring,
  toQuerystring,
  type ViewerRequest,
  type ViewerResponse,
  viewerFunction,
} from '../../../infra/local/edge/viewerFunction.ts';
import { COMPAT_ROUTES } from '../../../shared/api/compatRoutes.ts';
import { ROUTES } from '../../../shared/api/routes.ts';
import { problem } from '../../../shared/contracts/meta.ts';
import { dayOf } from '../../../shared/market/day.ts';
import { httpEvent, jsonOf } from '../../fixtures/apiCall.ts';
import { openApi, type PublishedApi } from '../../fixtures/publishedApi.ts';
import { requestTargets } from '../../fixtures/requestTargets.ts';
import { putTinyRecord } from '../../fixtures/tinyRecord.ts';

const CODE = edgeCode(ROUTES);
const COMPAT_CODE = compatEdgeCode(COMPAT_ROUTES);
const run = viewerFunction(CODE);

function viewed(target: string, accept?: string, method = 'GET'): ViewerRequest {
  const [uri = '', query = ''] = target.split('?');
  const headers = accept === undefined ? {} : { accept: { value: accept } };
  return { method, uri, querystring: toQuerystring(query), headers, cookies: {} };
}
const isAnswer = (passed: ViewerRequest | ViewerResponse): passed is ViewerResponse => 'statusCode' in passed;
/** Where a request goes on to; throws when the edge answers it. */
async function passedOn(target: string, accept?: string): Promise<string> {
  const passed = await run(viewed(target, accept));
  if (isAnswer(passed)) throw new Error(`${target} was answered with ${passed.statusCode}`);
  const query = fromQuerystring(passed.querystring);
  return query === '' ? passed.uri : `${passed.uri}?${query}`;
}
async function refused(target: string, method = 'GET') {
  const passed = await run(viewed(target, undefined, method));
  if (!isAnswer(passed)) throw new Error(`${target} was passed on`);
  return { ...passed, body: problem.parse(JSON.parse(String(passed.body))) };
}

describe('the code of the edge', () => {
  it('fits into what CloudFront takes, with room for more routes', () => {
    expect(Buffer.byteLength(CODE)).toBeLessThan(MAX_EDGE_BYTES * 0.8);
  });

  it.each([
    ['/v1', CODE],
    ['/v2', COMPAT_CODE],
  ])('of %s keeps to the syntax of the CloudFront Functions 2.0 runtime', (_, code) => {
    const source = ts.createSourceFile('edge.js', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
    const beyond: string[] = [];
    const visit = (node: ts.Node): void => {
      const isSpread = ts.isSpreadElement(node) || ts.isSpreadAssignment(node);
      const isPattern = ts.isObjectBindingPattern(node) || ts.isArrayBindingPattern(node);
      const isOptional = ts.isOptionalChain(node) || node.kind === ts.SyntaxKind.QuestionQuestionToken;
      const isLate = ts.isClassLike(node) || ts.isForOfStatement(node) || ts.isYieldExpression(node);
      const isModule = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
      const hasDefault = ts.isParameter(node) && node.initializer !== undefined;
      const isBareCatch = ts.isCatchClause(node) && node.variableDeclaration === undefined;
      const isShort = ts.isShorthandPropertyAssignment(node);
      if (isSpread || isPattern || isOptional || isLate || isModule || hasDefault || isBareCatch || isShort) {
        beyond.push(node.getText(source).slice(0, 60));
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    expect(beyond).toEqual([]);
    expect(CODE).not.toMatch(
      /\b(fetch|setTimeout|setInterval|require|eval|Function|URLSearchParams|Object\.hasOwn)\b\(/,
    );
  });
});

describe('the edge', () => {
  it('refuses what a route does not know, and sends it nowhere', async () => {
    const { statusCode, headers, body } = await refused('/v1/rotation?x=random');
    expect(statusCode).toBe(400);
    expect(headers?.['content-type']?.value).toBe('application/problem+json; charset=utf-8');
    expect(body.errors).toEqual([{ parameter: 'x', detail: 'unknown parameter', allowed: [] }]);
    expect((await refused('/v1/tokens?signal=up&signal=up')).body.errors?.map(({ detail }) => detail)).toEqual([
      'invalid value',
      'invalid value',
    ]);
  });

  it('says 405 to methods that write', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const { statusCode, headers, body } = await refused('/v1/rotation', method);
      expect([statusCode, headers?.allow?.value, body.status]).toEqual([405, 'GET, HEAD, OPTIONS', 405]);
    }
  });

  it('gives one meaning one spelling', async () => {
    const canonical = '/v1/tokens?limit=5&min_grade=7&narrative=ai';
    expect(await passedOn('/v1/tokens?narrative=%61i&min_grade=007&limit=5')).toBe(canonical);
    expect(await passedOn('/v1/tok%65ns?limit=5&min_grade=7&narrative=ai')).toBe(canonical);
    expect(await passedOn('/v1/tokens')).toBe('/v1/tokens');
  });

  it('turns Accept: text/csv into the address of the CSV, where there is one', async () => {
    expect(await passedOn('/v1/tokens?sort=-grade', 'text/csv')).toBe('/v1/tokens.csv?sort=-grade');
    expect(await passedOn('/v1/tokens.csv', 'text/csv')).toBe('/v1/tokens.csv');
    expect(await passedOn('/v1/status', 'text/csv')).toBe('/v1/status');
    expect(await passedOn('/v1/tokens', 'text/csv;q=0, */*')).toBe('/v1/tokens');
  });

  it('lets an unknown address through without its query, and never as another address', async () => {
    expect(await passedOn('/v1/nothing?x=random')).toBe('/v1/nothing');
    expect(await passedOn('/v1/tokens/%3Fx=1')).toBe('/v1/tokens/%3Fx=1');
    expect(await passedOn('/v1/tokens/%0d%0aSet-Cookie')).toBe('/v1/tokens/%0d%0aSet-Cookie');
    expect(await passedOn('/v1/%ff?x=1')).toBe('/v1/%ff');
    expect(await passedOn('/v1/inputs/*')).toBe('/v1/inputs/*');
  });
});

describe('edge and function', () => {
  let api: PublishedApi;
  beforeAll(async () => {
    api = openApi();
    await api.publishHour(7);
    await putTinyRecord(api.store, dayOf('2024-01-12'));
  });

  it('agree on every request: the same refusal, or the same answer to what is passed on', async () => {
    const seen = { refused: 0, passed: 0 };
    const accept = fc.constantFrom(undefined, 'text/csv', '*/*', 'text/csv, application/json');
    await fc.assert(
      fc.asyncProperty(requestTargets, accept, async (target, asked) => {
        const headers = asked === undefined ? {} : { accept: asked };
        const direct = await api.send(httpEvent(target, headers));
        const passed = await run(viewed(target, asked));
        if (isAnswer(passed)) {
          seen.refused += 1;
          expect(JSON.parse(String(passed.body))).toEqual(inOrder(direct, JSON.parse(String(passed.body))));
          return;
        }
        seen.passed += 1;
        const query = fromQuerystring(passed.querystring);
        const { status, body } = essence(
          await api.send(httpEvent(query === '' ? passed.uri : `${passed.uri}?${query}`, headers)),
        );
        expect({ status, body }).toEqual(essence(direct));
      }),
      { seed: 20_261_125, numRuns: 3_000 },
    );
    expect(Math.min(seen.refused, seen.passed)).toBeGreaterThan(300);
  });

  /** The function's refusal, its errors in the edge's order: CloudFront hands over repeated names together. */
  function inOrder(response: HttpResponse, edge: { detail: string; errors: { parameter: string }[] }) {
    const body = jsonOf(response);
    const sorted = (errors: object[]) => errors.map((error) => JSON.stringify(error)).sort();
    expect(sorted(body.errors)).toEqual(sorted(edge.errors));
    return { ...body, errors: edge.errors, detail: edge.detail };
  }
  /** Of a 404 only its kind: it repeats the spelling it was asked in. */
  function essence({ statusCode, headers, body }: HttpResponse) {
    return { status: statusCode, body: statusCode < 400 ? `${headers.etag} ${headers.link} ${body}` : statusCode };
  }
});

describe('edge and function of the compatibility view', () => {
  it.each([
    ['/v2/tokens?x=1&y=2&symbol=BTC', 'GET'],
    ['/v2/tokens', 'POST'],
    ['/v2/nothing', 'DELETE'],
  ])('refuse %s by %s with the same words', async (target, method) => {
    const direct = await openApi().call(target, {}, method);
    const edge = await viewerFunction(COMPAT_CODE)(viewed(target, undefined, method));
    if (!isAnswer(edge)) throw new Error(`${target} was passed on`);
    const body = JSON.parse(String(edge.body));
    expect(problem.parse(body).status).toBe(edge.statusCode);
    // What no route of that name has is said by the function alone.
    if (target === '/v2/nothing') return expect([edge.statusCode, direct.statusCode]).toEqual([405, 404]);
    const { detail, message, ...rest } = jsonOf(direct);
    expect({ ...body, status: edge.statusCode }).toMatchObject(rest);
    expect(Object.keys(body).sort()).toEqual(Object.keys(jsonOf(direct)).sort());
    const own = Object.entries(edge.headers ?? {}).map(([name, { value }]) => [name, value]);
    expect(Object.fromEntries(own)).toEqual(direct.headers);
  });
});

describe('cache groups', () => {
  it('have every parameter of their routes, and no more than a policy takes', () => {
    expect(cacheGroups(ROUTES).at(-1)).toMatchObject({ pattern: '/v1/*' });
    expect(cacheGroups(ROUTES).find(({ pattern }) => pattern === '/v1/inputs/*')?.parameters).toEqual(['revision']);
    const [route] = ROUTES;
    const many = Array.from({ length: 11 }, (_, i) => ({
      name: `p${i}`,
      description: '',
      example: '',
      kind: 'slug' as const,
    }));
    expect(() => cacheGroups([{ ...(route as (typeof ROUTES)[number]), parameters: many }])).toThrow(/split it/);
  });
});
