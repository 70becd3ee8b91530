import { describe, expect, it } from 'vitest';
import { packRegistry } from '../../infra/constructs/packed-registry.ts';
import { registryHash } from '../../shared/registry/registryHash.ts';
import { SHIPPED } from '../../shared/registry/shipped.ts';
import { temporaryDirectory } from '../fixtures/temporaryDirectory.ts';

describe('the packed registry', () => {
  it('is the shipped one, to the hash that the record names', async () => {
    const packed = await import(packRegistry(temporaryDirectory()));
    expect(packed.SHIPPED).toEqual(SHIPPED);
    expect(registryHash(packed.SHIPPED)).toBe(registryHash(SHIPPED));
  });
});
