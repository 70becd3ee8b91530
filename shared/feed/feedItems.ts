import type { FeedItem } from '../contracts/feed.ts';
import type { Meta } from '../contracts/meta.ts';
import type { DecisionRow, Rotation } from '../contracts/rotation.ts';
import type { SnapshotParts } from '../contracts/snapshot.ts';
import type { FlipRow } from '../contracts/tokens.ts';
import { dayOf, isoDateOf } from '../market/day.ts';
import { moveSentence, type Names } from './moveSentence.ts';

/** What the items are made from: parts of one snapshot, and what it says of itself. */
export type FeedSource = Pick<SnapshotParts, 'rotation' | 'signals' | 'narratives' | 'tokens'>;

/**
 * The moves of each of the last closes and every signal's flip, newest first, moves before flips, flips by id. An item is
 * made of its close alone, so it stays the same in every later snapshot: its id tells a reader what it has seen.
 */
export function feedItems(parts: FeedSource, meta: Pick<Meta, 'source' | 'simulated'>): FeedItem[] {
  const about = aboutItems(parts.rotation, meta);
  const names = namesOf(parts);
  const moves = movesByDate(parts.rotation).map(([date, decisions]) => rotationItem(date, decisions, names, about));
  const flips = [...parts.signals.flips]
    .sort((a, b) => (`${a.kind}:${a.id}` < `${b.kind}:${b.id}` ? -1 : 1))
    .map((flip) => flipItem(flip, about));
  return [...moves, ...flips].sort((a, b) =>
    a.date_published < b.date_published ? 1 : a.date_published > b.date_published ? -1 : 0,
  );
}

type About = ReturnType<typeof aboutItems>;

/** A simulated feed's items say so in their title and have ids of their own. */
function aboutItems(rotation: Rotation, meta: Pick<Meta, 'source' | 'simulated'>) {
  return {
    simulated: meta.simulated,
    urn: `urn:tidewatch:${meta.source.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
    mark: meta.simulated ? '[SIMULATED] ' : '',
    isHypothetical: (date: string) => date < rotation.record.started_on,
  };
}

function rotationItem(date: string, moves: readonly DecisionRow[], names: Names, about: About): FeedItem {
  const lines = moves.map((move) => moveSentence(move, names));
  const subjects = moves.flatMap(({ narrative, token }) => [narrative, token]).filter((id) => id !== null);
  return {
    id: `${about.urn}:rotation:${date}`,
    title: `${about.mark}Rotation at the close of ${date}: ${moves.length} ${moves.length === 1 ? 'move' : 'moves'}`,
    content_text: lines.join('\n'),
    date_published: closeOf(date),
    tags: [...new Set(['rotation', ...subjects])],
    _tidewatch: { ...data('rotation', date, about), moves: [...moves], flip: null },
  };
}

function flipItem(flip: FlipRow, about: About): FeedItem {
  const { kind, id, name, symbol, date, from, to } = flip;
  const who = kind === 'token' ? `${name} (${symbol})` : name;
  return {
    id: `${about.urn}:flip:${kind}:${id}:${date}`,
    title: `${about.mark}${who}: ${from} to ${to}`,
    content_text: `The signal of the ${kind} ${who} turned from ${from} to ${to} at the close of ${date}.`,
    date_published: closeOf(date),
    tags: ['signal', id],
    _tidewatch: { ...data('flip', date, about), moves: null, flip },
  };
}

const data = (kind: 'rotation' | 'flip', date: string, { simulated, isHypothetical }: About) => ({
  kind,
  close_date: date,
  simulated,
  hypothetical: isHypothetical(date),
});

function movesByDate({ recent_moves: moves }: Rotation): [string, DecisionRow[]][] {
  const byDate = new Map<string, DecisionRow[]>();
  for (const move of moves) byDate.set(move.date, [...(byDate.get(move.date) ?? []), move]);
  return [...byDate];
}

/** A bar D closes at the next midnight. */
const closeOf = (date: string): string => `${isoDateOf(dayOf(date) + 1)}T00:00:00Z`;

function namesOf({ narratives, tokens }: FeedSource): Names {
  const narrativeNames = new Map(narratives.narratives.map((row) => [row.id, row.name]));
  const tokenNames = new Map(tokens.tokens.map((row) => [row.id, `${row.name} (${row.symbol})`]));
  return {
    narrative: (id) => narrativeNames.get(id) ?? id,
    token: (id) => tokenNames.get(id) ?? id,
  };
}
