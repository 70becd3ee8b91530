import { readPointer } from '../../functions/adapters/records/pointer.ts';
import { readLog } from '../../functions/adapters/records/rotationLog.ts';
import { readParts } from '../../functions/adapters/records/snapshotParts.ts';
import { snapshotParts } from '../../shared/contracts/snapshot.ts';
import { sha256Hex } from '../../shared/engine/sha256.ts';
import { verifyChain } from '../../shared/rotation/logEntry.ts';
import type { AuditedStore } from './auditedStore.ts';

/** True prices of an hour, by token: what an undisturbed run accepted. */
export type Truth = ReadonlyMap<string, number>;

const WEIGHT_TOLERANCE = 1e-9;
/** How far a published price may lie from the true one: what two sources may differ by, and the rounding of both. */
const PRICE_TOLERANCE = 0.0305;

/**
 * Everything that must hold after any case: the laws of the table as they were watched, a whole snapshot under the
 * pointer, a whole hash chain, weights that sum to 1, and no published price that the true market (where given) denies.
 */
export async function brokenInvariants(audited: AuditedStore, truth?: Truth): Promise<string[]> {
  const problems = [...audited.violations];
  const { store } = audited;
  const log = await readLog(store);
  const chain = verifyChain(log);
  if (!chain.ok) problems.push(`the log's chain breaks at entry ${chain.seq}: ${chain.problem}`);
  for (const { seq, holdings, cash, target } of log) {
    const sum = cash + sumOf(Object.values(holdings));
    if (Math.abs(sum - 1) > WEIGHT_TOLERANCE) problems.push(`holdings of entry ${seq} sum to ${sum}`);
    if (sumOf(Object.values(target)) > 1 + WEIGHT_TOLERANCE) problems.push(`the target of entry ${seq} is above 1`);
  }
  const pointer = await readPointer(store);
  if (pointer === undefined) return problems;
  const texts = await readParts(store, pointer.snapshotId);
  for (const [part, id] of Object.entries(JSON.parse(pointer.parts) as Record<string, string>))
    if (sha256Hex(texts[part] ?? '') !== id)
      problems.push(`part ${part} of the snapshot is not what the pointer names`);
  const parts = snapshotParts.parse(
    Object.fromEntries(Object.entries(texts).map(([part, text]) => [part, JSON.parse(text)])),
  );
  const { rotation, tokens } = parts;
  for (const [name, { cash, holdings }] of Object.entries({ record: rotation, target: rotation.target })) {
    const sum = cash + sumOf(holdings.map(({ weight }) => weight));
    if (Math.abs(sum - 1) > WEIGHT_TOLERANCE) problems.push(`published weights of the ${name} sum to ${sum}`);
  }
  for (const { id, price, price_flag: flag } of tokens.tokens) {
    const real = truth?.get(id);
    if (price !== null && flag !== 'accepted' && flag !== 'stale') problems.push(`${id} is ${flag} but has a price`);
    if (price === null || real === undefined || flag === 'stale') continue;
    if (Math.abs(price / real - 1) > PRICE_TOLERANCE)
      problems.push(`${id} is published at ${price}, it trades at ${real}`);
  }
  return problems;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
