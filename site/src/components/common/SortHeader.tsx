import type { ComponentChildren } from 'preact';
import type { Sorting } from '../../format/sortRows.ts';

/** A column header that sorts: a button, its state told by `aria-sort` and an arrow. */
export function SortHeader<Column extends string>(props: {
  column: Column;
  sorting: Sorting<Column>;
  onSort: (column: Column) => void;
  number?: boolean;
  /** A lesser column, only where the window is wide. */
  wide?: boolean;
  title?: string;
  children: ComponentChildren;
}) {
  const { column, sorting, onSort, number, wide, title, children } = props;
  const active = sorting.column === column;
  const order = active ? (sorting.descending ? 'descending' : 'ascending') : undefined;
  return (
    <th
      scope="col"
      class={`${number ? 'number' : ''} ${wide ? 'wide' : ''}`}
      {...(order !== undefined && { 'aria-sort': order })}
    >
      <button type="button" class="sort" title={title} onClick={() => onSort(column)}>
        {children}
        <span class="sort-arrow" aria-hidden="true">
          {active ? (sorting.descending ? '▼' : '▲') : ''}
        </span>
      </button>
    </th>
  );
}
