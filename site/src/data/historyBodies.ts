import type { HeatHistory, NarrativeHistory, TokenHistory } from '../../../shared/contracts/history.ts';

/**
 * Whether an answer is the body this page knows. The service has checked it against the contract; the page makes sure
 * only that it got that answer: its columns are there and as long as its times (zod would treble its script).
 */
export const asNarrativeHistory = (body: object): NarrativeHistory | undefined =>
  hasColumns(body, ['level', 'bitcoin', 'ethereum', 'solana']) ? (body as NarrativeHistory) : undefined;

export const asTokenHistory = (body: object): TokenHistory | undefined =>
  hasColumns(body, ['close', 'grade', 'signal']) ? (body as TokenHistory) : undefined;

export function asHeatHistory(body: object): HeatHistory | undefined {
  const { narratives } = body as Partial<HeatHistory>;
  const good = hasColumns(body, []) && Array.isArray(narratives) && narratives.every((row) => Array.isArray(row.heat));
  return good ? (body as HeatHistory) : undefined;
}

function hasColumns(body: object, columns: readonly string[]): boolean {
  const fields = body as Readonly<Record<string, unknown>>;
  const { times } = fields;
  if (!Array.isArray(times)) return false;
  return columns.every((name) => {
    const column = fields[name];
    return Array.isArray(column) && column.length === times.length;
  });
}
