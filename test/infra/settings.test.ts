import { App } from 'aws-cdk-lib/core';
import { describe, expect, it } from 'vitest';
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

  it.each([
    [{ coingeckoPlan: 'enterprise' }, /coingeckoPlan=enterprise .* keyless, demo or pro/],
    [{ coingeckoPlan: 'pro' }, /coingeckoKeyParameter/],
    [{ coingeckoPlan: 'keyless', coingeckoKeyParameter: 'key' }, /do not fit/],
    [{ waf: 'yes' }, /waf=yes .* true or false/],
    [{ reservedConcurrency: '-1' }, /reservedConcurrency=-1/],
    [{ domain: 'rotation.example.org' }, /certificateArn/],
  ])('refuse %j in one line that says what to set', (context, message) => {
    expect(() => settings(context)).toThrow(message);
  });
});
