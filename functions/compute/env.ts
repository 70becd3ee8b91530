import * as z from 'zod';
import { parseEnv } from '../adapters/parseEnv.ts';
import { sourceSettings } from '../adapters/prices/sourceSettings.ts';

const schema = sourceSettings
  .pick({
    CLOCK: true,
    COINGECKO_BASE_URL: true,
    SOURCE_TIMEOUT_MS: true,
    SOURCE_MAX_WAIT_MS: true,
    SOURCE_FIRST_PAUSE_MS: true,
    HISTORY_FROM: true,
  })
  .extend({
    TABLE_NAME: z.string().min(1),
    /** Topic of moves and flips; '' = they go to the log. */
    MOVES_TOPIC_ARN: z
      .union([z.literal(''), z.string().regex(/^arn:[^:]+:sns:/, 'must be the ARN of a topic')])
      .default(''),
    AWS_ENDPOINT_URL: z.union([z.literal(''), z.url()]).default(''),
    CODE_HASH: z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex'),
    LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR', 'SILENT']).default('INFO'),
  });

/** The environment of this function, checked at its start. */
export const readEnv = () => parseEnv(schema, process.env);
