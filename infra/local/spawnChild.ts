import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { machineEnvironment } from './env.ts';
import type { FunctionModel } from './pipelineModel.ts';
import { LOCAL_REGION } from './resolveValue.ts';

export interface ChildSettings {
  /** Values that replace those of the template, by name; only names the function declares are taken. */
  readonly overrides: Readonly<Record<string, string>>;
  /** Values no template holds: the operator's own key. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly storeEndpoint: string;
  readonly logFile: string;
}

/** Nothing listens there: a call to any other AWS service fails at once and never leaves the machine. */
const CLOSED = 'http://127.0.0.1:9';

/** Forks a process with the function's environment, as far as Lambda would give it, and nothing of the operator's shell. */
export function spawnChild(entry: string, model: FunctionModel, settings: ChildSettings): ChildProcess {
  const log = openSync(settings.logFile, 'a');
  const child = fork(entry, [], {
    env: functionEnvironment(model, settings),
    execArgv: [`--max-old-space-size=${model.memoryMb}`],
    stdio: ['ignore', log, log, 'ipc'],
    serialization: 'advanced',
  });
  closeSync(log);
  return child;
}

/** Asks the process to end, and makes it end if it has not after a second. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 1_000);
  await ended;
  clearTimeout(timer);
}

function functionEnvironment(model: FunctionModel, settings: ChildSettings): Record<string, string> {
  const overrides = Object.entries(settings.overrides).filter(([name]) => name in model.environment);
  return {
    ...machineEnvironment(),
    TZ: ':UTC',
    AWS_REGION: LOCAL_REGION,
    AWS_LAMBDA_FUNCTION_NAME: model.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(model.memoryMb),
    ...model.environment,
    ...Object.fromEntries(overrides),
    ...settings.secrets,
    // There is no topic on this machine: what would be announced goes to the log.
    ...('MOVES_TOPIC_ARN' in model.environment && { MOVES_TOPIC_ARN: '' }),
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: CLOSED,
    AWS_ENDPOINT_URL_DYNAMODB: settings.storeEndpoint,
  };
}
