import { Logger } from '@aws-lambda-powertools/logger';
import type { Log } from './port.ts';

export type LogLevel = 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'SILENT';

/** JSON lines for CloudWatch (or the terminal), each with the service's name. */
export function logger(serviceName: string, logLevel: LogLevel): Log {
  const powertools = new Logger({ serviceName, logLevel });
  return {
    info: (message, fields = {}) => powertools.info(message, { ...fields }),
    warn: (message, fields = {}) => powertools.warn(message, { ...fields }),
    error: (message, fields = {}) => powertools.error(message, { ...fields }),
  };
}
