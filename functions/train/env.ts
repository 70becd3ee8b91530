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
  })
  .extend({
    TABLE_NAME: z.string().min(1),
    LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR', 'SILENT']).default('INFO'),
  });

/** The environment of this function, checked at its start. */
export const readEnv = () => parseEnv(schema, process.env);
