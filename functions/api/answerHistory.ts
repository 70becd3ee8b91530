import type { RouteNamesFrom } from '../../shared/api/routes.ts';
import type { TableStore } from '../adapters/store/port.ts';
import { contentVersion, HISTORY_HANDLERS } from './history/handlers.ts';
import type { HttpEvent, HttpResponse } from './http.ts';
import type { Match } from './matchRequest.ts';
import { notPublished } from './notPublished.ts';
import type { Publications } from './publications.ts';
import { refusal } from './refusal.ts';
import { CACHE_CONTROL, encodingOf, respond, unchanged } from './respond.ts';
import { responseCache } from './responseCache.ts';

/** Histories are large and asked for by few: fewer are kept than of the snapshot's answers. */
const MAX_RESPONSES = 64;

/**
 * Answers the routes of history: the pointer, then one read. They change with the publication and are tagged by it; a year
 * of closes is tagged by its own content, which changes once a close or never.
 */
export function historyAnswers(
  store: TableStore,
  published: Publications,
): (event: HttpEvent, match: Match) => Promise<HttpResponse> {
  const responses = responseCache(MAX_RESPONSES);

  return async (event, match) => {
    const head = await published.head();
    if (head === undefined) return notPublished(store, event.rawPath);
    const { history: ids, metaText } = head;
    if (ids === undefined) return refusal(event.rawPath, { kind: 'unopened' });
    const isOwn = match.route.cache === 'content';
    const version = isOwn ? (contentVersion(ids, match.values) ?? head.version) : head.version;
    const same = unchanged(event, match, version, CACHE_CONTROL.latest);
    if (same !== undefined) return same;
    const cacheKey = `${encodingOf(event)} ${match.key}`;
    const known = responses.get(cacheKey, version);
    if (known !== undefined) return known;

    const handler = HISTORY_HANDLERS[match.route.name as RouteNamesFrom<'history'>];
    const body = await handler({ store, ids, values: match.values, parts: published.inMemory() });
    if (body.kind !== 'json' && body.kind !== 'document') return refusal(event.rawPath, body);
    const text = body.kind === 'json' ? `${metaText.slice(0, -1)},${body.text.slice(1)}` : body.text;
    const response = respond(event, match, { text, version, cacheControl: CACHE_CONTROL.latest });
    responses.set(cacheKey, version, response);
    return response;
  };
}
