import type { AddressInfo } from 'node:net';
import { lambdaContext } from '../lambdaContext.ts';
import { loadHandler } from '../loadHandler.ts';
import type { FunctionModel } from '../pipelineModel.ts';
import type { SiteModel } from '../siteModel.ts';
import { apiOrigin } from './apiOrigin.ts';
import { edgeServer } from './edgeServer.ts';

/** What the runner sends to start this process's one job. */
export interface ServeMessage {
  readonly port: number;
  readonly site: SiteModel;
  readonly api: FunctionModel;
}
export type EdgeReply =
  | { readonly type: 'listening'; readonly port: number }
  | { readonly type: 'failed'; readonly code: string; readonly message: string };

// Entry of the HTTP process: it runs the api function's own bundle in its own environment, so a request costs no hop.
process.on('message', (message: ServeMessage) => {
  serve(message).catch((error: NodeJS.ErrnoException) =>
    reply({ type: 'failed', code: error.code ?? 'FAILED', message: error.message }),
  );
});
// The runner stops this process itself; Ctrl-C reaches the whole group and must not cut answers short.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit(0));

async function serve({ port, site, api }: ServeMessage): Promise<void> {
  const handler = await loadHandler(api);
  const server = edgeServer(
    site,
    apiOrigin(handler, () => lambdaContext(api), api.timeoutMs),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  reply({ type: 'listening', port: (server.address() as AddressInfo).port });
}

function reply(message: EdgeReply): void {
  process.send?.(message);
}
