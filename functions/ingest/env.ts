import * as z from 'zod';
import { parseEnv } from '../adapters/parseEnv.ts';
import { sourceSettings } from '../adapters/prices/sourceSettings.ts';

const schema = sourceSettings.extend({
  TABLE_NAME: z.string().min(1),
  LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR', 'SILENT']).default('INFO'),
});

/** The environment of this function, checked at its start. */
export const readEnv = () => parseEnv(schema, process.env);
