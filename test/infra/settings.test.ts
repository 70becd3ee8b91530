import { App } from 'aws-cdk-lib/core';
import { describe, expect, it } from 'vitest';
import { priceEnvironment } from '../../infra/constructs/price-environment.ts';
import { readSettings } from '../../infra/settings.ts';

const settings = (context: Record<string, unknown>) => readSettings(new App({ context }).node);

describe('settings', () => {
  it('need nothing', () => {
    expect(settings({})).toMatchObject({
      coingeckoPlan: 'keyless',
      waf: false,
      domain: undefined,
      alertEmail: undefined,
    });
  });

  it('take a key to be a demo key unless told otherwise', () => {
    expect(settings({ coingeckoKeyParameter: 'key' }).coingeckoPlan).toBe('demo');
    expect(settings({ coingeckoKeyParameter: 'key', coingeckoPlan: 'pro' }).coingeckoPlan).toBe('pro');
  });

  it("take another server's prices as `npm start -- --source` does", () => {
    const source = { url: 'http://127.0.0.1:4010', klinesUrl: 'http://127.0.0.1:4010/binance', volumeScope: 'venue' };
    const { url: sourceUrl, klinesUrl } = source;
    expect(settings({ sourceUrl, klinesUrl }).source).toEqual(source);
    expect(priceEnvironment(settings({ sourceUrl, klinesUrl }))).toMatchObject({
      COINGECKO_BASE_URL: sourceUrl,
      KLINES_BASE_URL: klinesUrl,
      SOURCE_LABEL: 'custom',
      CLOCK: 'source',
    });
  });

  it.each([
    [{ sourceUrl: 'file:///etc/passwd' }, /sourceUrl=file:.* http/],
    [{ klinesUrl: 'http://127.0.0.1:4010' }, /klinesUrl goes with sourceUrl/],
    [{ sourceUrl: 'http://127.0.0.1:4010', volumeScope: 'all' }, /volumeScope=all .* venue or aggregate/],
    [{ webhookUrl: 'https://hooks.example.org' }, /webhookSecretParameter belong together/],
    [{ webhookUrl: 'http://hooks.example.org', webhookSecretParameter: 'hook' }, /webhookUrl=.* https/],
    [{ coingeckoPlan: 'enterprise' }, /coingeckoPlan=enterprise .* keyless, demo or pro/],
    [{ coingeckoPlan: 'pro' }, /coingeckoKeyParameter/],
    [{ coingeckoPlan: 'keyless', coingeckoKeyParameter: 'key' }, /do not fit/],
    [{ schedules: 'no' }, /schedules=no .* on or off/],
    [{ waf: 'yes' }, /waf=yes .* true or false/],
    [{ reservedConcurrency: '-1' }, /reservedConcurrency=-1/],
    [{ domain: 'rotation.example.org' }, /certificateArn/],
  ])('refuse %j in one line that says what to set', (context, message) => {
    expect(() => settings(context)).toThrow(message);
  });
});
