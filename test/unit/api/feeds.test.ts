import { XMLValidator } from 'fast-xml-parser';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { beforeEach, describe, expect, it } from 'vitest';
import { feed } from '../../../shared/contracts/feed.ts';
import { textOf } from '../../fixtures/apiCall.ts';
import { openApi, type PublishedApi } from '../../fixtures/publishedApi.ts';

let api: PublishedApi;
beforeEach(async () => {
  api = openApi();
  await api.publishHour(7);
});
const jsonText = async () => textOf(await api.call('/v1/feed.json'));
const atomText = async () => textOf(await api.call('/v1/feed.xml'));

describe('the feed', () => {
  it('is JSON Feed 1.1 with an item a close and an item a flip', async () => {
    const text = await jsonText();
    const parsed = parseJsonFeed(text);
    const { items } = feed.parse(JSON.parse(text));
    expect(parsed.items?.map((item) => item.id)).toEqual(items.map((item) => item.id));
    expect(new Set(items.map(({ _tidewatch }) => _tidewatch.kind))).toEqual(new Set(['rotation', 'flip']));
    for (const { id, title, content_text, _tidewatch: data } of items) {
      expect(id).toContain(data.close_date);
      expect(title).toMatch(/^\[SIMULATED\] /);
      if (data.kind === 'rotation') expect(data.moves?.length).toBe(content_text.split('\n').length);
      else expect(data.flip?.date).toBe(data.close_date);
    }
    const dates = items.map(({ date_published }) => date_published);
    expect(dates).toEqual([...dates].sort().reverse());
  });

  it('is Atom with the same items', async () => {
    const text = await atomText();
    expect(XMLValidator.validate(text)).toBe(true);
    const parsed = parseAtomFeed(text);
    const { title, items } = feed.parse(JSON.parse(await jsonText()));
    expect(parsed.title?.value).toBe(title);
    expect(parsed.entries?.map((entry) => [entry.id, entry.title?.value, entry.published])).toEqual(
      items.map(({ id, title, date_published }) => [id, title, date_published]),
    );
    expect(parsed.entries?.map(({ content }) => content?.value)).toEqual(items.map(({ content_text }) => content_text));
    const links = parsed.entries?.map((entry) => entry.links?.[0]?.href);
    expect(new Set(links)).toEqual(new Set(['/rotation/', '/tokens/fetch-ai/']));
    expect((await api.call('/v1/feed.xml')).headers['content-type']).toBe('application/atom+xml; charset=utf-8');
  });

  it('keeps the id and the words of an item in every later snapshot', async () => {
    const before = feed.parse(JSON.parse(await jsonText())).items;
    await api.publishHour(8, 0.5);
    api.state.elapsedMs += 1_001;
    expect(feed.parse(JSON.parse(await jsonText())).items).toEqual(before);
  });
});
