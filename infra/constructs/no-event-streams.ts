/**
 * Stands in for `@smithy/core/event-streams` in every bundle. The SDK loads it at the first call that streams events, and
 * no call of DynamoDB does: 20 KB of each function, checksums included. A client that needs it fails here, at that call.
 */
throw new Error(
  'This bundle holds no code for event streams: a call that streams events needs the alias in infra/constructs/function-with-log-group.ts removed.',
);

export {};
