import type * as z from 'zod';
import { AppError } from './appError.ts';

/** A function's environment by its schema. Throws AppError `ENV_INVALID` (not retryable) listing every problem at once. */
export function parseEnv<Schema extends z.ZodType>(
  schema: Schema,
  env: Readonly<Record<string, string | undefined>>,
): z.infer<Schema> {
  const parsed = schema.safeParse(env);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new AppError('ENV_INVALID', `the function's environment is wrong: ${problems}`, { retryable: false });
}
