import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { AppError } from '../appError.ts';

/**
 * The CoinGecko key, asked for when first needed: given directly (one's own machine), else from the SSM SecureString of
 * that name, else none. Throws AppError `KEY_UNAVAILABLE` (retryable); the key itself is never in a message.
 */
export function apiKey(given: string, parameterName: string): () => Promise<string | undefined> {
  return async () => {
    if (given !== '') return given;
    if (parameterName === '') return undefined;
    try {
      const command = new GetParameterCommand({ Name: parameterName, WithDecryption: true });
      return (await new SSMClient().send(command)).Parameter?.Value;
    } catch (cause) {
      const message = `the CoinGecko key could not be read from SSM parameter ${parameterName}; create it as a SecureString and allow this function ssm:GetParameter`;
      throw new AppError('KEY_UNAVAILABLE', message, { retryable: true, cause });
    }
  };
}
