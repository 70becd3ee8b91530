import { lazyMembers, sourceOf } from '../engine/lazyMembers.ts';
import { Roster } from '../market/roster.ts';
import { type GradeState, LETTERS, type Letter } from './types.ts';

/** The last grade of every token ever graded, by the slots of a roster: the records of a `GradeState` as columns. */
export interface GradeColumns {
  readonly roster: Roster;
  readonly grades: Float64Array;
  readonly days: Float64Array;
  /** Places in `LETTERS`. */
  readonly letters: Float64Array;
}

/** The columns of a state: those it was made of or, where it comes from JSON or is a copy, those of its records. */
export function gradeColumnsOf(state: GradeState): GradeColumns {
  const source = sourceOf(state) as GradeColumns | undefined;
  if (source !== undefined) return source;
  const records = Object.values(state.grades);
  return {
    roster: Roster.of(Object.keys(state.grades)),
    grades: Float64Array.from(records, ({ grade }) => grade),
    days: Float64Array.from(records, ({ day }) => day),
    letters: Float64Array.from(records, ({ letter }) => LETTERS.indexOf(letter)),
  };
}

const withRecords = lazyMembers<GradeColumns, Pick<GradeState, 'grades'>>({ grades: recordsOf });

/** A state of these columns; its records are made when somebody reads them, which a fold does not. */
export function gradeStateOf(
  columns: GradeColumns,
  { pillarSds, compositeSds }: Omit<GradeState, 'grades'>,
): GradeState {
  return withRecords({ pillarSds, compositeSds }, columns);
}

function recordsOf({ roster, grades, days, letters }: GradeColumns): GradeState['grades'] {
  const records: Record<string, GradeState['grades'][string]> = {};
  for (let slot = 0; slot < roster.size; slot++) {
    records[roster.idAt(slot)] = {
      grade: grades[slot] as number,
      day: days[slot] as number,
      letter: LETTERS[letters[slot] as number] as Letter,
    };
  }
  return records;
}
