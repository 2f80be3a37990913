// Takes anew the pictures that the tests compare the page with; what changed is committed by itself, and named.
import { spawnSync } from 'node:child_process'
import { prepare, root } from './bootstrap.mjs'
import { findBrowser, installCommand } from './browser.mjs'

if (process.env.CI) {
  console.error('Pictures are compared in CI and never written there. Run this on your own machine.')
  process.exit(1)
}
await prepare()
const browser = await findBrowser(root)
if (browser === undefined) {
  console.error(`No Chromium found. Install one: ${installCommand}`)
  process.exit(1)
}
const only = process.argv.slice(2)
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    'e2e',
    'e2e/pictures.test.ts',
    ...(only.length ? ['-t', only.join('|')] : []),
  ],
  { cwd: root, env: { ...process.env, CHROME_PATH: browser, UPDATE_PICTURES: '1' }, stdio: 'inherit' },
)
process.exitCode = status ?? 1
