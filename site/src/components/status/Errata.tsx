import { ERRATA } from '../../../../shared/errata/errata.ts';
import { dateInWords } from '../../format/utc.ts';
import { Panel } from '../common/Panel.tsx';

/** Every error found in what was published. Nothing published is rewritten, so this is where it is put right. */
export function Errata() {
  return (
    <Panel
      id="errata"
      title="Errata"
      note="Nothing published is ever rewritten. An error gets a dated entry here: what was wrong, what it touched, what was done."
    >
      {ERRATA.length === 0 ? (
        <p class="empty">None: no error is known in what was published.</p>
      ) : (
        <ol class="errata">
          {ERRATA.map(({ date, what, affects, correction }) => (
            <li key={`${date} ${what}`}>
              <h3>
                <time dateTime={date}>{dateInWords(date)}</time>
              </h3>
              <p>{what}</p>
              <p class="fine">Touches: {affects}</p>
              <p class="fine">Done: {correction}</p>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
