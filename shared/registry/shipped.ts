import events from './data/events.json' with { type: 'json' };
import exclusions from './data/exclusions.json' with { type: 'json' };
import memberships from './data/memberships.json' with { type: 'json' };
import narratives from './data/narratives.json' with { type: 'json' };
import release from './data/release.json' with { type: 'json' };
import tokens from './data/tokens.json' with { type: 'json' };
import { loadRegistry } from './load.ts';
import type { Registry } from './types.ts';

/** The registry of the data files. An inconsistent one stops the program at its start, naming file, row and rule. */
export const SHIPPED: Registry = loadRegistry({ release, narratives, tokens, memberships, events, exclusions });
