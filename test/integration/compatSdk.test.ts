import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { isoDateOf } from '../../shared/market/day.ts';
import { GENESIS, recordedCloses } from '../fixtures/compatTable.ts';
import { openApi } from '../fixtures/publishedApi.ts';
import { pythonEnvironment } from '../fixtures/pythonEnvironment.ts';
import { serveApi } from '../fixtures/serveApi.ts';

/** What the package needs but pandas, at the newest versions it was tried with. */
const ONLY = [
  'requests==2.34.2',
  'urllib3==2.8.0',
  'idna==3.20',
  'certifi==2026.10.19.post1',
  'charset-normalizer==3.5.3',
  'tqdm==4.70.1',
];
const PROGRAM = path.resolve(import.meta.dirname, '../fixtures/compatProgram.py');

// The npm package of the same name has left its registry; the Python one speaks the same protocol.
const python = await pythonEnvironment('tmai-api', '0.4.0', ONLY);
if ('reason' in python) console.warn(`cannot run here: the vendor's own client against /v2: ${python.reason}`);

describe.skipIf('reason' in python)("a program written with the vendor's client", async () => {
  const { bin } = python as { bin: string };
  const { store, lastClose } = await recordedCloses();
  const server = await serveApi(openApi(store));
  afterAll(() => server.close());

  it('runs here with another BASE_URL', async () => {
    const dates = [isoDateOf(GENESIS - 40), lastClose];
    const { stdout } = await promisify(execFile)(path.join(bin, 'python'), [PROGRAM, `${server.url}/v2`, ...dates]);
    const { tokens, trader_grades: grades, trading_signals: signals } = JSON.parse(stdout);
    expect(tokens).toMatchObject({ success: true, length: 2 });
    expect(tokens.data.map((row: { TOKEN_SYMBOL: string }) => row.TOKEN_SYMBOL)).toEqual(['BTC', 'ETH']);
    const days = new Set(grades.data.map((row: { DATE: string }) => row.DATE));
    // It asks in pieces of 29 days; grades begin when enough history is there.
    expect(days.has(lastClose)).toBe(true);
    expect(days.size).toBeGreaterThan(3);
    for (const row of grades.data) expect(row.TM_TRADER_GRADE).toBeGreaterThanOrEqual(0);
    for (const row of signals.data) expect(row.TRADING_SIGNAL).toBe(1);
  });
});
