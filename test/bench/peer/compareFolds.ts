import { type Advanced, advance } from '../../../shared/engine/advance.ts';
import { emptyState } from '../../../shared/engine/emptyState.ts';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { FEATURES } from '../../../shared/grades/types.ts';
import { membersOf } from '../../../shared/registry/membership.ts';
import type { SignalFact, SignalName } from '../../../shared/signals/types.ts';
import { type SyntheticMarket, syntheticMarket } from '../syntheticMarket.ts';
import { type Agreement, Comparison } from './comparison.ts';
import { type PeerResults, peerResults } from './peerResults.ts';
import { narrativesOf } from './writePanel.ts';

const SIGNS: Readonly<Record<SignalName, number>> = { bullish: 1, neutral: 0, bearish: -1 };
const LETTERS = ['A', 'B', 'C', 'D', 'E'];
/** Sums in another order may part two values that tie, or join two that do not. */
const RANKED = { allowed: 1e-3 };
const RELATIVE = { relative: true };

const comparisons = {
  eligible: new Comparison('eligible tokens', 0),
  levels: new Comparison('index levels and their equal-weight twins', 1e-9, RELATIVE),
  gains: new Comparison('gains of constituents, shares of their level', 1e-12),
  breadth: new Comparison('breadth', 1e-12),
  scores: new Comparison('normal scores of features', 1e-9, RANKED),
  grades: new Comparison('grades, points', 1e-6),
  letters: new Comparison('letters at the last close', 0),
  signals: new Comparison('signals of tokens and their first days', 0),
  narrativeSignals: new Comparison('signals of narratives and their first days', 0),
  excess: new Comparison('x7, x14, x30 and scores of narratives', 1e-9),
  ranks: new Comparison('ranks and gates of narratives', 0),
  regime: new Comparison('exposure', 0),
  target: new Comparison('rotation target and its scale', 1e-9),
  returns: new Comparison('outcomes', 1e-12),
  labels: new Comparison('labels of outcomes', 0),
};

/** Folds the market as the engine does and holds every close against what the peer left in the folder. */
function compareFolds(folder: string, market: SyntheticMarket): readonly Agreement[] {
  const { panel, registry } = market;
  const ids = narrativesOf(market);
  const seats = Math.max(...ids.map((id) => membersOf(registry, id, panel.firstDay).length));
  const counts = { narratives: ids.length, seats, features: FEATURES.length };
  const peer = peerResults(folder, { days: panel.days, tokens: panel.tokens.length, ...counts });
  let state = emptyState(PARAMETERS);
  for (let row = 0; row < panel.days; row++) {
    const close = { panel, registry, day: panel.firstDay + row, live: false, heat: false };
    const step = advance(state, close, PARAMETERS);
    const at: At = { peer, row, market, ids };
    compareTokens(step, at);
    compareNarratives(step, at);
    compareModel(step, at);
    state = step.state;
  }
  panel.tokens.forEach((token, at) => {
    const letter = state.grades.grades[token]?.letter;
    if (letter !== undefined)
      comparisons.letters.add(LETTERS.indexOf(letter), peer.token('letters', panel.days - 1, at));
  });
  return Object.values(comparisons).map(({ agreement }) => agreement);
}

/** A close of both programs. */
interface At {
  readonly peer: PeerResults;
  readonly row: number;
  readonly market: SyntheticMarket;
  /** Of the narratives, in the peer's order. */
  readonly ids: readonly string[];
}

function compareTokens({ state, facts, views }: Advanced, { peer, row, market }: At): void {
  const eligible = new Set(state.eligible);
  const { target, scale, regime } = facts.rotation;
  comparisons.regime.add(regime.exposure, peer.close('exposure', row));
  comparisons.target.add(scale, peer.close('scale', row));
  market.panel.tokens.forEach((token, at) => {
    // Benchmarks belong to no narrative, so the fold keeps no list of them.
    if (!PARAMETERS.benchmarks.some((id) => id === token))
      comparisons.eligible.add(Number(eligible.has(token)), peer.token('eligible', row, at));
    comparisons.grades.add(views.grades[at], peer.token('grades', row, at));
    compareSignal(comparisons.signals, views.signals.get(token), market, {
      state: peer.token('signals', row, at),
      since: peer.token('signalsSince', row, at),
    });
    comparisons.target.add(target[token] ?? 0, peer.token('target', row, at));
  });
}

function compareNarratives({ state, facts }: Advanced, { peer, row, market, ids }: At): void {
  const indices = new Map(facts.indices.map((fact) => [fact.narrative, fact]));
  const signals = new Map(facts.narrativeSignals.map((fact) => [fact.id, fact]));
  const scores = new Map(facts.rotation.scores.map((one) => [one.narrative, one]));
  ids.forEach((id, at) => {
    const index = indices.get(id);
    comparisons.levels.add(index?.level, peer.narrative('levels', row, at));
    comparisons.levels.add(index?.equalLevel, peer.narrative('equalLevels', row, at));
    const points = state.indices[id]?.gains.at(-1)?.points ?? {};
    membersOf(market.registry, id, market.panel.firstDay).forEach((token, seat) => {
      const level = index?.level ?? Number.NaN;
      comparisons.gains.add((points[token] ?? 0) / level, peer.gain(row, at, seat) / level);
    });
    comparisons.breadth.add(index?.breadth, peer.narrative('breadth', row, at));
    compareSignal(comparisons.narrativeSignals, signals.get(id), market, {
      state: peer.narrative('narrativeSignals', row, at),
      since: peer.narrative('narrativeSignalsSince', row, at),
    });
    const score = scores.get(id);
    comparisons.excess.add(score?.x7, peer.narrative('rotationX7', row, at));
    comparisons.excess.add(score?.x14, peer.narrative('rotationX14', row, at));
    comparisons.excess.add(score?.x30, peer.narrative('rotationX30', row, at));
    comparisons.excess.add(score?.score, peer.narrative('rotationScore', row, at));
    comparisons.ranks.add(score?.rank, peer.narrative('rotationRank', row, at));
    comparisons.ranks.add(Number(score?.gate), peer.narrative('rotationGate', row, at));
  });
}

/** A signal has no state before its first day: the peer says so by a row before the first. */
function compareSignal(
  comparison: Comparison,
  fact: SignalFact | undefined,
  { panel }: SyntheticMarket,
  peer: { readonly state: number; readonly since: number },
): void {
  comparison.add(fact && SIGNS[fact.signal], peer.since < 0 ? undefined : peer.state);
  comparison.add(fact && fact.since - panel.firstDay, peer.since < 0 ? undefined : peer.since);
}

/** Scores of the tokens old enough to be learnt from, and the outcomes known by now. */
function compareModel({ facts }: Advanced, { peer, market }: At): void {
  const { tokens, firstDay } = market.panel;
  const positions = new Map(tokens.map((token, at) => [token, at]));
  const { section, outcomes } = facts.model;
  section?.tokens.forEach((token, i) => {
    const at = positions.get(token) as number;
    for (let feature = 0; feature < FEATURES.length; feature++)
      comparisons.scores.add(section.z[i * FEATURES.length + feature], peer.score(section.day - firstDay, feature, at));
  });
  for (const outcome of outcomes) {
    outcome.tokens.forEach((token, i) => {
      const [row, at] = [outcome.day - firstDay, positions.get(token) as number];
      comparisons.returns.add(outcome.returns[i], peer.token('returns', row, at));
      comparisons.labels.add(outcome.labels[i], peer.token('labels', row, at));
    });
  }
}

// Entry of a process of its own: the folder, and the size of the market as JSON.
const [folder, size] = process.argv.slice(2) as [string, string];
const { tokens, days, narratives } = JSON.parse(size) as { tokens: number; days: number; narratives: number };
process.stdout.write(JSON.stringify(compareFolds(folder, syntheticMarket(tokens, days, narratives))));
