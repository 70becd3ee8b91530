import type { Answer, ContractName } from '../api/contracts.ts';
import type { Parameter } from '../api/parameter.ts';
import type { RouteRow } from '../api/routes.ts';

/** Routes that answer JSON; the client names them by their path in the table. */
type JsonRow = Extract<RouteRow, { contract: ContractName }>;
export type JsonPath = JsonRow['path'];
type RowOf<Path extends JsonPath> = Extract<JsonRow, { path: Path }>;

/** The body a route answers, from its contract. */
export type AnswerOf<Path extends JsonPath> = Answer<RowOf<Path>['contract']>;

/** Routes whose answer is a page of a list. */
export type PagedPath = {
  [Path in JsonPath]: AnswerOf<Path> extends { next_cursor: string | null } ? Path : never;
}[JsonPath];

type ValueOf<P extends Parameter> = P extends { kind: 'choice' }
  ? P['allowed'][number]
  : P extends { kind: 'integer' }
    ? number
    : string;
type QueryOf<Row extends JsonRow> = { readonly [P in Row['parameters'][number] as P['name']]?: ValueOf<P> };
type SegmentOf<Row extends JsonRow> = Row extends { segment: infer P extends Parameter }
  ? { readonly [Name in P['name']]: ValueOf<P> }
  : unknown;

/** What a route may be asked: its query parameters, all optional, and the one in its path. */
export type ParametersOf<Path extends JsonPath> = QueryOf<RowOf<Path>> & SegmentOf<RowOf<Path>>;
