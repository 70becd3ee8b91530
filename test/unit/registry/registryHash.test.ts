import { expect, it } from 'vitest';
import { REGISTRY } from '../../../shared/registry/registry.ts';
import { registryHash } from '../../../shared/registry/registryHash.ts';

it('hashes to the same value twice and to another one after any change', () => {
  const hash = registryHash(REGISTRY);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(registryHash(structuredClone(REGISTRY))).toBe(hash);
  expect(registryHash({ ...REGISTRY, releasedOn: REGISTRY.releasedOn + 1 })).not.toBe(hash);
});
