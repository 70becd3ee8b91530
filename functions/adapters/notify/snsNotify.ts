import type { DynamoDBClientResolvedConfig } from '@aws-sdk/client-dynamodb';
import { SignatureV4 } from '@smithy/signature-v4';
import { AppError } from '../appError.ts';
import type { Notify } from './port.ts';
import { publishForm } from './publishForm.ts';

const TIMEOUT_MS = 5_000;

export interface SnsOptions {
  readonly topicArn: string;
  /** Another address than AWS's own; '' = that. */
  readonly endpoint: string;
  /** Whose credentials, region and hash the request is signed with: any client's resolved configuration. */
  readonly config: Pick<DynamoDBClientResolvedConfig, 'credentials' | 'region' | 'sha256'>;
}

/**
 * One `Publish` to a topic, signed by hand: the SDK's SNS client would be 38 KB of the bundle for this one call. Rejects
 * with AppError `NOTIFY_FAILED`, retryable unless SNS refused the message itself.
 */
export function snsNotify({ topicArn, endpoint, config }: SnsOptions): Notify {
  const signer = new SignatureV4({ service: 'sns', ...config });
  return async (item) => {
    const url = new URL(endpoint === '' ? `https://sns.${await config.region()}.amazonaws.com` : endpoint);
    const body = publishForm(topicArn, item);
    const { headers } = await signer.sign({
      method: 'POST',
      protocol: url.protocol,
      hostname: url.hostname,
      path: '/',
      headers: { host: url.host, 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body,
    });
    const { host: _, ...sent } = headers;
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { method: 'POST', headers: sent, body, signal }).catch((cause: unknown) => {
      throw failed(item.id, 'the topic cannot be reached', true, cause);
    });
    // Read to its end, so that the connection is free for the next.
    const answer = await response.text();
    if (!response.ok) throw failed(item.id, refusalOf(response.status, answer), response.status >= 429);
  };
}

function refusalOf(status: number, answer: string): string {
  const code = /<Code>(\w{1,60})<\/Code>/.exec(answer)?.[1];
  return `SNS answered ${status}${code === undefined ? '' : ` (${code})`}`;
}

function failed(id: string, what: string, retryable: boolean, cause?: unknown): AppError {
  return new AppError('NOTIFY_FAILED', `${id} was not announced: ${what}; the next publish tries again`, {
    retryable,
    cause,
  });
}
