import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Results whose second axis has one number a token, and one a narrative. */
const BY_TOKEN = ['eligible', 'grades', 'letters', 'signals', 'signalsSince', 'target', 'returns', 'labels'] as const;
const BY_NARRATIVE = [
  'levels',
  'equalLevels',
  'breadth',
  'narrativeSignals',
  'narrativeSignalsSince',
  'rotationX7',
  'rotationX14',
  'rotationX30',
  'rotationScore',
  'rotationRank',
  'rotationGate',
] as const;

/** What the peer wrote of each close, row by row. */
export interface PeerResults {
  /** Normal score of a feature of a token. */
  score(row: number, feature: number, token: number): number;
  token(name: (typeof BY_TOKEN)[number], row: number, token: number): number;
  narrative(name: (typeof BY_NARRATIVE)[number], row: number, narrative: number): number;
  /** Index points a member's holding gained at a close; members ascending. */
  gain(row: number, narrative: number, seat: number): number;
  close(name: 'exposure' | 'scale', row: number): number;
}

/** Reads them all; throws where one has another size than the market gives it. */
export function peerResults(
  folder: string,
  size: Readonly<Record<'days' | 'tokens' | 'narratives' | 'seats' | 'features', number>>,
): PeerResults {
  const columns = new Map<string, Float64Array>();
  const read = (name: string, cells: number): Float64Array => {
    const bytes = readFileSync(path.join(folder, `${name}.f64`));
    const column = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
    if (column.length !== cells) throw new Error(`the peer's ${name} has ${column.length} numbers, not ${cells}`);
    return column;
  };
  for (const name of BY_TOKEN) columns.set(name, read(name, size.days * size.tokens));
  for (const name of BY_NARRATIVE) columns.set(name, read(name, size.days * size.narratives));
  for (const name of ['exposure', 'scale']) columns.set(name, read(name, size.days));
  const gains = read('gains', size.days * size.narratives * size.seats);
  const scores = read('scores', size.days * size.features * size.tokens);
  const at = (name: string, cell: number): number => columns.get(name)?.[cell] ?? Number.NaN;
  return {
    score: (row, feature, token) => scores[(row * size.features + feature) * size.tokens + token] ?? Number.NaN,
    token: (name, row, token) => at(name, row * size.tokens + token),
    narrative: (name, row, narrative) => at(name, row * size.narratives + narrative),
    gain: (row, narrative, seat) => gains[(row * size.narratives + narrative) * size.seats + seat] ?? Number.NaN,
    close: at,
  };
}
