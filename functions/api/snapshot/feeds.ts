import { atomFeed } from '../../../shared/feed/atomFeed.ts';
import { jsonFeed } from '../../../shared/feed/jsonFeed.ts';
import type { Body } from '../body.ts';
import { parsedPart, type SnapshotInput } from './snapshotInput.ts';

/** /v1/feed.json */
export const jsonFeedBody = (input: SnapshotInput): Body => ({ kind: 'document', text: JSON.stringify(feedOf(input)) });

/** /v1/feed.xml */
export const atomFeedBody = (input: SnapshotInput): Body => ({ kind: 'document', text: atomFeed(feedOf(input)) });

function feedOf({ parts, meta }: SnapshotInput) {
  return jsonFeed(
    {
      rotation: parsedPart(parts, 'rotation'),
      signals: parsedPart(parts, 'signals'),
      narratives: parsedPart(parts, 'narratives'),
      tokens: parsedPart(parts, 'tokens'),
    },
    meta,
  );
}
