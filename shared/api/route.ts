import type { ContractName } from './contracts.ts';
import type { Parameter } from './parameter.ts';

/** How a query parameter keeps rows of a list: the row's `field` (dotted path) is, holds or reaches the value. */
export interface Filter {
  readonly parameter: string;
  readonly field: string;
  readonly keeps: 'equal' | 'containing' | 'at least';
}

/** A list of the snapshot: a member of a part, filtered, sorted and cut into pages. */
export interface SnapshotList {
  readonly part: string;
  readonly rows: string;
  readonly filters: readonly Filter[];
  /** What `sort` may name, and the field it sorts by; `-` before the name sorts descending. */
  readonly sorts: Readonly<Record<string, string>>;
}

/** The same rows as CSV: where they are in the body, and the fields that become columns (`roi.h24` is headed `roi_h24`). */
export interface CsvTable {
  readonly rows: string;
  readonly columns: readonly string[];
  /** The body holds columns, not rows: `rows` is one of them, all as long as it. */
  readonly byColumn?: true;
}

/**
 * One row of the table of routes: all that the HTTP function, OpenAPI, the edge, the documentation and the client need to
 * know of a route. `contract` is a name, so that whoever needs no schema at run time loads none.
 */
export interface Route {
  /** `operationId` and the name of its handler. */
  readonly name: string;
  /** With at most one `{parameter}`, its third segment. */
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  /** Read from the published snapshot, from the history it names, from the record in the table, or made of the program itself. */
  readonly from: 'snapshot' | 'history' | 'record' | 'document';
  /**
   * `latest` changes with every publish and has the pointer's ETag; `live` changes by the second; `content` is tagged by
   * its own text, and kept for ever where it can no longer change.
   */
  readonly cache: 'latest' | 'live' | 'content';
  /** Schema of the JSON body; null = not JSON. */
  readonly contract: ContractName | null;
  readonly mediaType: 'application/json' | 'application/feed+json' | 'application/atom+xml';
  readonly segment?: Parameter;
  readonly parameters: readonly Parameter[];
  readonly list?: SnapshotList;
  readonly csv?: CsvTable;
}
