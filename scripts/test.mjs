import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { prepare, root } from './bootstrap.mjs'
import { findBrowser, installCommand } from './browser.mjs'
import { cleanEnvironment } from './stamp.mjs'
import { summarise, totals } from './tally.mjs'

/** Runs one Vitest project and reads its results; a crash counts as a failure. */
function runProject(project, extra, env) {
  const output = join(root, `.cache/results-${project}.json`)
  mkdirSync(dirname(output), { recursive: true })
  rmSync(output, { force: true })
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--passWithNoTests']
  args.push('--reporter=default', '--reporter=json', `--outputFile.json=${output}`, ...extra)
  const { status } = spawnSync(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
  let report = { testResults: [] }
  try {
    report = JSON.parse(readFileSync(output, 'utf8'))
  } catch {
    if (status === 0) console.error(`${project}: no results were written`)
    return summarise(report, { status: status || 1, where: project })
  }
  return summarise(report, { status, where: project, name: (file) => relative(root, file).replaceAll('\\', '/') })
}

try {
  await prepare()
} catch (error) {
  console.error(error.message)
  console.log('0 passed, 1 failed, 0 skipped')
  process.exit(1)
}
const env = cleanEnvironment(process.env)
let browser
let browserFault
try {
  browser = await findBrowser(root)
} catch (error) {
  browserFault = error.message
}

const runs = [runProject('unit', [], env)]
if (browser) {
  console.log(`Browser tests with ${browser}`)
  runs.push(runProject('e2e', [], { ...env, CHROME_PATH: browser }))
} else {
  runs.push(runProject('e2e', ['--testNamePattern', '^(?!)'], env))
  console.log(`Browser tests skipped: ${browserFault ?? `no Chromium found. Install one: ${installCommand}`}`)
}

const allowed = JSON.parse(readFileSync(join(root, 'scripts/allowed-skips.json'), 'utf8'))
const sum = totals(runs, { requireAll: process.env.REQUIRE_ALL === '1', allowed })
for (const name of sum.failures) console.log(`FAILED  ${name}`)
for (const name of sum.skips) console.log(`skipped ${name}`)
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0
