import { Roster } from '../market/roster.ts';
import { byPillar } from './pillars.ts';
import { SpreadSeries } from './spreadSeries.ts';
import { type GradeState, LETTERS, type Letter, type Pillar } from './types.ts';

/** The last grade of every token ever graded, by the slots of a roster. */
export interface GradeColumns {
  readonly roster: Roster;
  readonly grades: Float64Array;
  readonly days: Float64Array;
  /** Places in `LETTERS`. */
  readonly letters: Float64Array;
}

/** How widely pillars and composites spread on previous dates. */
export interface Spreads {
  readonly pillars: Readonly<Record<Pillar, SpreadSeries>>;
  readonly composite: SpreadSeries;
}

/** Grades between two closes: columns for the fold, and the same as records, made when somebody reads them. */
export class GradeBook {
  readonly columns: GradeColumns;
  readonly spreads: Spreads;
  #records: GradeState | undefined;

  constructor(columns: GradeColumns, spreads: Spreads) {
    this.columns = columns;
    this.spreads = spreads;
  }

  static of({ grades, pillarSds, compositeSds }: GradeState): GradeBook {
    const records = Object.values(grades);
    const columns = {
      roster: Roster.of(Object.keys(grades)),
      grades: Float64Array.from(records, ({ grade }) => grade),
      days: Float64Array.from(records, ({ day }) => day),
      letters: Float64Array.from(records, ({ letter }) => LETTERS.indexOf(letter)),
    };
    const pillars = byPillar((pillar) => SpreadSeries.of(pillarSds[pillar]));
    return new GradeBook(columns, { pillars, composite: SpreadSeries.of(compositeSds) });
  }

  get records(): GradeState {
    this.#records ??= {
      grades: gradesOf(this.columns),
      pillarSds: byPillar((pillar) => this.spreads.pillars[pillar].records),
      compositeSds: this.spreads.composite.records,
    };
    return this.#records;
  }
}

function gradesOf({ roster, grades, days, letters }: GradeColumns): GradeState['grades'] {
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
