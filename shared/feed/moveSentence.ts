import type { DecisionRow } from '../contracts/rotation.ts';
import { sharePercent } from './sharePercent.ts';

/** Names of what a decision speaks of, by id. */
export interface Names {
  narrative(id: string): string;
  token(id: string): string;
}

/** One move as a sentence: what happened, to whom, and the test that decided it. Numbers come from its inputs. */
export function moveSentence(move: DecisionRow, names: Names): string {
  const where = move.tranche === null ? 'the whole portfolio' : `tranche ${move.tranche + 1} of 7`;
  const narrative = move.narrative === null ? null : names.narrative(move.narrative);
  const token = move.token === null ? null : names.token(move.token);
  const subject = token ?? narrative ?? 'The portfolio';
  const given = (name: string) => move.explanation.inputs.find((input) => input.name === name)?.value ?? null;
  const limit = (name: string) => move.explanation.inputs.find((input) => input.name === name)?.threshold ?? null;

  switch (move.reason) {
    case 'NARRATIVE_ENTER':
      return `${narrative ?? subject} enters ${where}${ranked(given('rank'), limit('rank'))}.`;
    case 'NARRATIVE_EXIT_RANK':
      return `${narrative ?? subject} leaves ${where}: its rank fell too low${ranked(given('rank'), limit('rank'))}.`;
    case 'NARRATIVE_EXIT_GATE':
      return `${narrative ?? subject} leaves ${where}: it fails a test of the trend gate.`;
    case 'TOKEN_GRADE': {
      const action = move.explanation.rule.endsWith('.enter') ? 'joins' : 'leaves';
      const grade = given('grade');
      const because = grade === null ? 'it has no grade' : `its grade is ${grade.toFixed(1)}`;
      return `${subject} ${action} ${where}${narrative === null ? '' : ` in ${narrative}`}: ${because}.`;
    }
    case 'SIGNAL_BEARISH':
      return `${subject} goes to cash in ${where}: its signal turned bearish.`;
    case 'CAP': {
      const cap = limit('weight_before');
      return `${subject} is capped${cap === null ? '' : ` at ${sharePercent(cap, 0)}`} in ${where}.`;
    }
    case 'VOL_SCALE': {
      const [before, now] = [given('scale_before'), given('scale')];
      const change =
        before === null || now === null ? '' : ` from ${sharePercent(before, 0)} to ${sharePercent(now, 0)}`;
      return `The volatility scale of ${where} moves${change}.`;
    }
    case 'REGIME': {
      const [before, now] = [given('exposure_before'), given('exposure')];
      const change =
        before === null || now === null ? '' : ` from ${sharePercent(before, 0)} to ${sharePercent(now, 0)}`;
      return `The regime changes the exposure of ${where}${change}.`;
    }
    case 'DELISTED':
      return `${subject} leaves ${where}: it was delisted.`;
    case 'FALLBACK': {
      const weight = given('fallback_weight');
      const slots = given('filled_slots');
      const part = weight === null ? 'What is unfilled' : `${sharePercent(weight, 0)}`;
      return `${part} of ${where} falls back to ${subject}${slots === null ? '' : `: only ${slots} of ${limit('filled_slots') ?? '?'} slots found a narrative`}.`;
    }
    case 'DRIFT':
      return `${subject} is traded back towards its target: it drifted beyond the band.`;
    case 'LIQUIDITY_REST':
      return `${subject}: the rest of an order that the liquidity limit had cut.`;
  }
}

function ranked(rank: number | null, limit: number | null): string {
  return rank === null ? '' : ` (rank ${rank}${limit === null ? '' : `, limit ${limit}`})`;
}
