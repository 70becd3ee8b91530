export interface Sorting<Column extends string> {
  readonly column: Column;
  readonly descending: boolean;
}

/** Rows by one value each: nulls last in either direction, ties in the given order. */
export function sortRows<Row>(
  rows: readonly Row[],
  sortValue: (row: Row) => number | string | null,
  descending: boolean,
): readonly Row[] {
  const sign = descending ? -1 : 1;
  return rows
    .map((row, place) => ({ row, place, value: sortValue(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) {
        return Number(a.value === null) - Number(b.value === null) || a.place - b.place;
      }
      if (a.value === b.value) return a.place - b.place;
      return a.value < b.value ? -sign : sign;
    })
    .map(({ row }) => row);
}
