import type { Route } from '../route.ts';

/** What programs and feed readers ask for first. */
export const DOCUMENT_ROUTES = [
  {
    name: 'openapi',
    path: '/v1/openapi.json',
    summary: 'This interface as an OpenAPI 3.1 document, generated from the same table as the server',
    description: 'Every route, parameter and field with unit, range and meaning.',
    from: 'document',
    cache: 'content',
    contract: 'OpenApi',
    mediaType: 'application/json',
    parameters: [],
  },
  {
    name: 'feed_json',
    path: '/v1/feed.json',
    summary: 'Rotation moves and signal flips of the last 14 closes, newest first, as JSON Feed 1.1',
    description:
      'One item a close that moved, one a flip; moves of as many of these closes as have at most 60 in all. An item keeps its `id` for ever; the same items go to SNS.',
    from: 'snapshot',
    cache: 'latest',
    contract: 'Feed',
    mediaType: 'application/feed+json',
    parameters: [],
  },
  {
    name: 'feed_xml',
    path: '/v1/feed.xml',
    summary: 'The same feed as Atom',
    description: 'For any feed reader.',
    from: 'snapshot',
    cache: 'latest',
    contract: null,
    mediaType: 'application/atom+xml',
    parameters: [],
  },
] as const satisfies readonly Route[];
