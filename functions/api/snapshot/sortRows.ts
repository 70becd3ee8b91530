import { fieldAt } from '../fieldAt.ts';

/**
 * Rows by the field that `sort` names, `-` before it descending: numbers by value, text by code unit. Equal ones keep
 * their order, and those without the value come last either way.
 */
export function sortRows(
  rows: readonly unknown[],
  sorts: Readonly<Record<string, string>>,
  sort: string | undefined,
): readonly unknown[] {
  if (sort === undefined) return rows;
  const isDescending = sort.startsWith('-');
  const field = sorts[isDescending ? sort.slice(1) : sort];
  if (field === undefined) throw new Error(`no row can be sorted by ${sort}`);
  const keyed = rows.map((row) => ({ row, key: fieldAt(row, field) as number | string | null | undefined }));
  const direction = isDescending ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key == null || b.key == null) return Number(a.key == null) - Number(b.key == null);
    return a.key === b.key ? 0 : direction * (a.key < b.key ? -1 : 1);
  });
  return keyed.map(({ row }) => row);
}
