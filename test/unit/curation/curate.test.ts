import { describe, expect, it } from 'vitest';
import { curate } from '../../../shared/curation/curate.ts';
import { isProposed } from '../../../shared/curation/trackCandidates.ts';
import type { CurationRun } from '../../../shared/curation/types.ts';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { liquidityAt } from '../../../shared/indices/liquidity.ts';
import { dayOf, isoDateOf } from '../../../shared/market/day.ts';
import { type Panel, rowOf } from '../../../shared/market/panel.ts';
import { narrativesOf } from '../../../shared/registry/membership.ts';
import { REGISTRY } from '../../../shared/registry/registry.ts';
import { cutPanel } from '../../fixtures/cutPanel.ts';
import { hasRealMarket, realMarket } from '../../fixtures/realMarket.ts';
import { simulatedPanel } from '../../fixtures/simulatedPanel.ts';

const [FROM, TO] = ['2023-12-01', '2024-07-02'];
const real = hasRealMarket();
if (!real) console.warn('recorded market absent beside the checkout: curation is tested on SIMULATED prices');
const panel = real ? realMarket(REGISTRY, FROM, TO) : simulatedPanel(REGISTRY, FROM, TO);

const closeAt = (input: Panel, date: string) => {
  const day = dayOf(date);
  const row = rowOf(input, day);
  const liquidity = liquidityAt(input, row, [], PARAMETERS);
  const eligible = input.tokens.filter((token) => liquidity.isEligible(token));
  return { panel: input, row, day, registry: REGISTRY, eligible, fourHourReturns: undefined };
};
const months = ['2024-03-01', '2024-04-01', '2024-05-01', '2024-06-01', '2024-07-01'];
const runs: CurationRun[] = [];
for (const month of months) {
  const run = curate(runs.at(-1), closeAt(panel, month), PARAMETERS);
  if (run !== undefined) runs.push(run);
}

describe('the monthly run', () => {
  it('obeys its own rules, whatever the market', () => {
    expect(runs).toHaveLength(months.length);
    const { move, entry, cluster } = PARAMETERS.curation;
    for (const { day, moves, entries, candidates } of runs) {
      for (const { token, from, to, fromCorrelation, toCorrelation } of moves) {
        expect(narrativesOf(REGISTRY, token, day)).toContain(from);
        expect(narrativesOf(REGISTRY, token, day)).not.toContain(to);
        expect(fromCorrelation).toBeLessThan(move.below);
        expect(toCorrelation).toBeGreaterThan(move.above);
      }
      for (const { token, correlation } of entries) {
        expect(narrativesOf(REGISTRY, token, day)).toEqual([]);
        expect(correlation).toBeGreaterThan(entry);
      }
      for (const { tokens, meanCorrelation, nearest } of candidates) {
        expect(tokens.length).toBeGreaterThanOrEqual(cluster.minSize);
        expect(meanCorrelation).toBeGreaterThan(PARAMETERS.curation.daily.cut);
        expect(nearest?.jaccard ?? 0).toBeLessThan(cluster.knownJaccard);
      }
    }
  });

  it('says what it would have proposed', () => {
    const lines = runs.map(({ day, moves, entries, candidates }) => {
      const proposed = candidates.filter((candidate) => isProposed(candidate, PARAMETERS));
      const told = proposed.map(({ tokens, runs: seen }) => `${tokens.join(' ')} (${seen} runs)`);
      return `${isoDateOf(day)}  ${moves.length} moves, ${entries.length} entries, ${candidates.length} candidates; emergent: ${told.join('; ') || 'none'}`;
    });
    console.info(`curation by month, ${real ? 'recorded' : 'SIMULATED'} prices:\n${lines.join('\n')}`);
    const firstProposal = runs.findIndex(({ candidates }) => candidates.some((each) => isProposed(each, PARAMETERS)));
    // Nothing can have been seen three times before the third run.
    expect(firstProposal === -1 || firstProposal >= PARAMETERS.curation.cluster.runs - 1).toBe(true);
  });

  it('reads nothing after its close and does not depend on the order of the tokens', () => {
    const close = closeAt(panel, '2024-04-01');
    const cut = closeAt(cutPanel(panel, close.row), '2024-04-01');
    expect(curate(undefined, cut, PARAMETERS)).toStrictEqual(curate(undefined, close, PARAMETERS));

    const turned = curate(undefined, { ...close, eligible: close.eligible.toReversed() }, PARAMETERS);
    const straight = curate(undefined, close, PARAMETERS);
    const groups = (run: CurationRun | undefined) => run?.candidates.map(({ tokens }) => tokens.join()).sort();
    expect(groups(turned)).toEqual(groups(straight));
    expect(turned?.moves.map(({ token }) => token).sort()).toEqual(straight?.moves.map(({ token }) => token).sort());
  });

  it('is not made without 90 days of history, a benchmark or enough tokens', () => {
    expect(curate(undefined, closeAt(panel, '2024-02-28'), PARAMETERS)).toBeUndefined();
    const close = closeAt(panel, '2024-04-01');
    expect(curate(undefined, { ...close, eligible: close.eligible.slice(0, 24) }, PARAMETERS)).toBeUndefined();
    const blind = { ...PARAMETERS, features: { ...PARAMETERS.features, market: 'nowhere' } };
    expect(curate(undefined, close, blind)).toBeUndefined();
  });
});
