import { secretParameter } from '../secretParameter.ts';

/**
 * The CoinGecko key, asked for when first needed: given directly (one's own machine), else from the SSM SecureString of
 * that name, else none. Throws AppError `KEY_UNAVAILABLE` (retryable).
 */
export function apiKey(given: string, parameterName: string): () => Promise<string | undefined> {
  return async () => {
    if (given !== '') return given;
    return parameterName === '' ? undefined : secretParameter(parameterName, 'the CoinGecko key');
  };
}
