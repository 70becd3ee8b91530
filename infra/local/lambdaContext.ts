import { randomUUID } from 'node:crypto';
import type { FunctionModel } from './pipelineModel.ts';
import { LOCAL_ACCOUNT, LOCAL_REGION } from './resolveValue.ts';

/** The context object of one invocation, counting down from the timeout of the template. */
export function lambdaContext({ name, timeoutMs, memoryMb }: FunctionModel) {
  const deadline = Date.now() + timeoutMs;
  return {
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:${LOCAL_REGION}:${LOCAL_ACCOUNT}:function:${name}`,
    memoryLimitInMB: String(memoryMb),
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}
