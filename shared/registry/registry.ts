import { SHIPPED } from '#shipped-registry';
import type { Registry } from './types.ts';

/**
 * The registry this build ships. Run from source it is `shipped.ts`, checked as it loads; in a deployed bundle the same
 * value, checked and packed when the bundle was made (`infra/constructs/packed-registry.ts`).
 */
export const REGISTRY: Registry = SHIPPED;
