import type { Body } from './body.ts';
import type { HttpResponse } from './http.ts';
import { invalidParameters, problem } from './problem.ts';

const RETRY = { 'retry-after': '10' } as const;

/** The answer to a request whose data is not there, as problem+json. */
export function refusal(path: string, body: Exclude<Body, { kind: 'json' | 'document' }>): HttpResponse {
  switch (body.kind) {
    case 'invalid':
      return invalidParameters(path, body.errors);
    case 'missing':
      return problem('not-found', path, body.detail, { ...(body.error && { errors: [body.error] }) });
    case 'gone':
      return problem('gone', path, body.detail, { errors: [body.error] });
    case 'unopened': {
      const detail = 'The record opens with the first publication; /v1/status says how far that is. Try again shortly.';
      return problem('not-published', path, detail, { headers: RETRY });
    }
  }
}
