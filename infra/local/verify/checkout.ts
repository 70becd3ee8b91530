import path from 'node:path';
import { canonicalJson } from '../../../shared/engine/canonicalJson.ts';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { sha256Hex } from '../../../shared/engine/sha256.ts';
import type { Rules } from '../../../shared/engine/verify/types.ts';
import { REGISTRY } from '../../../shared/registry/registry.ts';
import { registryHash } from '../../../shared/registry/registryHash.ts';
import { codeHash } from '../../constructs/code-hash.ts';

export const ROOT = path.resolve(import.meta.dirname, '../../..');
/** Folders whose files are the code of a record. */
export const CODE_FOLDERS = ['shared', 'functions'];

/** The rules of this checkout and the hashes by which a record names them. */
export interface Checkout extends Rules {
  readonly hashes: { readonly code: string; readonly registry: string; readonly parameters: string };
}

export function thisCheckout(): Checkout {
  return {
    registry: REGISTRY,
    params: PARAMETERS,
    hashes: {
      code: codeHash(ROOT, CODE_FOLDERS),
      registry: registryHash(REGISTRY),
      parameters: sha256Hex(canonicalJson(PARAMETERS)),
    },
  };
}
