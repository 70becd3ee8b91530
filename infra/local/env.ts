/** The only place of the local runner that looks at the operator's shell. */

/** How a machine reaches the internet (proxies, own certificates) is not the template's business; it is passed through. */
const MACHINE_VARIABLES = [
  'PATH',
  'TMPDIR',
  'TEMP',
  'SystemRoot',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'NODE_USE_ENV_PROXY',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
];

export function machineEnvironment(): Record<string, string> {
  return Object.fromEntries(
    MACHINE_VARIABLES.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** The operator's own CoinGecko key and what plan it is of; a key without a plan is a demo key. */
export function coingeckoKey(): { key: string; plan: 'demo' | 'pro' } | undefined {
  const { COINGECKO_API_KEY: key, COINGECKO_PLAN: plan } = process.env;
  if (key === undefined || key === '') return undefined;
  return { key, plan: plan === 'pro' ? 'pro' : 'demo' };
}
