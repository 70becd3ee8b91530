import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { AppError } from './appError.ts';

/**
 * The value of an SSM SecureString by name. `what` it is goes into messages; its value never does. Throws AppError
 * `KEY_UNAVAILABLE` (retryable).
 */
export async function secretParameter(name: string, what: string): Promise<string> {
  try {
    const { Parameter } = await new SSMClient().send(new GetParameterCommand({ Name: name, WithDecryption: true }));
    if (Parameter?.Value) return Parameter.Value;
    throw new Error('the parameter is empty');
  } catch (cause) {
    const message = `${what} could not be read from SSM parameter ${name}; create it as a SecureString and allow this function ssm:GetParameter`;
    throw new AppError('KEY_UNAVAILABLE', message, { retryable: true, cause });
  }
}
