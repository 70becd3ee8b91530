import { type FileProblem, problemLines } from '../../../shared/backtest/input/fileProblem.ts';
import { type FilePanel, panelOfFiles } from '../../../shared/backtest/input/panelOfFiles.ts';
import {
  duplicateProblems,
  missingDayProblems,
  PRICE_COLUMNS,
  SUPPLY_COLUMNS,
} from '../../../shared/backtest/input/priceTable.ts';
import { seriesGaps } from '../../../shared/backtest/input/seriesGaps.ts';
import type { TableRow } from '../../../shared/backtest/input/tableReader.ts';
import { type MappedRows, type TokenSeries, tokenSeries } from '../../../shared/backtest/input/tokenSeries.ts';
import type { FileFacts } from '../../../shared/backtest/result.ts';
import type { BacktestResult } from '../../../shared/contracts/backtest.ts';
import type { Parameters } from '../../../shared/engine/parameters.ts';
import { type EpochDay, isoDateOf } from '../../../shared/market/day.ts';
import type { Registry } from '../../../shared/registry/types.ts';
import { LocalError } from '../localError.ts';
import type { BacktestOptions } from './options.ts';
import { failOn, readTable } from './readTable.ts';

/** Notices of one kind that are told in full. */
const SHOWN = 20;

export interface FileMarket extends FilePanel {
  readonly tokens: BacktestResult['tokens'];
  readonly facts: Omit<FileFacts, 'skipped_days'>;
  /** What the user should know about the files, one line each. */
  readonly notices: readonly string[];
}

/** Reads the user's files into a panel that ends with `--to`. Throws LocalError with file, line and what to do. */
export async function readMarket(
  options: BacktestOptions,
  registry: Registry,
  params: Parameters,
): Promise<FileMarket> {
  const prices = await readTable(options.prices, PRICE_COLUMNS, (rows) => [
    ...duplicateProblems(rows),
    ...missingDayProblems(rows),
  ]);
  const firstDay = checkPeriod(options, prices);
  const mapped = mapRows(
    options.prices,
    prices.filter(({ day }) => day <= options.to),
    registry,
  );
  const supplies = options.supply === undefined ? undefined : await readSupplies(options.supply, registry);
  const { volumeScope, to } = options;
  const panel = panelOfFiles({ prices: mapped.series, supplies, registry, firstDay, lastDay: to, volumeScope }, params);
  const gaps = seriesGaps(mapped.series);
  const tokens = mapped.series.map(tokenRow);
  return {
    ...panel,
    tokens,
    facts: {
      first_day: isoDateOf(firstDay),
      mapped_symbols: tokens.reduce((sum, { symbols }) => sum + symbols.length, 0),
      unmapped: mapped.unmapped.map((one) => ({ ...one, first: isoDateOf(one.first), last: isoDateOf(one.last) })),
      quarantined_bars: panel.quarantined,
      series_gaps: gaps.length,
      supply: supplies === undefined ? 'unknown' : 'file',
    },
    notices: noticesOf(options.prices, mapped, gaps),
  };
}

function checkPeriod({ prices, from, to }: BacktestOptions, rows: readonly TableRow[]): EpochDay {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { day } of rows) {
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  if (from >= first && to <= last) return first;
  throw new LocalError(
    `${prices} has prices from ${isoDateOf(first)} to ${isoDateOf(last)}: choose --from and --to within.`,
  );
}

function mapRows(file: string, rows: readonly TableRow[], registry: Registry): MappedRows {
  const mapped = tokenSeries(rows, registry);
  failOn(file, mapped.problems);
  if (mapped.series.length > 0) return mapped;
  throw new LocalError(
    `${file}: no symbol is in the registry; write tickers, exchange pairs or provider ids it knows, or give --registry.`,
  );
}

async function readSupplies(file: string, registry: Registry): Promise<readonly TokenSeries[]> {
  return mapRows(file, await readTable(file, SUPPLY_COLUMNS, duplicateProblems), registry).series;
}

function tokenRow({ token, rows }: TokenSeries): BacktestResult['tokens'][number] {
  const symbols = [...Map.groupBy(rows, ({ symbol }) => symbol)].map(([symbol, own]) => ({
    symbol,
    from: isoDateOf((own[0] as TableRow).day),
    to: isoDateOf((own[own.length - 1] as TableRow).day),
  }));
  return { id: token, symbol: (rows[rows.length - 1] as TableRow).symbol, symbols };
}

function noticesOf(file: string, { unmapped }: MappedRows, gaps: readonly FileProblem[]): string[] {
  const lines: string[] = [];
  // What the registry has never heard of is counted; what it knows at another time, or twice, is told one by one.
  const unknown = unmapped.filter(({ reason }) => reason === 'not in the registry');
  const doubtful = unmapped.filter((one) => !unknown.includes(one));
  for (const { symbol, rows, first, last, reason } of doubtful.slice(0, SHOWN))
    lines.push(`${file}: ${symbol}, ${rows} rows ${isoDateOf(first)} to ${isoDateOf(last)}, left out: ${reason}.`);
  if (doubtful.length > SHOWN) lines.push(`${file}: and ${doubtful.length - SHOWN} more such symbols.`);
  if (unknown.length > 0) {
    const named = unknown.slice(0, SHOWN).map(({ symbol }) => symbol);
    const more = unknown.length > SHOWN ? ` and ${unknown.length - SHOWN} more` : '';
    lines.push(`${file}: ${unknown.length} symbols are not in the registry, left out: ${named.join(', ')}${more}.`);
  }
  return [...lines, ...problemLines(file, gaps, SHOWN)];
}
