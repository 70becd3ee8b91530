import type { Parameters } from '../engine/parameters.ts';

/** One configuration that was tried on data up to 2024-12-31: a row of RESEARCH.md. */
export interface Trial {
  readonly configuration: string;
  /** Mean net Sharpe ratio (a year) of its seven offsets on the recorded market, 2022-04..2024-12. */
  readonly sharpe: number;
  /** The parameters of the trial from the published ones; null where it was an error and cannot be run again. */
  readonly vary: ((params: Parameters) => Parameters) | null;
}

const rotation =
  (change: Partial<Parameters['rotation']>) =>
  (params: Parameters): Parameters => ({ ...params, rotation: { ...params.rotation, ...change } });

/** Without a fit there is no model, and so no skill. */
const rulesOnly = (params: Parameters): Parameters => ({
  ...params,
  model: { ...params.model, minDates: Number.POSITIVE_INFINITY },
});

const calmer = (params: Parameters): Parameters =>
  rotation({ scale: { ...params.rotation.scale, annualVol: 0.4 } })(params);

const widerBand = (params: Parameters): Parameters =>
  rotation({ band: { ...params.rotation.band, nav: 0.01, target: 0.4 } })(params);

/**
 * Every configuration ever tried, in the order of RESEARCH.md: the deflated Sharpe ratio reads their number and spread,
 * and a back-test runs those that can be run again for the probability of overfitting.
 */
export const TRIALS: readonly Trial[] = [
  { configuration: 'rules only', sharpe: 0.174, vary: rulesOnly },
  { configuration: 'the learned signal, lost at the start of the period', sharpe: 0.147, vary: null },
  { configuration: 'methodology 1.0.0', sharpe: 0.213, vary: (params) => params },
  { configuration: 'eight tokens a narrative', sharpe: 0.253, vary: rotation({ tokensPerNarrative: 8 }) },
  { configuration: 'five narratives', sharpe: 0.21, vary: rotation({ slots: 5, enterRank: 5, keepRank: 8 }) },
  { configuration: 'higher grades', sharpe: 0.29, vary: rotation({ gradeEnter: 60, gradeStay: 50 }) },
  { configuration: 'volatility limit 40%', sharpe: 0.297, vary: calmer },
  { configuration: 'both regime tests or cash', sharpe: 0.484, vary: rotation({ exposure: [0, 0, 1] }) },
  {
    configuration: 'slower ranking',
    sharpe: 0.249,
    vary: rotation({ scoreWeights: { x7: 0.15, x14: 0.25, x30: 0.6 } }),
  },
  { configuration: 'wider band', sharpe: 0.224, vary: widerBand },
];
