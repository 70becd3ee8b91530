import * as z from 'zod';
import { isoDate, isoTime } from './fields.ts';
import { meta } from './meta.ts';
import { decision } from './rotation.ts';
import { flip } from './tokens.ts';

/** One item of the feed, and one message of the notification topic: the moves of a close, or one signal's flip. */
export const feedItem = z.object({
  id: z
    .string()
    .regex(/^urn:tidewatch:[a-z0-9:-]+$/)
    .describe('stays the same for ever, in the feed and in the topic: drop what you have seen'),
  title: z.string().describe('one line, plain text'),
  content_text: z.string().describe('one line a move, plain text'),
  date_published: isoTime.describe('the close it happened at, ISO 8601 UTC'),
  tags: z.array(z.string()).describe('`rotation` or `signal`, then ids of narratives and tokens'),
  _tidewatch: z
    .object({
      kind: z.enum(['rotation', 'flip']).describe('which of the two below is there'),
      close_date: isoDate.describe('the close it happened at'),
      simulated: z.boolean().describe('true = SIMULATED prices; nothing here is a real market'),
      hypothetical: z.boolean().describe('true = before the record opened: computed afterwards, not announced then'),
      moves: z.array(decision).nullable().describe('the decisions of that close, each with its explanation'),
      flip: flip.nullable().describe('the signal that changed'),
    })
    .describe('the same as data'),
});
export type FeedItem = z.infer<typeof feedItem>;

/** The body of /v1/feed.json: JSON Feed 1.1. */
export const feed = z.object({
  version: z.literal('https://jsonfeed.org/version/1.1').describe('of JSON Feed'),
  title: z.string().describe('name of the feed'),
  description: z.string().describe('what is in it'),
  language: z.literal('en').describe('of the texts'),
  items: z.array(feedItem).describe('newest first'),
  _tidewatch: meta.describe('the snapshot the items come from'),
});
export type Feed = z.infer<typeof feed>;

/** As much of an OpenAPI document as every program relies on. */
export const openApi = z.object({
  openapi: z
    .string()
    .regex(/^3\.1\.\d$/)
    .describe('version of OpenAPI'),
  info: z.object({ title: z.string().describe('name'), version: z.string().describe('of this interface') }),
  paths: z.record(z.string(), z.unknown()).describe('by path'),
  components: z.record(z.string(), z.unknown()).describe('schemas by name'),
});
