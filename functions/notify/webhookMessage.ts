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
/** What the product itself says of a rotation: already in the shape that goes out. */
const ownMessage = z.object({ type: z.string(), data: z.unknown() });

/** The body of a Standard Webhooks message: `type`, `timestamp`, `data`. */
export interface WebhookMessage {
  readonly type: string;
  readonly timestamp: string;
  readonly data: unknown;
}

/** An alarm becomes `alarm.state`; a rotation keeps its own type; any other text becomes `message`. */
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
  const own = ownMessage.safeParse(value);
  if (own.success) return { type: own.data.type, timestamp, data: own.data.data };
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
