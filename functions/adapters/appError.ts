/**
 * The one error that crosses a module of the shell. `message` is one line a person can act on: what is wrong, where,
 * what to do next. `code` is stable, for records and alarms.
 */
export class AppError extends Error {
  readonly code: string;
  readonly retryable: boolean;

  constructor(code: string, message: string, options: { retryable: boolean; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.retryable = options.retryable;
  }
}
