import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Behaviour, SiteModel } from '../siteModel.ts';
import { type Answer, send, textAnswer } from './answer.ts';
import { noSuchKey, staticFiles } from './staticFiles.ts';
import {
  fromQuerystring,
  toQuerystring,
  type ViewerFunction,
  type ViewerRequest,
  type ViewerResponse,
  viewerFunction,
} from './viewerFunction.ts';

type ApiOrigin = (request: {
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
}) => Promise<Answer>;

interface Route extends Behaviour {
  readonly run: ViewerFunction | undefined;
}

const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * The distribution on one loopback port: behaviours, viewer functions and headers of the template, files from memory,
 * `/v1/*` from the api handler. Nothing is cached: a publish shows at once. The caller listens.
 */
export function edgeServer(site: SiteModel, api: ApiOrigin): Server {
  const files = staticFiles(site.deployments);
  const routes: Route[] = site.behaviours.map((behaviour) => ({
    ...behaviour,
    run: behaviour.viewerRequest === undefined ? undefined : viewerFunction(behaviour.viewerRequest),
  }));

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A page of another origin must not read this server through a name it points at 127.0.0.1 (DNS rebinding).
    if (!LOOPBACK_HOST.test(request.headers.host ?? '')) {
      return send(
        request,
        response,
        textAnswer(421, 'text/plain', 'This server answers to 127.0.0.1 and localhost only.\n'),
        {},
      );
    }
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    const uri = mark < 0 ? url : url.slice(0, mark);
    const route = routes.find((one) => uri.startsWith(one.prefix)) as Route;
    const viewed = toViewerRequest(request, uri, mark < 0 ? '' : url.slice(mark + 1));
    const passed = route.run === undefined ? viewed : await route.run(viewed);
    if ('statusCode' in passed) return send(request, response, fromFunction(passed), route.responseHeaders);
    if (route.origin === 'site') return send(request, response, await fromBucket(passed), route.responseHeaders);
    return send(request, response, await fromApi(passed), route.responseHeaders);
  }

  async function fromBucket({ method, uri, headers }: ViewerRequest): Promise<Answer> {
    if (method !== 'GET' && method !== 'HEAD') {
      return textAnswer(405, 'text/plain', 'Pages are read with GET or HEAD.\n', { allow: 'GET, HEAD' });
    }
    let key: string;
    try {
      key = decodeURIComponent(uri === '/' ? site.defaultRootObject : uri.slice(1));
    } catch {
      return textAnswer(400, 'text/plain', 'The path is not valid percent-encoded UTF-8.\n');
    }
    const file = files.get(key);
    return file?.answer(headers['if-none-match']?.value, headers['accept-encoding']?.value) ?? noSuchKey(key);
  }

  function fromApi({ method, uri, querystring, headers }: ViewerRequest): Promise<Answer> {
    const plain: Record<string, string> = {};
    for (const name in headers) plain[name] = headers[name]?.value ?? '';
    return api({ method, path: uri, query: fromQuerystring(querystring), headers: plain });
  }

  return createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      process.stderr.write(
        `${request.method} ${request.url}: ${error instanceof Error ? error.stack : String(error)}\n`,
      );
      if (response.headersSent) response.destroy();
      else
        response.writeHead(500, { 'content-type': 'text/plain' }).end('The local server failed; its log says why.\n');
    });
  });
}

function toViewerRequest(request: IncomingMessage, uri: string, query: string): ViewerRequest {
  const headers: ViewerRequest['headers'] = {};
  for (const name in request.headers) headers[name] = { value: String(request.headers[name]) };
  return { method: request.method ?? 'GET', uri, querystring: toQuerystring(query), headers, cookies: {} };
}

function fromFunction({ statusCode, headers = {}, body }: ViewerResponse): Answer {
  const text =
    typeof body === 'object'
      ? Buffer.from(body.data, body.encoding === 'base64' ? 'base64' : 'utf8')
      : Buffer.from(body ?? '');
  return {
    status: statusCode,
    headers: Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name, value])),
    body: text,
  };
}
