import * as z from 'zod';
import { parseEnv } from '../adapters/parseEnv.ts';

const schema = z.object({
  WEBHOOK_URL: z.url({ protocol: /^https?$/ }),
  /** Name of an SSM SecureString that holds the signing secret (`whsec_...`). */
  WEBHOOK_SECRET_PARAMETER: z.string().min(1),
  LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR', 'SILENT']).default('INFO'),
});

/** The environment of this function, checked at its start. */
export const readEnv = () => parseEnv(schema, process.env);
