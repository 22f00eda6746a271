import '#app/platform/node-version.server.ts'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'app/**/*.test.ts',
      'db/**/*.test.ts',
      'demonstration/**/*.test.ts',
      'test/catalogue/**/*.test.ts',
      'test/exit/**/*.test.ts',
      'test/faults/**/*.test.ts',
      'test/house/**/*.test.ts',
      'test/bench/**/*.test.ts',
    ],
    environment: 'node',
    globalSetup: 'test/support/nothing-left-behind.ts',
    // One process for all files: nothing here changes a module or the environment (half the time).
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
    // What a command prints is shown where its test failed.
    silent: 'passed-only',
  },
})
