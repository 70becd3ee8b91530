import type { Sorting } from '../format/sortRows.ts';
import { useQuery } from './useQuery.ts';

/**
 * The sorting of a table as `?sort=column` or `?sort=-column` (descending). `first` says in which direction a column
 * starts; a second click turns it round.
 */
export function useSorting<Column extends string>(
  columns: readonly Column[],
  fallback: Sorting<Column>,
  first: (column: Column) => 'ascending' | 'descending',
): { readonly sorting: Sorting<Column>; readonly onSort: (column: Column) => void } {
  const [text, setText] = useQuery('sort');
  const column = columns.find((one) => one === text.replace(/^-/, ''));
  const sorting = column === undefined ? fallback : { column, descending: text.startsWith('-') };
  const onSort = (next: Column) => {
    const descending = sorting.column === next ? !sorting.descending : first(next) === 'descending';
    const isFallback = next === fallback.column && descending === fallback.descending;
    setText(isFallback ? '' : `${descending ? '-' : ''}${next}`);
  };
  return { sorting, onSort };
}
