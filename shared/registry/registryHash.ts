import { canonicalJson } from '../engine/canonicalJson.ts';
import { sha256Hex } from '../engine/sha256.ts';
import type { Registry } from './types.ts';

/** SHA-256 (hex) of the registry's canonical JSON: stands in the record, so that anybody can tell which one was used. */
export function registryHash(registry: Registry): string {
  return sha256Hex(canonicalJson(registry));
}
