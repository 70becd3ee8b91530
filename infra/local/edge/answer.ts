import type { IncomingMessage, ServerResponse } from 'node:http';

/** A whole response. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export function textAnswer(status: number, type: string, body: string, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': type, ...headers }, body: Buffer.from(body) };
}

/** Sends an answer under the behaviour's own headers, which win over the origin's; without its body for HEAD. */
export function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Answer,
  behaviourHeaders: Readonly<Record<string, string>>,
): void {
  const all: Record<string, string | number> = { ...headers, ...behaviourHeaders };
  const isHead = request.method === 'HEAD';
  // A function that answers HEAD sends no body: the length GET would have is then not known here.
  if (status !== 204 && status !== 304 && !(isHead && body.length === 0)) all['content-length'] = body.length;
  response.writeHead(status, all);
  response.end(isHead ? undefined : body);
}
