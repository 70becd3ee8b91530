import { dayOf, type EpochDay } from '../../market/day.ts';
import { csvLine } from './csvLine.ts';
import type { FileProblem } from './fileProblem.ts';

/** One value of a `date,symbol,...` table, numbers of the wanted columns in their order; NaN = an empty field. */
export interface TableRow {
  readonly line: number;
  readonly day: EpochDay;
  readonly symbol: string;
  readonly values: readonly number[];
}

export interface TableReader {
  /** The next line of the file, without its line break. */
  push(text: string): void;
  readonly rows: readonly TableRow[];
  readonly problems: readonly FileProblem[];
}

/** A column that is read as a number: whether it may be empty, and what it must be. */
export interface NumberColumn {
  readonly name: string;
  readonly optional: boolean;
  readonly isValid: (value: number) => boolean;
  readonly rule: string;
}

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Reads a CSV table with a header line by line: columns `date` (YYYY-MM-DD), `symbol` and the wanted numbers in any
 * order, others ignored. A line that cannot be read becomes a problem and no row; empty lines are passed over.
 */
export function tableReader(columns: readonly NumberColumn[]): TableReader {
  const rows: TableRow[] = [];
  const problems: FileProblem[] = [];
  const days = new Map<string, EpochDay | undefined>();
  let line = 0;
  let header: Header | undefined;

  const readRow = (text: string): TableRow | string => {
    const fields = csvLine(text);
    if (fields === undefined) return 'a quote is not closed; close it, or leave the quotes out';
    const { at, width } = header as Header;
    if (fields.length !== width) return `${fields.length} fields, but the header has ${width}; correct the line`;
    const date = fields[at.date as number] as string;
    if (!days.has(date)) days.set(date, dayOrUndefined(date));
    const day = days.get(date);
    if (day === undefined) return `date ${JSON.stringify(date)} is no day; write it YYYY-MM-DD`;
    const symbol = fields[at.symbol as number] as string;
    if (symbol === '') return 'the symbol is empty; name the token or delete the line';
    const values: number[] = [];
    for (const column of columns) {
      const text = (fields[at[column.name] as number] as string).trim();
      const value = text === '' ? Number.NaN : Number(text);
      const isFine = text === '' ? column.optional : Number.isFinite(value) && column.isValid(value);
      if (!isFine) return `${column.name} ${JSON.stringify(text)} ${column.rule}`;
      values.push(value);
    }
    return { line, day, symbol, values };
  };

  return {
    rows,
    problems,
    push(raw) {
      line++;
      const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
      if (header === undefined) {
        const found = readHeader(text, columns);
        if (typeof found === 'string') problems.push({ line, detail: found });
        header = typeof found === 'string' ? { width: -1, at: {} } : found;
        return;
      }
      // Under a wrong header every line would only repeat the same fault.
      if (header.width < 0 || text.trim() === '') return;
      const row = readRow(text);
      if (typeof row === 'string') problems.push({ line, detail: row });
      else rows.push(row);
    },
  };
}

interface Header {
  /** Number of fields; -1 = wrong columns. */
  readonly width: number;
  readonly at: Readonly<Record<string, number>>;
}

function readHeader(text: string, columns: readonly NumberColumn[]): Header | string {
  const names = (csvLine(text.replace(BYTE_ORDER_MARK, '')) ?? []).map((name) => name.trim());
  const wanted = ['date', 'symbol', ...columns.map(({ name }) => name)];
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    const have = names.map((name) => JSON.stringify(name)).join(', ');
    return `wrong columns: ${missing.join(', ')} missing, the first line has ${have}; name the columns ${wanted.join(',')}`;
  }
  const twice = wanted.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice !== undefined) return `wrong columns: ${twice} stands twice in the first line; keep one`;
  return { width: names.length, at: Object.fromEntries(wanted.map((name) => [name, names.indexOf(name)])) };
}

function dayOrUndefined(date: string): EpochDay | undefined {
  try {
    return dayOf(date);
  } catch {
    return undefined;
  }
}
