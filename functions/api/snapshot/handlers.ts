import type { RouteNamesFrom, RouteRow } from '../../../shared/api/routes.ts';
import type { PartTexts } from '../../adapters/records/snapshotParts.ts';
import type { Body } from '../body.ts';
import { narrativeById, tokenById } from './byId.ts';
import { atomFeedBody, jsonFeedBody } from './feeds.ts';
import { partText, type SnapshotInput } from './snapshotInput.ts';
import { statusBody } from './statusBody.ts';

/** Lists are made from their row of the table alone. */
type ListName = Extract<RouteRow, { list: object }>['name'];
type Handler = (input: SnapshotInput) => Body | Promise<Body>;

/** What makes the body of each other route of the snapshot. Parts are spliced as stored; little is parsed. */
export const SNAPSHOT_HANDLERS: { readonly [Name in Exclude<RouteNamesFrom<'snapshot'>, ListName>]: Handler } = {
  rotation: ({ parts }) => ({ kind: 'json', text: partText(parts, 'rotation') }),
  model: ({ parts }) => ({ kind: 'json', text: partText(parts, 'model') }),
  narrative: narrativeById,
  token: tokenById,
  status: statusBody,
  feed_json: jsonFeedBody,
  feed_xml: atomFeedBody,
  snapshot: ({ parts }) => ({ kind: 'json', text: whole(parts) }),
  snapshot_by_id: ({ parts }) => ({ kind: 'json', text: whole(parts) }),
};

function whole(parts: PartTexts): string {
  const members = Object.entries(parts).map(([name, text]) => `${JSON.stringify(name)}:${text}`);
  return `{${members.join(',')}}`;
}
