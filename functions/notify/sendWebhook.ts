import { Webhook } from 'standardwebhooks';
import { AppError } from '../adapters/appError.ts';
import type { WebhookMessage } from './webhookMessage.ts';

const TIMEOUT_MS = 10_000;

export interface Receiver {
  readonly url: string;
  /** `whsec_` and base64: signs, and is in no message. */
  readonly secret: string;
}

/**
 * Posts one message signed by the Standard Webhooks rules. `id` stays the same in every retry, so a receiver can tell
 * them. Throws AppError `WEBHOOK_SECRET_INVALID` (not retryable) or `WEBHOOK_FAILED` (retryable): anything but a 2xx,
 * redirects included, since the body would go elsewhere than the operator said.
 */
export async function sendWebhook(
  { url, secret }: Receiver,
  id: string,
  message: WebhookMessage,
  now: Date,
): Promise<void> {
  const body = JSON.stringify(message);
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': signerOf(secret).sign(id, now, body),
  };
  let status: number;
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    await response.body?.cancel();
    status = response.status;
  } catch (cause) {
    throw failed(`did not answer within ${TIMEOUT_MS / 1000} s`, cause);
  }
  if (status < 200 || status > 299) throw failed(`answered ${status}`);
}

function signerOf(secret: string): Webhook {
  try {
    return new Webhook(secret);
  } catch (cause) {
    const message =
      'the webhook secret is not base64 (whsec_...): put a new one into its SSM parameter, for example from `openssl rand -base64 32`';
    throw new AppError('WEBHOOK_SECRET_INVALID', message, { retryable: false, cause });
  }
}

function failed(what: string, cause?: unknown): AppError {
  const message = `the webhook's receiver ${what}; it is tried twice more, then the event waits in the failures queue`;
  return new AppError('WEBHOOK_FAILED', message, { retryable: true, cause });
}
