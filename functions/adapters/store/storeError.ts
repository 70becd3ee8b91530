import { AppError } from '../appError.ts';

const TRANSIENT_NAMES = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'InternalServerError',
  'TransactionInProgressException',
  'TimeoutError',
  'AbortError',
]);

/** Node's codes for a connection that was refused, reset or never answered. */
const NETWORK_CODES = /^(ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOST|ENET)/;

/**
 * What a DynamoDB client's error means to the product: `STORE_UNAVAILABLE` (throttled, 5xx, timed out, unreachable;
 * retryable), `TABLE_MISSING`, `STORE_DENIED` or `STORE_REJECTED` (not retryable).
 */
export function storeError(error: unknown, tableName: string, action: string): AppError {
  if (error instanceof AppError) return error;
  const {
    name = '',
    code = '',
    $metadata,
  } = error as { name?: string; code?: string; $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode ?? 0;
  const at = `${action} on table ${tableName}`;
  const say = (code: string, message: string, retryable: boolean) =>
    new AppError(code, message, { retryable, cause: error });

  if (TRANSIENT_NAMES.has(name) || NETWORK_CODES.test(code) || status >= 500 || status === 429) {
    return say(
      'STORE_UNAVAILABLE',
      `${at}: the store is throttling or not answering (${code || name}); the next run tries again`,
      true,
    );
  }
  if (name === 'ResourceNotFoundException') {
    return say('TABLE_MISSING', `${at}: there is no such table; deploy the stack or check TABLE_NAME`, false);
  }
  if (
    name === 'AccessDeniedException' ||
    name === 'UnrecognizedClientException' ||
    name === 'CredentialsProviderError'
  ) {
    return say('STORE_DENIED', `${at}: access denied (${name}); check the function's role or the credentials`, false);
  }
  return say(
    'STORE_REJECTED',
    `${at}: the store refused the request (${name || 'unknown error'}); this is a bug, see the cause`,
    false,
  );
}
