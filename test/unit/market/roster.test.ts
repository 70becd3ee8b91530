import { describe, expect, it } from 'vitest';
import { Roster } from '../../../shared/market/roster.ts';

const idsOf = (roster: Roster) => Array.from({ length: roster.size }, (_, slot) => roster.idAt(slot));

describe('Roster', () => {
  it('keeps every slot while it grows, newcomers behind', () => {
    const first = Roster.of(['b', 'a']);
    const second = first.grown(['d', 'c']);
    expect(idsOf(second)).toEqual(['b', 'a', 'd', 'c']);
    expect(['a', 'b', 'c', 'd', 'e'].map((id) => second.slotOf(id))).toEqual([1, 0, 3, 2, -1]);
    expect(second.grown([])).toBe(second);
  });

  it('finds the slots of a list, and the rows of the list by slot', () => {
    const roster = Roster.of(['b', 'a', 'c']);
    const ids = ['x', 'c', 'b'];
    expect([...roster.slotsOf(ids)]).toEqual([-1, 2, 0]);
    expect([...roster.rowsOf(ids)]).toEqual([2, -1, 1]);
    expect([...roster.grown(['x']).rowsOf(ids)]).toEqual([2, -1, 1, 0]);
  });

  it('does not change when another grows from it, or two do', () => {
    const first = Roster.of(['a']);
    const one = first.grown(['b', 'x']);
    const other = first.grown(['c', 'b']);
    expect(idsOf(first)).toEqual(['a']);
    expect(first.slotOf('b')).toBe(-1);
    expect(idsOf(one)).toEqual(['a', 'b', 'x']);
    expect(idsOf(other)).toEqual(['a', 'c', 'b']);
    expect([one.slotOf('c'), other.slotOf('x'), one.slotOf('b'), other.slotOf('b')]).toEqual([-1, -1, 1, 2]);
  });
});
