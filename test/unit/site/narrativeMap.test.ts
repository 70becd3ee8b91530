import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { NarrativeMap } from '../../../site/src/components/narratives/NarrativeMap.tsx';
import { snapshotPartsFixture } from '../../fixtures/snapshotParts.ts';

const { narratives } = snapshotPartsFixture.narratives;
const drawn = (rows: typeof narratives): string => renderToString(h(NarrativeMap, { narratives: rows }));

it('the map draws narratives with a market cap and names the others; where none has one it says so instead', () => {
  const some = drawn(narratives);
  expect(some).toContain('class="treemap"');
  expect(some).toContain('Not on the map, market cap unknown: ');
  expect(some).not.toContain('Nothing to draw yet');
  const none = drawn(narratives.map((row) => ({ ...row, cap_usd: null })));
  expect(none).not.toContain('class="treemap"');
  expect(none).not.toContain('Not on the map');
  expect(none).toContain('Nothing to draw yet');
});
