import type { FeedItem } from '../../../shared/contracts/feed.ts';

const MAX_SUBJECT = 99;

/**
 * The form of an SNS `Publish`: the item's JSON as the message, its title as the subject (printable ASCII, as mail wants
 * it), its kind and id as attributes to filter and to drop repeats by.
 */
export function publishForm(topicArn: string, item: FeedItem): string {
  const form = new URLSearchParams({
    Action: 'Publish',
    Version: '2010-03-31',
    TopicArn: topicArn,
    Subject: item.title.replace(/[^\x20-\x7e]/g, '?').slice(0, MAX_SUBJECT),
    Message: JSON.stringify(item),
  });
  const attributes = { kind: item._tidewatch.kind, id: item.id };
  for (const [index, [name, value]] of Object.entries(attributes).entries()) {
    const prefix = `MessageAttributes.entry.${index + 1}`;
    form.set(`${prefix}.Name`, name);
    form.set(`${prefix}.Value.DataType`, 'String');
    form.set(`${prefix}.Value.StringValue`, value);
  }
  return form.toString();
}
