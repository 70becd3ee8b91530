import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type ProxyFault =
  | 'throttled once'
  | 'throttled'
  | 'failing (500)'
  | 'reset before'
  | 'reset after'
  | 'hanging'
  | 'torn answer';

/** What becomes of one request on its way to the table: passed on, or met by a fault. */
export type Fate = ProxyFault | undefined;

/** A loopback server before a DynamoDB; `decide` is told the action of each request (PutItem, Query, ...). */
export interface TableProxy {
  readonly endpoint: string;
  decide: (action: string) => Fate | Promise<Fate>;
  /** Told of each request once the table has answered, before the caller hears of it. */
  applied: (action: string) => void;
  close(): Promise<void>;
}

export async function startTableProxy(target: string): Promise<TableProxy> {
  const server = createServer((incoming, response) => {
    handle(incoming, response).catch(() => response.destroy());
  });
  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(incoming);
    const action = String(incoming.headers['x-amz-target']).split('.')[1] ?? '';
    const fate = await proxy.decide(action);
    if (fate === 'reset before') return void incoming.socket.destroy();
    if (fate === 'hanging') return;
    if (fate === 'throttled' || fate === 'throttled once')
      return refuse(response, 400, 'ProvisionedThroughputExceededException');
    if (fate === 'failing (500)') return refuse(response, 500, 'InternalServerError');
    const answer = await passOn(target, incoming, body);
    proxy.applied(action);
    if (fate === 'reset after') return void incoming.socket.destroy();
    response.writeHead(answer.status, answer.headers);
    if (fate === 'torn answer') {
      response.write(answer.body.subarray(0, 1));
      return void setTimeout(() => incoming.socket.destroy(), 5);
    }
    response.end(answer.body);
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: TableProxy = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    decide: () => undefined,
    applied: () => {},
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return proxy;
}

function refuse(response: ServerResponse, status: number, name: string): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: 'refused' }));
}

async function passOn(target: string, incoming: IncomingMessage, body: Buffer) {
  const { hostname, port } = new URL(target);
  const outgoing = request({ hostname, port, path: incoming.url, method: 'POST', headers: incoming.headers });
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: answer.statusCode ?? 500, headers: answer.headers, body: await buffer(answer) };
}
