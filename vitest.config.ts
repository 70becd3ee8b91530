import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: ['unit', 'contract', 'integration', 'infra', 'e2e', 'deploy'].map((name) => ({
      test: {
        name,
        include: [`test/${name}/**/*.test.ts`],
        testTimeout: name === 'e2e' ? 180_000 : name === 'unit' ? 20_000 : 60_000,
        hookTimeout: 180_000,
        // Loading the same modules anew for every file costs more than most tests do.
        isolate: name === 'e2e',
      },
    })),
  },
});
