import type { Node } from 'constructs';

/** What an operator may set with `--context name=value`. Everything is off by default; nothing is required. */
export interface Settings {
  /** Name of an SSM SecureString parameter holding a CoinGecko key. The key itself is never configuration. */
  readonly coingeckoKeyParameter: string | undefined;
  /** Which plan the key is of; it decides the key's header and the rate limit. */
  readonly coingeckoPlan: 'keyless' | 'demo' | 'pro';
  /** A server of CoinGecko's (and Binance's) API shape that prices and the time are taken from instead. */
  readonly source: PriceServer | undefined;
  /** Whether the jobs run by themselves; off while a record is imported. */
  readonly schedules: boolean;
  readonly alertEmail: string | undefined;
  /** Where alarms and rotations are posted, signed; its secret is in an SSM SecureString of that name. */
  readonly webhook: { readonly url: string; readonly secretParameter: string } | undefined;
  /** A custom domain needs both: its name, and the ARN of its certificate in us-east-1. */
  readonly domain: { readonly name: string; readonly certificateArn: string } | undefined;
  readonly waf: boolean;
  /** Concurrent executions kept for, and the limit of, the HTTP function. */
  readonly reservedConcurrency: number | undefined;
  /** A published /v1/snapshot to bake into the pages. */
  readonly snapshotUrl: string | undefined;
  /** An already built site, instead of building it at synth. */
  readonly siteDist: string | undefined;
}

/** As `npm start -- --source URL --klines URL --volume-scope SCOPE` has it. */
export interface PriceServer {
  readonly url: string;
  /** '' = no klines. */
  readonly klinesUrl: string;
  readonly volumeScope: 'venue' | 'aggregate';
}

/** Reads and checks the context; a bad value stops the synth with one line naming it. */
export function readSettings(node: Node): Settings {
  const text = (name: string): string | undefined => {
    const value: unknown = node.tryGetContext(name);
    return value === undefined || value === '' ? undefined : String(value);
  };
  const coingeckoKeyParameter = text('coingeckoKeyParameter');
  const coingeckoPlan = text('coingeckoPlan') ?? (coingeckoKeyParameter === undefined ? 'keyless' : 'demo');
  if (coingeckoPlan !== 'keyless' && coingeckoPlan !== 'demo' && coingeckoPlan !== 'pro') {
    throw badContext('coingeckoPlan', coingeckoPlan, 'keyless, demo or pro');
  }
  if ((coingeckoPlan === 'keyless') !== (coingeckoKeyParameter === undefined)) {
    throw new Error(
      `Context coingeckoPlan=${coingeckoPlan} and coingeckoKeyParameter do not fit: a plan with a key needs both, keyless needs neither.`,
    );
  }

  const waf = text('waf') ?? 'false';
  if (waf !== 'true' && waf !== 'false') throw badContext('waf', waf, 'true or false');

  const schedules = text('schedules') ?? 'on';
  if (schedules !== 'on' && schedules !== 'off') throw badContext('schedules', schedules, 'on or off');

  const concurrency = text('reservedConcurrency');
  const reservedConcurrency = concurrency === undefined ? undefined : Number(concurrency);
  if (reservedConcurrency !== undefined && !(Number.isInteger(reservedConcurrency) && reservedConcurrency > 0)) {
    throw badContext('reservedConcurrency', concurrency, 'a whole number above 0');
  }

  const name = text('domain');
  const certificateArn = text('certificateArn');
  if ((name === undefined) !== (certificateArn === undefined)) {
    throw new Error(
      'Context domain and certificateArn belong together: set both (the certificate is of us-east-1), or neither.',
    );
  }
  return {
    coingeckoKeyParameter,
    coingeckoPlan,
    source: readSource(text),
    schedules: schedules === 'on',
    alertEmail: text('alertEmail'),
    webhook: readWebhook(text),
    domain: name !== undefined && certificateArn !== undefined ? { name, certificateArn } : undefined,
    waf: waf === 'true',
    reservedConcurrency,
    snapshotUrl: text('snapshotUrl'),
    siteDist: text('siteDist'),
  };
}

function readSource(text: (name: string) => string | undefined): PriceServer | undefined {
  const [url, klinesUrl = '', volumeScope = 'venue'] = ['sourceUrl', 'klinesUrl', 'volumeScope'].map(text);
  if (url === undefined) {
    if (klinesUrl !== '') throw new Error('Context klinesUrl goes with sourceUrl: set both, or neither.');
    return undefined;
  }
  if (volumeScope !== 'venue' && volumeScope !== 'aggregate')
    throw badContext('volumeScope', volumeScope, 'venue or aggregate');
  for (const [name, value] of Object.entries({ sourceUrl: url, klinesUrl })) {
    if (value !== '' && !/^https?:\/\/[^/]/.test(value)) throw badContext(name, value, 'an http(s) address');
  }
  return { url, klinesUrl, volumeScope };
}

function readWebhook(text: (name: string) => string | undefined): Settings['webhook'] {
  const [url, secretParameter] = ['webhookUrl', 'webhookSecretParameter'].map(text);
  if (url === undefined && secretParameter === undefined) return undefined;
  if (url === undefined || secretParameter === undefined) {
    throw new Error('Context webhookUrl and webhookSecretParameter belong together: set both, or neither.');
  }
  if (!/^https:\/\/[^/]/.test(url)) throw badContext('webhookUrl', url, 'an https address');
  return { url, secretParameter };
}

function badContext(name: string, value: unknown, expected: string): Error {
  return new Error(`Context ${name}=${String(value)} is not understood: it is ${expected}.`);
}
