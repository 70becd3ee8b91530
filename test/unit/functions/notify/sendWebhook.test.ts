import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sendWebhook } from '../../../../functions/notify/sendWebhook.ts';
import { webhookMessage } from '../../../../functions/notify/webhookMessage.ts';

const SECRET = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
const TIMESTAMP = '2026-11-25T07:10:00.000Z';
const message = { type: 'alarm.state', timestamp: TIMESTAMP, data: { alarm: 'NoSnapshot', state: 'ALARM' } };

/** A receiver that answers as told and keeps what it got. */
async function receiver(status: number, headers: Record<string, string> = {}) {
  const got: { headers: Record<string, string>; body: string }[] = [];
  const server = createServer(async (request, response) => {
    got.push({ headers: request.headers as Record<string, string>, body: await text(request) });
    response.writeHead(status, headers).end('thanks');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`, got };
}

describe('a webhook', () => {
  it('is signed so that a receiver with the secret accepts it, and one with another does not', async () => {
    const { url, got } = await receiver(204);
    await sendWebhook({ url, secret: SECRET }, 'msg-1', message, new Date());
    const [{ headers, body } = { headers: {}, body: '' }] = got;
    expect(new Webhook(SECRET).verify(body, headers)).toEqual(message);
    expect(headers['webhook-id' as keyof typeof headers]).toBe('msg-1');
    const other = new Webhook(`whsec_${Buffer.from('another secret of 32 characters.').toString('base64')}`);
    expect(() => other.verify(body, headers)).toThrow();
    expect(() => new Webhook(SECRET).verify(body.replace('ALARM', 'OK'), headers)).toThrow();
  });

  it.each([
    [500, {}],
    [410, {}],
    [302, { location: 'http://127.0.0.1:9/' }],
  ])('that is answered %i is a failure to try again, not followed elsewhere', async (status, headers) => {
    const { url, got } = await receiver(status, headers as Record<string, string>);
    const sent = sendWebhook({ url, secret: SECRET }, 'msg-1', message, new Date());
    await expect(sent).rejects.toMatchObject({ code: 'WEBHOOK_FAILED', retryable: true });
    expect(got).toHaveLength(1);
  });

  it('with a secret that is none says so without repeating it', async () => {
    const sent = sendWebhook({ url: 'http://127.0.0.1:9', secret: 'whsec_%%%' }, 'msg-1', message, new Date());
    await expect(sent).rejects.toMatchObject({
      code: 'WEBHOOK_SECRET_INVALID',
      message: expect.not.stringContaining('%%%'),
    });
  });
});

describe('what goes out', () => {
  const notification = (Message: string) => ({ MessageId: 'msg-1', Timestamp: TIMESTAMP, Message });

  it('of an alarm says which, in what state and why, and nothing of the account', () => {
    const alarm = {
      AlarmName: 'NoSnapshot',
      AlarmDescription: 'What to do',
      AWSAccountId: '111122223333',
      NewStateValue: 'ALARM',
      OldStateValue: 'OK',
      NewStateReason: 'no data',
    };
    const sent = webhookMessage(notification(JSON.stringify(alarm)));
    expect(sent).toEqual({
      type: 'alarm.state',
      timestamp: TIMESTAMP,
      data: { alarm: 'NoSnapshot', state: 'ALARM', before: 'OK', reason: 'no data', description: 'What to do' },
    });
  });

  it('of a move is the item of the feed, and of a text the text', () => {
    const own = { id: 'urn:tidewatch:coingecko:rotation:2026-11-24', _tidewatch: { kind: 'rotation' } };
    expect(webhookMessage(notification(JSON.stringify(own)))).toEqual({
      type: 'rotation.moved',
      timestamp: TIMESTAMP,
      data: own,
    });
    expect(webhookMessage(notification('hello'))).toMatchObject({ type: 'message', data: { text: 'hello' } });
  });
});
