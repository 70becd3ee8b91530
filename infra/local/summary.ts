import * as z from 'zod';
import { meta } from '../../shared/contracts/meta.ts';
import { holding } from '../../shared/contracts/rotation.ts';

const SHOWN = 8;

/** What the terminal shows of /v1/rotation. */
const shown = meta.extend({
  holdings: z.array(holding),
  cash: z.number(),
  target: z.object({ decided_at: z.string(), holdings: z.array(holding) }),
});

/**
 * The published rotation as a short table: what is held now beside what was decided at the last close. undefined when nothing
 * is published.
 */
export async function summarize(url: string): Promise<string[] | undefined> {
  const response = await fetch(`${url}/v1/rotation`);
  if (!response.ok) return undefined;
  const rotation = shown.parse(await response.json());
  const held = new Map(rotation.holdings.map((one) => [one.token, one.weight]));
  const target = new Map(rotation.target.holdings.map((one) => [one.token, one.weight]));
  const all = new Map([...rotation.holdings, ...rotation.target.holdings].map((one) => [one.token, one]));
  const rows = [...all.values()].sort(
    (a, b) => (target.get(b.token) ?? 0) - (target.get(a.token) ?? 0) || a.token.localeCompare(b.token),
  );
  const lines = [
    `Snapshot ${rotation.snapshot_id.slice(0, 12)} as of ${rotation.as_of}${rotation.simulated ? '  SIMULATED' : ''}`,
    `${'Token'.padEnd(10)} ${'target'.padStart(7)} ${'held'.padStart(7)}  conviction  narratives`,
    ...rows
      .slice(0, SHOWN)
      .map(
        ({ token, symbol, conviction, narratives }) =>
          `${printable(symbol).padEnd(10)} ${percent(target.get(token) ?? 0)} ${percent(held.get(token) ?? 0)}  ${`${conviction}/7`.padEnd(10)}  ${narratives.join(', ')}`,
      ),
  ];
  if (rows.length > SHOWN) lines.push(`and ${rows.length - SHOWN} more`);
  const targetCash = 1 - rotation.target.holdings.reduce((sum, one) => sum + one.weight, 0);
  lines.push(`${'Cash'.padEnd(10)} ${percent(targetCash)} ${percent(rotation.cash)}`);
  return lines;
}

const percent = (fraction: number): string => `${(100 * fraction).toFixed(1)}%`.padStart(7);

/** A symbol is a provider's text: no control character of it reaches the terminal. */
const printable = (symbol: string): string => symbol.replace(/[^\x20-\x7e]/g, '?').slice(0, 10);
