import type { Route } from './route.ts';
import { DOCUMENT_ROUTES } from './table/documentRoutes.ts';
import { HISTORY_ROUTES } from './table/historyRoutes.ts';
import { LIST_ROUTES } from './table/listRoutes.ts';
import { RECORD_ROUTES } from './table/recordRoutes.ts';
import { SNAPSHOT_ROUTES } from './table/snapshotRoutes.ts';

/** Every route there is: a new one is a row in one of these tables, its contract, and a handler of its name. */
const TABLE = [...LIST_ROUTES, ...SNAPSHOT_ROUTES, ...HISTORY_ROUTES, ...RECORD_ROUTES, ...DOCUMENT_ROUTES] as const;

/** The rows with their literal types. */
export type RouteRow = (typeof TABLE)[number];
export type RouteName = RouteRow['name'];
export type RouteNamesFrom<From extends Route['from']> = Extract<RouteRow, { from: From }>['name'];

export const ROUTES: readonly (Route & { readonly name: RouteName })[] = TABLE;
