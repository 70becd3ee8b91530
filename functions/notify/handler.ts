import { logger } from '../adapters/log/logger.ts';
import { secretParameter } from '../adapters/secretParameter.ts';
import { readEnv } from './env.ts';
import { sendWebhook } from './sendWebhook.ts';
import { snsEvent, webhookMessage } from './webhookMessage.ts';

const env = readEnv();
const log = logger('notify', env.LOG_LEVEL);

/** Passes what the topic says on to the operator's webhook. Retried by the platform when it throws. */
export async function handler(event: unknown, { awsRequestId }: { readonly awsRequestId: string }) {
  const { Records } = snsEvent.parse(event);
  const secret = await secretParameter(env.WEBHOOK_SECRET_PARAMETER, 'the webhook secret');
  for (const { Sns } of Records) {
    log.begin(awsRequestId, Sns.MessageId);
    const message = webhookMessage(Sns);
    await sendWebhook({ url: env.WEBHOOK_URL, secret }, Sns.MessageId, message, new Date());
    log.info(`webhook sent: ${message.type}`);
  }
}
