import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const packages = fileURLToPath(new URL('packages/', import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      {
        find: /^@karavan\/(core|model|network|planner|conditions|tracking|access|ledger|statistics|exchange|storage|delivery|api)$/,
        replacement: `${packages}$1/src/index.ts`,
      },
    ],
  },
  test: {
    // Nobody's own database is asked: there is nothing in this folder until a test that has none of its own enters something.
    env: { KARAVAN_DATA: join(tmpdir(), `karavan-tests-${process.pid}`), DATABASE_URL: '' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'packages/*/src/**/*.test.ts',
            'packages/*/test/**/*.test.ts',
            'apps/*/src/**/*.test.{ts,tsx}',
            'apps/*/test/**/*.test.ts',
            'scripts/**/*.test.mjs',
          ],
          // Ends what hangs; slow machines are no fault.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
