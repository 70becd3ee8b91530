import * as z from 'zod';
import { isoDate, share } from './fields.ts';

const interval = z
  .object({ low: share.describe('lower end, 0-1'), high: share.describe('upper end, 0-1') })
  .describe('95% Wilson interval; tokens of one week are not independent');
const metric = z.number().nullable();

/** Out-of-sample figures, all from predictions as they were issued, once a week, after their outcome was known. */
const outOfSample = z.object({
  from: isoDate.describe('first prediction judged'),
  to: isoDate.describe('last prediction judged'),
  weeks: z.int().nonnegative().describe('weekly cross-sections judged'),
  predictions: z.int().nonnegative().describe('token-weeks judged'),
  rank_ic: z
    .object({
      mean: z.number().min(-1).max(1).describe('correlation'),
      t: metric.describe('Newey-West t statistic'),
      n: z.int().nonnegative().describe('weeks'),
    })
    .describe('weekly Spearman correlation of score and 7-day return, all weeks; t by Newey-West, lag in `method`'),
  auc: metric.describe('area under the ROC curve, 0-1; .5 = no order, null = cannot be told'),
  hit_rate: share.describe('share of predictions on the right side of the median; a score of 0 counts as below it'),
  hit_interval: interval,
  calibrated: z
    .object({
      predictions: z.int().positive().describe('token-weeks'),
      brier: z.number().describe('mean squared error of the probability; .25 = a coin'),
      brier_skill: z.number().describe('1 - brier / .25: above 0 beats a coin'),
      log_loss: z.number().describe('nats; ln 2 = .693 says nothing'),
      reliability: z
        .array(
          z.object({
            predictions: z.int().positive().describe('token-weeks in this bin'),
            mean_probability: share.describe('mean of the probabilities issued, 0-1'),
            observed: share.describe('share that did beat the median'),
            interval,
          }),
        )
        .describe('by bins of the probability'),
    })
    .nullable()
    .describe('predictions issued with a calibration slope above zero; null before the first'),
});

/** The model card: what was learnt, from what, and what it has been worth. */
export const modelCard = z.object({
  cut_off: isoDate.describe('the close the model was fitted for'),
  trained_from: isoDate.describe('first training date'),
  trained_to: isoDate.describe('last training date; its target ended before the cut-off'),
  training_dates: z.int().positive().describe('daily cross-sections learnt from'),
  training_rows: z.int().positive().describe('token-days learnt from'),
  data_hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of the training dates: tokens, features, labels'),
  model_hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of the fitted artefact'),
  method: z.string().describe('how it was fitted, in words'),
  published_model: z.enum(['logistic', 'trees']).describe('the model whose predictions are published'),
  intercept: z.number().describe('log-odds'),
  coefficients: z
    .array(
      z.object({
        feature: z.string().describe('what was measured'),
        coefficient: z.number().describe('log-odds per unit of normal score'),
      }),
    )
    .describe('log-odds per unit of normal score, in the order of the numbered features'),
  calibration_slope: share.describe('slope in force for the published model'),
  omega: share.describe('skill weight in force; 0 = rules only'),
  omega_history: z
    .array(
      z.object({ date: isoDate.describe('refit day judged'), omega: share.describe('skill weight from then on, 0-1') }),
    )
    .describe('of every refit, oldest first'),
  out_of_sample: outOfSample.nullable().describe('null before the first week was judged'),
  proof: z.object({
    weeks: z.int().nonnegative().nullable().describe('weeks still needed; 0 = proven; null = cannot be told'),
    formula: z.string().describe('how the weeks are counted'),
  }),
  challenger: z.object({
    model: z.enum(['logistic', 'trees']).describe('the model that is not published'),
    weeks: z.int().nonnegative().describe('paired weeks compared'),
    log_loss_gain: metric.describe('mean weekly gain over the published model, nats'),
    t: metric.describe('Newey-West t statistic of the gain'),
    rule: z.string().describe('when it would take over'),
  }),
});
export type ModelCard = z.infer<typeof modelCard>;

/** The body of /v1/model without `meta`. */
export const model = z.object({
  omega: share.describe('skill weight in force at the last close; 0 = every number comes from the rules'),
  card: modelCard.nullable().describe('null until there is enough history for a first fit'),
  note: z.string().describe('what the skill weight allows one to say, in words'),
});
export type Model = z.infer<typeof model>;
