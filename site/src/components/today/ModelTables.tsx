import type { ModelCard } from '../../../../shared/contracts/model.ts';
import { SignedBar } from '../../charts/SignedBar.tsx';
import { featureName } from '../../format/featureName.ts';
import { percent, signedPoints } from '../../format/percent.ts';

/** What the model looks at, the strongest first, and how often its probabilities came true. */
export function ModelTables({ card }: { card: ModelCard }) {
  const size = (row: ModelCard['coefficients'][number]) => Math.abs(row.coefficient);
  const rows = [...card.coefficients].sort((a, b) => size(b) - size(a));
  const full = Math.max(...rows.map(size), Number.MIN_VALUE);
  const bins = card.out_of_sample?.calibrated?.reliability ?? [];
  return (
    <div class="model-tables">
      <p class="fine">
        {card.published_model === 'trees' && 'Of the logistic regression, which is the challenger now. '}
        Log-odds of beating the median token over 7 days, per unit of normal score; to the right speaks for it.
      </p>
      <table>
        <caption class="sr">Coefficients of the learned model, the largest first</caption>
        <thead>
          <tr>
            <th scope="col">Input</th>
            <th scope="col">− / +</th>
            <th scope="col" class="number">
              Coefficient
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ feature, coefficient }) => (
            <tr key={feature}>
              <th scope="row">{featureName(feature)}</th>
              <td>
                <SignedBar value={coefficient} full={full} />
              </td>
              <td class="number">{signedPoints(coefficient, 3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {bins.length === 0 ? (
        <p class="empty">No calibrated prediction has been judged yet, so nothing is known of its reliability.</p>
      ) : (
        <>
          <p class="fine">Of predictions with about this probability, how many did beat the median:</p>
          <table class="reliability">
            <caption class="sr">Reliability of the probabilities</caption>
            <thead>
              <tr>
                <th scope="col" class="number">
                  Said
                </th>
                <th scope="col" class="number">
                  Came true
                </th>
                <th scope="col" class="number">
                  95% interval
                </th>
                <th scope="col" class="number">
                  n
                </th>
              </tr>
            </thead>
            <tbody>
              {bins.map((bin, place) => (
                <tr key={place}>
                  <td class="number">{percent(bin.mean_probability)}</td>
                  <td class="number">{percent(bin.observed)}</td>
                  <td class="number">
                    {percent(bin.interval.low, 0)} to {percent(bin.interval.high, 0)}
                  </td>
                  <td class="number">{bin.predictions}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <p class="fine">Method: {card.method}.</p>
      <p class="fine">Weeks to proof: {card.proof.formula}.</p>
      <p class="fine">Challenger: {card.challenger.rule}.</p>
    </div>
  );
}
