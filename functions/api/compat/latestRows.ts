import type { CompatName } from '../../../shared/api/compatRoutes.ts';
import type { TokenRow } from '../../../shared/contracts/tokens.ts';
import type { PartTexts } from '../../adapters/records/snapshotParts.ts';
import { parsedPart } from '../snapshot/snapshotInput.ts';
import type { CompatQuery } from './compatQuery.ts';
import {
  gradeBefore,
  holdingRow,
  indexRow,
  priceRow,
  ROTATION_ID,
  rotationIndexRow,
  tokenRow,
  traderGradeRow,
  tradingSignalRow,
} from './rows.ts';
import { narrativeNames, tokenFilter } from './tokenFilter.ts';

export type CompatRows = readonly object[] | { readonly unknownId: string; readonly known: readonly string[] };

/** Rows of the latest publication; `date` is the bar of its last close. */
export function latestRows(name: CompatName, query: CompatQuery, parts: PartTexts, date: string): CompatRows {
  switch (name) {
    case 'tokens':
      return chosen(query, parts).map(tokenRow);
    case 'price':
      return chosen(query, parts).map(priceRow);
    case 'trader-grades':
      return gradeRows(query, parts, date);
    case 'trading-signals':
      return signalRows(query, parts, date);
    case 'indices':
      return indexRows(query, parts);
    case 'indices-holdings':
      return holdingRows(query, parts, date);
    case 'indices-performance':
      throw new Error('indices-performance has no latest rows: it is read from history');
  }
}

/** Tokens that meet the filters, by market capitalisation, largest first. */
function chosen(query: CompatQuery, parts: PartTexts): TokenRow[] {
  const keeps = tokenFilter(query, narrativeNames(parsedPart(parts, 'narratives')));
  return parsedPart(parts, 'tokens')
    .tokens.filter((token) => keeps({ ...token, capUsd: token.cap_usd, volumeUsd: token.volume_usd }))
    .sort((a, b) => (b.cap_usd ?? -1) - (a.cap_usd ?? -1) || (a.id < b.id ? -1 : 1));
}

function gradeRows(query: CompatQuery, parts: PartTexts, date: string) {
  const rows = chosen(query, parts).flatMap((token) =>
    token.grade === null ? [] : [traderGradeRow(token, date, token.grade, gradeBefore(token))],
  );
  return rows.filter(meetsGrades(query));
}

/** Whether a row of grades reaches the least ones asked for. */
export function meetsGrades({ numbers }: CompatQuery) {
  const { traderGrade: least = Number.NEGATIVE_INFINITY, traderGradePercentChange: change } = numbers;
  return (row: ReturnType<typeof traderGradeRow>): boolean =>
    row.TM_TRADER_GRADE >= least && (change === undefined || (row.TM_TRADER_GRADE_24H_PCT_CHANGE ?? -1e9) >= change);
}

function signalRows(query: CompatQuery, parts: PartTexts, date: string) {
  const { signals } = parsedPart(parts, 'signals');
  const trends = new Map(signals.filter(({ kind }) => kind === 'token').map(({ id, trend }) => [id, trend]));
  const rows = chosen(query, parts).flatMap((token) =>
    token.signal === null
      ? []
      : [tradingSignalRow(token, date, token.signal, { trend: trends.get(token.id) ?? null, grade: token.grade })],
  );
  return rows.filter(meetsSignal(query));
}

/** Whether a row of signals has the state asked for. */
export function meetsSignal({ texts }: CompatQuery) {
  return (row: ReturnType<typeof tradingSignalRow>): boolean =>
    texts.signal === undefined || row.TRADING_SIGNAL === Number(texts.signal);
}

function indexRows({ texts }: CompatQuery, parts: PartTexts): CompatRows {
  const { indicesType: type } = texts;
  const passive = parsedPart(parts, 'narratives').narratives.map(indexRow);
  const active = rotationIndexRow(parsedPart(parts, 'rotation'));
  if (type === 'active') return [active];
  return type === 'passive' ? passive : [active, ...passive];
}

function holdingRows({ texts }: CompatQuery, parts: PartTexts, date: string): CompatRows {
  const id = texts.id ?? '';
  const { narratives } = parsedPart(parts, 'narratives');
  const held =
    id === ROTATION_ID ? parsedPart(parts, 'rotation').holdings : narratives.find((row) => row.id === id)?.constituents;
  if (held === undefined) return { unknownId: id, known: [ROTATION_ID, ...narratives.map((row) => row.id)] };
  const tokens = new Map(parsedPart(parts, 'tokens').tokens.map((token) => [token.id, token]));
  return held.flatMap(({ token: tokenId, weight }) => {
    const token = tokens.get(tokenId);
    return token === undefined ? [] : [holdingRow(token, weight, date)];
  });
}
