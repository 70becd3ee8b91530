import * as z from 'zod';
import { isoDate, share } from './fields.ts';

const interval = z
  .object({ low: share, high: share })
  .describe('95% Wilson interval; tokens of one week are not independent');
const metric = z.number().nullable();

/** Out-of-sample figures, all from predictions as they were issued, once a week, after their outcome was known. */
const outOfSample = z.object({
  from: isoDate,
  to: isoDate,
  weeks: z.int().nonnegative().describe('weekly cross-sections judged'),
  predictions: z.int().nonnegative(),
  rank_ic: z
    .object({ mean: z.number(), t: metric, n: z.int() })
    .describe('weekly Spearman correlation of score and 7-day return, all weeks; t by Newey-West, lag in `method`'),
  auc: metric.describe('.5 = no order'),
  hit_rate: share.describe('share of predictions on the right side of the median; a score of 0 counts as below it'),
  hit_interval: interval,
  calibrated: z
    .object({
      predictions: z.int().positive(),
      brier: z.number(),
      brier_skill: z.number().describe('1 - brier / .25: above 0 beats a coin'),
      log_loss: z.number().describe('nats; ln 2 = .693 says nothing'),
      reliability: z.array(
        z.object({
          predictions: z.int().positive(),
          mean_probability: share,
          observed: share.describe('share that did beat the median'),
          interval,
        }),
      ),
    })
    .nullable()
    .describe('predictions issued with a calibration slope above zero; null before the first'),
});

/** The model card: what was learnt, from what, and what it has been worth. */
export const modelCard = z.object({
  cut_off: isoDate.describe('the close the model was fitted for'),
  trained_from: isoDate,
  trained_to: isoDate.describe('last training date; its target ended before the cut-off'),
  training_dates: z.int().positive(),
  training_rows: z.int().positive(),
  data_hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of the training dates: tokens, features, labels'),
  model_hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of the fitted artefact'),
  method: z.string(),
  published_model: z.enum(['logistic', 'trees']),
  intercept: z.number(),
  coefficients: z
    .array(z.object({ feature: z.string(), coefficient: z.number() }))
    .describe('log-odds per unit of normal score, in the order of the numbered features'),
  calibration_slope: share.describe('slope in force for the published model'),
  omega: share.describe('skill weight in force; 0 = rules only'),
  omega_history: z.array(z.object({ date: isoDate.describe('refit day judged'), omega: share })),
  out_of_sample: outOfSample.nullable().describe('null before the first week was judged'),
  proof: z.object({
    weeks: z.int().nonnegative().nullable().describe('weeks still needed; 0 = proven; null = cannot be told'),
    formula: z.string(),
  }),
  challenger: z.object({
    model: z.enum(['logistic', 'trees']),
    weeks: z.int().nonnegative(),
    log_loss_gain: metric.describe('mean weekly gain over the published model, nats'),
    t: metric,
    rule: z.string(),
  }),
});
export type ModelCard = z.infer<typeof modelCard>;
