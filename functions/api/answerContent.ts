import { createHash } from 'node:crypto';
import type { RouteNamesFrom } from '../../shared/api/routes.ts';
import type { TableStore } from '../adapters/store/port.ts';
import type { HttpEvent, HttpResponse } from './http.ts';
import type { Match } from './matchRequest.ts';
import { RECORD_HANDLERS } from './record/handlers.ts';
import { refusal } from './refusal.ts';
import { CACHE_CONTROL, respond } from './respond.ts';

const TAG_DIGITS = 32;
const versionOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, TAG_DIGITS);

/** The answer of a route of the record, tagged by its own content: kept for ever where it is complete, else a minute. */
export async function answerRecord(store: TableStore, event: HttpEvent, match: Match): Promise<HttpResponse> {
  const found = await RECORD_HANDLERS[match.route.name as RouteNamesFrom<'record'>](store, match.values, match.format);
  if (found.kind !== 'json') return refusal(event.rawPath, found);
  const cacheControl = found.final ? CACHE_CONTROL.final : CACHE_CONTROL.latest;
  return respond(event, match, { text: found.text, version: versionOf(found.text), cacheControl, next: found.next });
}

/** A document of the program itself: it changes with the next deployment. */
export function document(event: HttpEvent, match: Match, text: string): HttpResponse {
  return respond(event, match, { text, version: versionOf(text), cacheControl: CACHE_CONTROL.latest });
}
