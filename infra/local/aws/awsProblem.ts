import { AppError } from '../../../functions/adapters/appError.ts';
import { LocalError } from '../localError.ts';

const NO_CREDENTIALS = /CredentialsProviderError|CredentialsError|NoCredentials/;
const REFUSED =
  /ExpiredToken|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|AuthFailure/;

/** One line for a person of what an AWS client threw: no credentials, refused ones, no right, no answer. Others whole. */
export function awsProblem(error: unknown): string {
  if (error instanceof LocalError) return error.message;
  const thrown = error instanceof AppError && error.cause instanceof Error ? error.cause : (error as Error);
  const { name = '', message = '' } = thrown;
  const code = (thrown as NodeJS.ErrnoException).code ?? '';
  if (NO_CREDENTIALS.test(name))
    return 'There are no AWS credentials: set AWS_PROFILE (after `aws configure` or `aws sso login`), or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.';
  if (REFUSED.test(name))
    return `AWS refuses these credentials (${name}): renew them (\`aws sso login\`), or set AWS_PROFILE.`;
  if (/AccessDenied|NotAuthorized/.test(name))
    return `These credentials may not do this (${message.slice(0, 200)}): use ones that may.`;
  if (/^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENET|EHOST)/.test(code) || name === 'TimeoutError')
    return `AWS does not answer (${code || name}): check the network, AWS_REGION and AWS_ENDPOINT_URL.`;
  if ('$metadata' in thrown) return `AWS answered ${name}: ${message.slice(0, 200)}`;
  return error instanceof AppError ? error.message : `${thrown.stack}`;
}
