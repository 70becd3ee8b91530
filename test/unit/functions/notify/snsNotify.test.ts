import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logNotify } from '../../../../functions/adapters/notify/logNotify.ts';
import { snsNotify } from '../../../../functions/adapters/notify/snsNotify.ts';
import { feedItem } from '../../../../shared/contracts/feed.ts';
import { feedItems } from '../../../../shared/feed/feedItems.ts';
import { snapshotPartsFixture } from '../../../fixtures/snapshotParts.ts';

const ARN = 'arn:aws:sns:us-east-1:111122223333:Moves';
const items = feedItems(snapshotPartsFixture, { source: 'simulated', simulated: true });
const flip = items.find(({ _tidewatch }) => _tidewatch.kind === 'flip');
if (flip === undefined) throw new Error('the fixture has no flip');

let server: Server;
let endpoint: string;
let answer: { status: number; body: string };
const seen: { headers: Record<string, unknown>; form: URLSearchParams }[] = [];
beforeEach(async () => {
  seen.length = 0;
  answer = { status: 200, body: '<PublishResponse/>' };
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      seen.push({ headers: request.headers, form: new URLSearchParams(body) });
      response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

function notifyOf(to = endpoint) {
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
  const { config } = new DynamoDBClient({ region: 'us-east-1', credentials });
  return snsNotify({ topicArn: ARN, endpoint: to, config });
}

describe('an announcement over SNS', () => {
  it('is one signed Publish with the item as its message', async () => {
    await notifyOf()(flip);
    const [{ headers, form } = { headers: {}, form: new URLSearchParams() }] = seen;
    expect(headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/us-east-1\/sns\/aws4_request, SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, Signature=[0-9a-f]{64}$/,
    );
    expect(Object.fromEntries(form)).toMatchObject({
      Action: 'Publish',
      TopicArn: ARN,
      'MessageAttributes.entry.1.Value.StringValue': 'flip',
      'MessageAttributes.entry.2.Value.StringValue': flip.id,
    });
    expect(feedItem.parse(JSON.parse(form.get('Message') ?? ''))).toEqual(flip);
  });

  it('has a subject that mail takes, whatever a token is called', async () => {
    await notifyOf()({ ...flip, title: `Ünïcode\n${'x'.repeat(200)}` });
    expect(seen[0]?.form.get('Subject')).toMatch(/^[\x20-\x7e]{1,99}$/);
  });

  it.each([
    [403, '<Error><Code>AuthorizationError</Code></Error>', false, /SNS answered 403 \(AuthorizationError\)/],
    [503, '', true, /SNS answered 503/],
  ])('says so when SNS answers %i', async (status, body, retryable, message) => {
    answer = { status, body };
    const error = await notifyOf()(flip).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'NOTIFY_FAILED', retryable, message: expect.stringMatching(message) });
  });

  it('says so when nobody answers', async () => {
    const error = await notifyOf('http://127.0.0.1:9')(flip).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'NOTIFY_FAILED', retryable: true });
  });
});

describe('without a topic', () => {
  it('a line of the log says what would have been told', async () => {
    const lines: unknown[] = [];
    const quiet = () => {};
    await logNotify({ info: (...line) => lines.push(line), warn: quiet, error: quiet })(flip);
    expect(lines).toEqual([['announced', { id: flip.id, title: flip.title }]]);
  });
});
