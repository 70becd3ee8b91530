import { type ClientAnswer, type FetchedResponse, readAnswer } from './answer.ts';
import type { AnswerOf, JsonPath, PagedPath, ParametersOf } from './routeTypes.ts';

export interface ClientOptions {
  /** `https://example.org`; '' asks the page's own host. */
  readonly baseUrl: string;
  /** The platform's own `fetch`. */
  readonly fetch: (url: string, init: FetchInit) => Promise<FetchedResponse>;
}
interface FetchInit {
  readonly headers: Record<string, string>;
  readonly cache: 'default' | 'no-store';
  readonly signal?: AbortSignal;
}
/** `etag`: of the answer that is there already. */
export interface RequestOptions {
  readonly etag?: string | null;
  readonly signal?: AbortSignal;
}

export interface TidewatchClient {
  /** Asks one route of the table; parameters and answer have its types. */
  get<Path extends JsonPath>(
    path: Path,
    parameters: ParametersOf<Path>,
    options?: RequestOptions,
  ): Promise<ClientAnswer<AnswerOf<Path>>>;
  /** Every page of a list, all of one snapshot; ends after an answer that is not `ok`. */
  pages<Path extends PagedPath>(
    path: Path,
    parameters: ParametersOf<Path>,
    options?: RequestOptions,
  ): AsyncGenerator<ClientAnswer<AnswerOf<Path>>>;
}

/**
 * The interface as functions, without any dependency: types come from the table of routes and are gone at run time. Nothing
 * is retried here; a page or a bot knows better when.
 */
export function tidewatchClient({ baseUrl, fetch }: ClientOptions): TidewatchClient {
  const get: TidewatchClient['get'] = async (path, parameters, { etag, signal } = {}) => {
    const response = await fetch(`${baseUrl}${targetOf(path, parameters as Record<string, unknown>)}`, {
      // A conditional request is for the server; a first one may be answered by what was fetched within the minute.
      cache: etag ? 'no-store' : 'default',
      headers: { accept: 'application/json', ...(etag && { 'if-none-match': etag }) },
      ...(signal && { signal }),
    });
    return readAnswer(response);
  };

  return {
    get,
    async *pages(path, parameters, options) {
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const page = await get(path, { ...parameters, ...(cursor !== undefined && { cursor }) }, options);
        yield page;
        cursor = page.kind === 'ok' ? (page.body as { next_cursor: string | null }).next_cursor : null;
      }
    },
  };
}

/** Path and query of a request: `{id}` takes its parameter, the rest follow in order of name, as the server spells them. */
export function targetOf(path: string, parameters: Readonly<Record<string, unknown>>): string {
  const rest = new Map(Object.entries(parameters).filter(([, value]) => value !== undefined));
  const filled = path.replace(/\{(\w+)\}/, (_, name: string) => {
    const value = String(rest.get(name));
    rest.delete(name);
    return encodeURIComponent(value);
  });
  const query = [...rest]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');
  return query === '' ? filled : `${filled}?${query}`;
}
