import { lambdaContext } from './lambdaContext.ts';
import { type Handler, loadHandler } from './loadHandler.ts';
import type { FunctionModel } from './pipelineModel.ts';

export interface InvokeMessage {
  readonly id: number;
  readonly model: FunctionModel;
  readonly event: unknown;
}
export type InvokeReply =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: { readonly name: string; readonly message: string } };

// Entry of a job's process: one function, one invocation at a time, warm in between, as in Lambda.
let handler: Promise<Handler> | undefined;

process.on('message', (message: InvokeMessage) => {
  invoke(message).then((reply) => process.send?.(reply));
});
// Ctrl-C reaches the whole group; the runner lets the invocation end and then stops this process.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit(0));

async function invoke({ id, model, event }: InvokeMessage): Promise<InvokeReply> {
  try {
    handler ??= loadHandler(model);
    const result = await (await handler)(event, lambdaContext(model));
    return { id, result: result ?? null };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    return { id, error: { name, message } };
  }
}
