/**
 * Every configuration ever tried on data up to 2024-12-31, one row each, as in RESEARCH.md: the deflated Sharpe ratio
 * reads their number and spread. `sharpe` is the mean net Sharpe ratio (a year) of its seven offsets, 2022-04..2024-12.
 */
export const TRIALS: readonly { readonly configuration: string; readonly sharpe: number }[] = [
  { configuration: 'methodology 1.0.0, rules only', sharpe: 0.174 },
  { configuration: 'methodology 1.0.0 with the learned signal, lost at the start of the period', sharpe: 0.147 },
  { configuration: 'methodology 1.0.0 with the learned signal', sharpe: 0.213 },
];
