import type { AppError } from '../adapters/appError.ts';

/** Calls that fail in a row before a source counts as down: each of them has already been retried by its gateway. */
const FAILURES_IN_A_ROW = 3;

/** Whether a source is worth asking again in this run: 200 tokens need not each find out that it is down. */
export interface SourceHealth {
  /** Why the source is down; undefined while it is up. */
  down(): AppError | undefined;
  succeeded(): void;
  failed(error: AppError): void;
}

/** Whether a failure is the source's, not the token's. */
export function isSourceTrouble({ code, retryable }: AppError): boolean {
  return retryable || code === 'SOURCE_DENIED' || code === 'SOURCE_REJECTED';
}

export function sourceHealth(): SourceHealth {
  let inARow = 0;
  let last: AppError | undefined;
  return {
    down: () => (last && (inARow >= FAILURES_IN_A_ROW || last.code === 'SOURCE_DENIED') ? last : undefined),
    succeeded() {
      inARow = 0;
    },
    failed(error) {
      inARow++;
      last = error;
    },
  };
}
