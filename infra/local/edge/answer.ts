import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { isCompressible } from './contentType.ts';

const gzipAsync = promisify(gzip);

/** A whole response; one that is sent again remembers its compressed form. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Set once the first client that takes gzip has asked; undefined = not asked yet. */
  compressed?: Promise<Buffer>;
}

export function textAnswer(status: number, type: string, body: string, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': type, ...headers }, body: Buffer.from(body) };
}

/**
 * Sends an answer: 304 where the client's ETag still holds, gzip where it helps (the ETag turns weak then, as at
 * CloudFront), no body for HEAD. `extra` are the response headers of the behaviour; the origin's own do not survive them.
 */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  extra: Readonly<Record<string, string>>,
): Promise<void> {
  const { etag } = answer.headers;
  const headers: Record<string, string | number> = { ...answer.headers, ...extra };
  if (answer.status === 200 && etag !== undefined && matches(request.headers['if-none-match'], etag)) {
    delete headers['content-length'];
    delete headers['content-type'];
    response.writeHead(304, headers).end();
    return;
  }
  let body = answer.body;
  if (
    answer.headers['content-encoding'] === undefined &&
    isCompressible(answer.headers['content-type'] ?? '', body.length)
  ) {
    headers.vary = headers.vary === undefined ? 'Accept-Encoding' : `${headers.vary}, Accept-Encoding`;
    if (/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) {
      answer.compressed ??= gzipAsync(body);
      body = await answer.compressed;
      headers['content-encoding'] = 'gzip';
      if (etag !== undefined && !etag.startsWith('W/')) headers.etag = `W/${etag}`;
    }
  }
  const isHead = request.method === 'HEAD';
  // A function that answers HEAD sends no body: the length GET would have is then not known here.
  if (answer.status !== 204 && answer.status !== 304 && !(isHead && body.length === 0))
    headers['content-length'] = body.length;
  response.writeHead(answer.status, headers);
  response.end(isHead ? undefined : body);
}

/** Weak comparison, as If-None-Match asks for. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header === etag) return true;
  const bare = etag.replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === bare);
}
