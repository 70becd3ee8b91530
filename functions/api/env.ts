import { AppError } from '../adapters/appError.ts';

const CLOCKS = ['system', 'source'] as const;
const LOG_LEVELS = ['DEBUG', 'INFO', 'WARN', 'ERROR', 'SILENT'] as const;

export interface ApiEnv {
  readonly tableName: string;
  readonly clock: (typeof CLOCKS)[number];
  /** Whose `Date` header is the time when `clock` is 'source'. */
  readonly coingeckoBaseUrl: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** Reads the environment: TABLE_NAME, CLOCK, COINGECKO_BASE_URL, LOG_LEVEL. Throws one AppError naming every problem. */
export function readEnv(env: Readonly<Record<string, string | undefined>> = process.env): ApiEnv {
  const tableName = env.TABLE_NAME ?? '';
  const clock = CLOCKS.find((name) => name === (env.CLOCK ?? 'system'));
  const coingeckoBaseUrl = env.COINGECKO_BASE_URL ?? '';
  const logLevel = LOG_LEVELS.find((name) => name === (env.LOG_LEVEL ?? 'INFO').toUpperCase());
  const wrong = [
    tableName === '' && 'TABLE_NAME is missing',
    clock === undefined && `CLOCK must be one of ${CLOCKS.join(', ')}`,
    clock === 'source' && !URL.canParse(coingeckoBaseUrl) && 'COINGECKO_BASE_URL must be a URL when CLOCK is source',
    logLevel === undefined && `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}`,
  ].filter((problem) => problem !== false);
  if (wrong.length > 0 || clock === undefined || logLevel === undefined) {
    throw new AppError('ENV_INVALID', `environment of the api function: ${wrong.join('; ')}; set it in infra`, {
      retryable: false,
    });
  }
  return { tableName, clock, coingeckoBaseUrl, logLevel };
}
