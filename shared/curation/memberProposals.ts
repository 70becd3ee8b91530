import type { Parameters } from '../engine/parameters.ts';
import { type GroupResidual, groupResidual, meanCorrelationWith } from '../market/residualSums.ts';
import type { UnitResiduals } from '../market/unitResiduals.ts';
import type { EntryProposal, MoveProposal } from './types.ts';

/**
 * Moves and entries (methodology section 1): a member whose mean residual correlation with its narrative is below
 * `move.below` while another's is above `move.above`; a token of no narrative above `entry` with one. The narrative
 * proposed is the one it correlates with most. A narrative with fewer than `minMembers` measured members besides the
 * token is not compared. In the residuals' order, then by narrative.
 */
export function memberProposals(
  residuals: UnitResiduals,
  narratives: ReadonlyMap<string, readonly string[]>,
  params: Parameters,
): { readonly moves: MoveProposal[]; readonly entries: EntryProposal[] } {
  const groups = [...narratives]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([narrative, members]) => ({ narrative, group: groupResidual(residuals, new Set(members)), members }));
  const moves: MoveProposal[] = [];
  const entries: EntryProposal[] = [];
  residuals.tokens.forEach((token, index) => {
    const own: { narrative: string; correlation: number | undefined }[] = [];
    let best: { narrative: string; correlation: number } | undefined;
    for (const { narrative, group, members } of groups) {
      const correlation = comparable(group, token, params) ? meanCorrelationWith(residuals, index, group) : undefined;
      if (members.includes(token)) own.push({ narrative, correlation });
      else if (correlation !== undefined && correlation > (best?.correlation ?? Number.NEGATIVE_INFINITY))
        best = { narrative, correlation };
    }
    if (best === undefined) return;
    if (own.length === 0) {
      if (best.correlation > params.curation.entry) entries.push({ token, ...best });
      return;
    }
    if (!(best.correlation > params.curation.move.above)) return;
    for (const { narrative, correlation } of own) {
      if (correlation === undefined || correlation >= params.curation.move.below) continue;
      moves.push({
        token,
        from: narrative,
        to: best.narrative,
        fromCorrelation: correlation,
        toCorrelation: best.correlation,
      });
    }
  });
  return { moves, entries };
}

function comparable(group: GroupResidual, token: string, params: Parameters): boolean {
  const others = group.tokens.length - (group.tokens.includes(token) ? 1 : 0);
  return others >= params.curation.minMembers;
}
