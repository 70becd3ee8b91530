import { stringify } from 'csv-stringify/sync';
import type { CsvTable } from '../../../shared/api/route.ts';
import { fieldAt } from '../fieldAt.ts';

/** A number is written as it is: the minus before it is no formula. */
const NUMBER = { escape_formulas: false };

/**
 * Rows of a body as RFC 4180 text under one line of column names. Every row also says what snapshot it is of, where the
 * body does. Text that a spreadsheet would run as a formula gets an apostrophe before it: names are a provider's.
 */
export function csvText(table: CsvTable, body: unknown): string {
  const rows = fieldAt(body, table.rows) as readonly unknown[];
  const valueAt = (column: string, index: number): unknown =>
    table.byColumn ? (fieldAt(body, column) as readonly unknown[] | null)?.[index] : fieldAt(rows[index], column);
  const about = ['as_of', 'source', 'simulated'].filter((name) => fieldAt(body, name) !== undefined);
  const shared = about.map((name) => cell(fieldAt(body, name)));
  const header = [...table.columns.map((column) => column.replaceAll('.', '_')), ...about];
  const cells = rows.map((_, index) => [...table.columns.map((column) => cell(valueAt(column, index))), ...shared]);
  return stringify([header, ...cells], {
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { number: (value) => ({ value: String(value), ...NUMBER }) },
  });
}

/** A program of another locale, or a paste, may begin a cell at any of these characters. */
const FORMULA_INSIDE = /([;,|\t\r\n"])(?=[=+\-@\t\r＝＋－＠])/g;

/** Lists are joined by `;`, weights by id become `id=weight`; nothing is an empty cell. */
function cell(value: unknown): string | number {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map(cell).join(';');
  if (typeof value === 'string') return value.replace(FORMULA_INSIDE, "$1'");
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([name, inner]) => `${name}=${cell(inner)}`)
    .join(';');
}
