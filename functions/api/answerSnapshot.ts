import type { Clock } from '../adapters/clock/port.ts';
import type { TableStore } from '../adapters/store/port.ts';
import type { Body } from './body.ts';
import type { HttpEvent, HttpResponse } from './http.ts';
import type { Match } from './matchRequest.ts';
import { notPublished } from './notPublished.ts';
import type { Publications, Whole } from './publications.ts';
import { refusal } from './refusal.ts';
import { CACHE_CONTROL, encodingOf, respond, unchanged } from './respond.ts';
import { responseCache } from './responseCache.ts';
import { SNAPSHOT_HANDLERS } from './snapshot/handlers.ts';
import { listPage } from './snapshot/listPage.ts';
import { firstPage, pinnedSnapshot } from './snapshot/pinnedSnapshot.ts';

/** Distinct responses kept; filters multiply routes, so there is an end to it. */
const MAX_RESPONSES = 256;

/** Answers the routes of the snapshot: the latest, or the one that a cursor or an id names. */
export function snapshotAnswers(
  { store, clock }: { readonly store: TableStore; readonly clock: Clock },
  published: Publications,
): (event: HttpEvent, match: Match) => Promise<HttpResponse> {
  const responses = responseCache(MAX_RESPONSES);

  return async (event, match) => {
    const pinned = pinnedSnapshot(match);
    if ('error' in pinned) return refusal(event.rawPath, { kind: 'invalid', errors: [pinned.error] });
    const head = await published.head();
    if (head === undefined) return notPublished(store, event.rawPath);
    const isPinned = pinned.id !== undefined;
    const cacheControl = isPinned
      ? CACHE_CONTROL.final
      : CACHE_CONTROL[match.route.cache === 'live' ? 'live' : 'latest'];
    const isTagged = match.route.cache === 'latest';
    if (isTagged && !isPinned) {
      const same = unchanged(event, match, head.version, cacheControl);
      if (same !== undefined) return same;
    }
    const cacheKey = `${encodingOf(event)} ${match.key}`;
    const known = isPinned ? undefined : responses.get(cacheKey, head.version);
    if (known !== undefined) return known;

    const whole = pinned.id === undefined ? await published.load(head) : await published.byId(pinned.id, head);
    if (whole === undefined) return refusal(event.rawPath, notKept(match));
    const { version } = whole.head;
    // Of another version than the head's when the store failed, or of an older snapshot: it may be there already.
    const kept = responses.get(cacheKey, version);
    if (kept !== undefined) return unchanged(event, match, version, cacheControl) ?? kept;
    const body = await bodyOf(match, whole, clock);
    if (body.kind !== 'json' && body.kind !== 'document') return refusal(event.rawPath, body);
    const content = { ...contentOf(body, whole), version: isTagged ? version : undefined, cacheControl };
    // The full answer is kept: the condition of this one reader is looked at after it.
    const response = respond(unconditional(event), match, content);
    if (!isTagged) return response;
    responses.set(cacheKey, version, response);
    return unchanged(event, match, version, cacheControl) ?? response;
  };
}

/** `meta` goes before the members of a JSON body. */
function contentOf(body: Extract<Body, { kind: 'json' | 'document' }>, { head }: Whole) {
  if (body.kind === 'document') return { text: body.text };
  return { text: `${head.metaText.slice(0, -1)},${body.text.slice(1)}`, next: body.next };
}

function unconditional(event: HttpEvent): HttpEvent {
  const { 'if-none-match': _, ...headers } = event.headers;
  return { ...event, headers };
}

function bodyOf(match: Match, { head, parts }: Whole, clock: Clock): Body | Promise<Body> {
  const { meta, runs } = head;
  const input = { match, meta, parts, runs, now: () => clock.now() };
  if (match.route.list !== undefined) return listPage(match.route.list, input);
  return SNAPSHOT_HANDLERS[match.route.name as keyof typeof SNAPSHOT_HANDLERS](input);
}

/** A list can be started again; a snapshot by its id cannot. */
function notKept(match: Match): Exclude<Body, { kind: 'json' | 'document' }> {
  if (match.route.list === undefined) {
    const detail = 'No snapshot of that id is kept; a superseded one is for 90 days. The latest is /v1/snapshot.';
    return {
      kind: 'missing',
      detail,
      error: { parameter: 'id', detail: 'no such snapshot', allowed: ['/v1/snapshot'] },
    };
  }
  const start = firstPage(match);
  const error = { parameter: 'cursor', detail: 'its snapshot is no longer kept', allowed: [start] };
  return { kind: 'gone', detail: `The snapshot of this cursor is no longer kept; start again at ${start}.`, error };
}
