import { fileURLToPath } from 'node:url';
import type { Figure } from '../benchmark.ts';
import { medianOf } from '../medianOf.ts';
import { runNode } from '../runNode.ts';
import { syntheticMarket } from '../syntheticMarket.ts';
import { inTemporaryFolder } from '../workspace.ts';
import { type Agreement, agrees, describe } from './comparison.ts';
import { runPeer } from './runPeer.ts';
import { writePanel } from './writePanel.ts';

const COMPARE = fileURLToPath(new URL('./compareFolds.ts', import.meta.url));
/** What vectorised NumPy took where the product's limits were set. */
const PROMISED_PEER_MS = 530;

/** The engine's own medians, and what was promised of them, milliseconds. */
export interface EngineTimes {
  readonly warm: number;
  readonly cold: number;
  readonly limits: { readonly warm: number; readonly cold: number };
}

/**
 * The fold in vectorised NumPy beside the engine's, over the same panel: milliseconds and ratios. Rejects when the two
 * programs' numbers differ: a peer that computes something else would be no yardstick. No figure where there is no Python
 * for it.
 */
export async function foldPeer(
  size: { readonly tokens: number; readonly days: number; readonly narratives: number },
  engine: EngineTimes,
  runs: number,
  say: (line: string) => void,
): Promise<readonly Figure[]> {
  return inTemporaryFolder(async (folder) => {
    await writePanel(folder, syntheticMarket(size.tokens, size.days, size.narratives));
    const peer = await runPeer(folder, runs);
    if ('reason' in peer) {
      say(`SKIPPED: no NumPy peer, ${peer.reason}`);
      return [];
    }
    say(`NumPy peer: ${peer.versions}; its first run took ${peer.firstMs.toFixed(0)} ms`);
    say(`NumPy peer: leaves out ${peer.leftOut.join('; ')}`);
    const { stdout } = await runNode([COMPARE, folder, JSON.stringify(size)]);
    const agreements = JSON.parse(stdout) as Agreement[];
    for (const agreement of agreements) say(`NumPy peer and engine, ${describe(agreement)}`);
    const apart = agreements.filter((agreement) => !agrees(agreement)).map(({ what }) => what);
    if (apart.length > 0) throw new Error(`engine and NumPy peer do not agree on ${apart.join(', ')}`);
    return figuresOf(engine, medianOf(peer.ms), runs, say);
  });
}

function figuresOf({ warm, cold, limits }: EngineTimes, peer: number, runs: number, say: (line: string) => void) {
  const told = (name: string, limit: number, value: number) =>
    `${limit} ms of ${PROMISED_PEER_MS} ms is a ratio of ${(limit / PROMISED_PEER_MS).toFixed(2)}, here it is ${(value / peer).toFixed(2)} ${name}`;
  say(`${told('warm', limits.warm, warm)}; ${told('cold', limits.cold, cold)}`);
  return [
    { what: 'NumPy peer', value: peer, unit: 'ms', runs },
    { what: 'engine warm / NumPy peer', value: warm / peer, unit: 'ratio', runs },
    { what: 'engine cold / NumPy peer', value: cold / peer, unit: 'ratio', runs },
  ] as const satisfies readonly Figure[];
}
