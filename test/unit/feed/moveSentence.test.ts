import { describe, expect, it } from 'vitest';
import { reasonCode } from '../../../shared/contracts/fields.ts';
import type { DecisionRow } from '../../../shared/contracts/rotation.ts';
import { moveSentence } from '../../../shared/feed/moveSentence.ts';

const names = {
  narrative: (id: string) => (id === 'meme' ? 'Memecoins' : id),
  token: (id: string) => (id === 'dogecoin' ? 'Dogecoin (DOGE)' : id),
};
type Inputs = DecisionRow['explanation']['inputs'];
const move = (reason: DecisionRow['reason'], more: Partial<DecisionRow> = {}, inputs: Inputs = [], rule = 'r') => ({
  date: '2026-11-21',
  tranche: 2,
  reason,
  narrative: 'meme',
  token: null,
  explanation: { rule, inputs, runner_up: null, reversal: null },
  ...more,
});

describe('a move as a sentence', () => {
  it('names who enters where, with the rank that decided it', () => {
    const entered = move('NARRATIVE_ENTER', {}, [{ name: 'rank', value: 2, threshold: 3 }]);
    expect(moveSentence(entered, names)).toBe('Memecoins enters tranche 3 of 7 (rank 2, limit 3).');
  });

  it('tells a token that joins from one that leaves', () => {
    const grade: Inputs = [{ name: 'grade', value: 37.89, threshold: 45 }];
    const token = { token: 'dogecoin' };
    expect(moveSentence(move('TOKEN_GRADE', token, grade, 'rotation.token.stay'), names)).toBe(
      'Dogecoin (DOGE) leaves tranche 3 of 7 in Memecoins: its grade is 37.9.',
    );
    expect(moveSentence(move('TOKEN_GRADE', token, grade, 'rotation.token.enter'), names)).toContain('joins');
  });

  it('says from and to of an exposure', () => {
    const regime = move('REGIME', { narrative: null }, [
      { name: 'exposure', value: 0, threshold: null },
      { name: 'exposure_before', value: 0.6, threshold: null },
    ]);
    expect(moveSentence(regime, names)).toBe('The regime changes the exposure of tranche 3 of 7 from 60% to 0%.');
  });

  it('exists for every reason, with or without its inputs, tranche or names', () => {
    for (const reason of reasonCode.options) {
      const bare = moveSentence(move(reason, { tranche: null, narrative: null, token: 'dogecoin' }), names);
      expect(bare, reason).toMatch(/^[A-Z].*\.$/);
      expect(bare, reason).not.toMatch(/undefined|null|NaN/);
    }
  });
});
