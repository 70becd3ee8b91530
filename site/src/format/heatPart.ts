import type { NarrativeRow } from '../../../shared/contracts/narratives.ts';
import { percent, signedPoints } from './percent.ts';

type Part = NarrativeRow['heat_components'][number];

interface HeatPart {
  readonly label: string;
  readonly meaning: string;
  show(value: number): string;
}

const PARTS: Readonly<Record<Part['name'], HeatPart>> = {
  breadth: {
    label: 'Breadth',
    meaning: 'members above their 20-day mean',
    show: (value) => percent(value, 0),
  },
  // Published as a logarithm; a reader thinks in times.
  attention: {
    label: 'Attention',
    meaning: 'volume share of 7 days, times that of 30',
    show: (value) => `×${Math.exp(value).toFixed(2)}`,
  },
  acceleration: {
    label: 'Acceleration',
    meaning: 'week against month, in standard deviations',
    show: (value) => signedPoints(value, 2),
  },
  cohesion: {
    label: 'Cohesion',
    meaning: "correlation of members' own moves",
    show: (value) => signedPoints(value, 2),
  },
  concentration: {
    label: 'Concentration',
    meaning: "top name's part of the 7-day gain; counts the other way round",
    show: (value) => percent(value, 0),
  },
};

/** What a component of heat is called, what it measures, and how its value reads. */
export const heatPart = (name: Part['name']): HeatPart => PARTS[name];
