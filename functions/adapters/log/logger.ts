import { Logger } from '@aws-lambda-powertools/logger';
import type { Log } from './port.ts';

export type LogLevel = 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'SILENT';

/** A log whose every line says which run it is of. */
export interface RunLog extends Log {
  /** From here on lines carry this run's id (the platform's request id: its retries share it) and slot. */
  begin(runId: string, bucket: string): void;
}

/** JSON lines for CloudWatch (or the terminal), each with the service's name. */
export function logger(serviceName: string, logLevel: LogLevel): RunLog {
  const powertools = new Logger({ serviceName, logLevel });
  return {
    begin: (runId, bucket) => powertools.appendKeys({ run_id: runId, bucket }),
    info: (message, fields = {}) => powertools.info(message, { ...fields }),
    warn: (message, fields = {}) => powertools.warn(message, { ...fields }),
    error: (message, fields = {}) => powertools.error(message, { ...fields }),
  };
}
