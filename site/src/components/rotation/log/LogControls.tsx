import type { ComponentChildren } from 'preact';
import { type Month, monthBeside } from '../../../data/logMonth.ts';
import { useQuery } from '../../../data/useQuery.ts';
import { monthInWords } from '../../../format/utc.ts';
import { Select } from '../../common/Select.tsx';
import { REASONS } from './reasons.ts';

/** The month and the reason that are shown; both stand in the address. The newest month is what an address without one means. */
export function useLogChoice(oldest: Month, newest: Month) {
  const [text, setMonth] = useQuery('month');
  const [reason, setReason] = useQuery('reason');
  const month = /^\d{4}-\d{2}$/.test(text) && text >= oldest && text <= newest ? text : newest;
  const go = (to: Month) => setMonth(to === newest ? '' : to);
  return { oldest, newest, month, go, reason, setReason };
}

/** Month before, month after, and which reason. */
export function LogControls(props: { choice: ReturnType<typeof useLogChoice>; children?: ComponentChildren }) {
  const { oldest, newest, month, go, reason, setReason } = props.choice;
  return (
    <div class="log-controls">
      <span class="month">
        <button type="button" class="button" disabled={month <= oldest} onClick={() => go(monthBeside(month, -1))}>
          <span aria-hidden="true">◀</span>
          <span class="sr">Month before</span>
        </button>
        <strong aria-live="polite">{monthInWords(month)}</strong>
        <button type="button" class="button" disabled={month >= newest} onClick={() => go(monthBeside(month, 1))}>
          <span aria-hidden="true">▶</span>
          <span class="sr">Month after</span>
        </button>
      </span>
      <Select label="Reason" choices={[['', 'all'], ...REASONS]} value={reason} onChange={setReason} />
      {props.children}
    </div>
  );
}
