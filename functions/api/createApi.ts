import { AppError } from '../adapters/appError.ts';
import type { Clock } from '../adapters/clock/port.ts';
import type { TableStore } from '../adapters/store/port.ts';
import { answerRecord, document } from './answerContent.ts';
import { historyAnswers } from './answerHistory.ts';
import { snapshotAnswers } from './answerSnapshot.ts';
import { COMPAT_PREFIX, compatApi } from './compat/compatApi.ts';
import type { HttpEvent, HttpResponse } from './http.ts';
import { type Match, matchRequest } from './matchRequest.ts';
import { problem } from './problem.ts';
import { publications } from './publications.ts';
import { withCondition } from './respond.ts';

export interface ApiOptions {
  readonly store: TableStore;
  readonly clock: Clock;
  /** The OpenAPI document, made when the function was bundled. */
  readonly openApi: () => string;
  /** Told of every error that a reader is spared or answered with 5xx. */
  readonly onError: (error: unknown) => void;
  /** Monotonic clock, ms. */
  readonly elapsed?: () => number;
}

/** The HTTP function: one event in, one response out; it never throws, and never looks at a body. */
export function createApi(options: ApiOptions): (event: HttpEvent) => Promise<HttpResponse> {
  const { store, openApi, onError, elapsed } = options;
  const published = publications(store, onError, elapsed);
  const answers = { snapshot: snapshotAnswers(options, published), history: historyAnswers(store, published) };
  const answerCompat = compatApi(store, published);

  async function answer(event: HttpEvent, match: Match): Promise<HttpResponse> {
    switch (match.route.from) {
      case 'snapshot':
        return answers.snapshot(event, match);
      case 'history':
        return answers.history(event, match);
      case 'record':
        return answerRecord(store, event, match);
      case 'document':
        return document(event, match, openApi());
    }
  }

  async function answerRoute(event: HttpEvent): Promise<HttpResponse> {
    const match = matchRequest(event);
    if ('response' in match) return match.response;
    return withCondition(event, match, await answer(event, match).catch((error) => unavailable(event, error)));
  }

  /** A store or clock that does not answer; anything else is our own fault and is not called that. */
  function unavailable(event: HttpEvent, error: unknown): HttpResponse {
    if (!(error instanceof AppError)) throw error;
    onError(error);
    return problem('unavailable', event.rawPath, 'The store did not answer and nothing is in memory yet. Try again.', {
      headers: { 'retry-after': '5' },
    });
  }

  return async (event) => {
    try {
      const response = event.rawPath.startsWith(COMPAT_PREFIX)
        ? await answerCompat(event).catch((error) => unavailable(event, error))
        : await answerRoute(event);
      return event.requestContext.http.method === 'HEAD' ? { ...response, body: '', isBase64Encoded: false } : response;
    } catch (error) {
      onError(error);
      return problem('internal', '', 'This is a fault of the server, not of the request.');
    }
  };
}
