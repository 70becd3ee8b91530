import * as z from 'zod';

/** What SNS hands to a function, as far as it is read. */
export const snsEvent = z.object({
  Records: z.array(
    z.object({
      Sns: z.object({
        MessageId: z.string(),
        Timestamp: z.iso.datetime(),
        Subject: z.string().nullish(),
        Message: z.string(),
      }),
    }),
  ),
});
export type Notification = z.infer<typeof snsEvent>['Records'][number]['Sns'];

/** CloudWatch's alarm message. */
const alarmMessage = z.object({
  AlarmName: z.string(),
  AlarmDescription: z.string().nullish(),
  NewStateValue: z.string(),
  OldStateValue: z.string().nullish(),
  NewStateReason: z.string().nullish(),
});
/** An item of the product's own feed, as far as it decides what goes out. */
const ownItem = z.looseObject({ id: z.string(), _tidewatch: z.looseObject({ kind: z.enum(['rotation', 'flip']) }) });
const TYPES = { rotation: 'rotation.moved', flip: 'signal.flipped' } as const;

/** The body of a Standard Webhooks message: `type`, `timestamp`, `data`. */
export interface WebhookMessage {
  readonly type: string;
  readonly timestamp: string;
  readonly data: unknown;
}

/** An alarm becomes `alarm.state`; a move or a flip goes out as the feed has it; any other text becomes `message`. */
export function webhookMessage({ Timestamp: timestamp, Subject, Message }: Notification): WebhookMessage {
  const value = parseJson(Message);
  const alarm = alarmMessage.safeParse(value);
  if (alarm.success) {
    const { AlarmName, AlarmDescription, NewStateValue, OldStateValue, NewStateReason } = alarm.data;
    const data = {
      alarm: AlarmName,
      state: NewStateValue,
      before: OldStateValue ?? null,
      reason: NewStateReason ?? null,
      description: AlarmDescription ?? null,
    };
    return { type: 'alarm.state', timestamp, data };
  }
  const own = ownItem.safeParse(value);
  if (own.success) return { type: TYPES[own.data._tidewatch.kind], timestamp, data: own.data };
  return { type: 'message', timestamp, data: { subject: Subject ?? null, text: Message } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Plain text is a message too.
    return undefined;
  }
}
