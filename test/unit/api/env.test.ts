import { describe, expect, it } from 'vitest';
import { readEnv } from '../../../functions/api/env.ts';

describe('the environment of the api function', () => {
  it('needs the table only', () => {
    expect(readEnv({ TABLE_NAME: 't' })).toEqual({
      tableName: 't',
      clock: 'system',
      coingeckoBaseUrl: '',
      logLevel: 'INFO',
    });
  });

  it('takes the source as its clock with the URL to ask', () => {
    const env = {
      TABLE_NAME: 't',
      CLOCK: 'source',
      COINGECKO_BASE_URL: 'http://127.0.0.1:9/api/v3',
      LOG_LEVEL: 'debug',
    };
    expect(readEnv(env)).toMatchObject({ clock: 'source', logLevel: 'DEBUG' });
  });

  it('names every problem at once', () => {
    expect(() => readEnv({ CLOCK: 'sundial', LOG_LEVEL: 'LOUD' })).toThrow(
      /TABLE_NAME is missing; CLOCK must be one of system, source; LOG_LEVEL must be one of/,
    );
    expect(() => readEnv({ TABLE_NAME: 't', CLOCK: 'source' })).toThrow(/COINGECKO_BASE_URL must be a URL/);
  });
});
