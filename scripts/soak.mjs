import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { prepare, root } from './bootstrap.mjs'
import { PARTS } from './soak-parts.mjs'
import { markdownOf } from './soak-report.mjs'
import { cleanEnvironment } from './stamp.mjs'

const names = Object.keys(PARTS)
const { values } = readArguments()
const wanted = values.only?.split(',') ?? names
const unknown = wanted.filter((name) => !names.includes(name))
const [count, seed] = [Number(values.count ?? 1), Number(values.seed ?? seedOfToday())]
if (unknown.length > 0 || !(Number.isSafeInteger(count) && count > 0 && Number.isSafeInteger(seed))) {
  usage(`received ${process.argv.slice(2).join(' ')}`)
}

const folder = join(root, 'docs/soak')
const [kept, page] = [join(folder, 'report.json'), join(folder, 'report.md')]
await prepare({ say: (line) => console.error(line), web: false })

const results = readJson(kept) ?? {}
const failed = []
for (const name of wanted) {
  const result = run(name, values.count === undefined ? PARTS[name].count : count)
  results[name] = result
  if (!result.passed) failed.push(name)
}
if (values.write) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(kept, `${JSON.stringify(results, null, 2)}\n`)
  writeFileSync(page, markdownOf(PARTS, results))
  console.log('Written to docs/soak/report.md and report.json')
}
console.log(failed.length === 0 ? `Passed: ${wanted.join(', ')}` : `Failed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1

/** Runs one part; what its test prints is the progress. */
function run(name, count) {
  const { test, variable } = PARTS[name]
  console.log(`${name}: ${test} with ${variable}=${count} KARAVAN_SEED=${seed}`)
  const temporary = mkdtempSync(join(tmpdir(), 'karavan-soak-'))
  const file = join(temporary, 'report.json')
  const start = performance.now()
  const code = codeOf()
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', test, '--project', 'unit', '--disableConsoleIntercept=true'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...cleanEnvironment(process.env),
        [variable]: String(count),
        KARAVAN_SEED: String(seed),
        KARAVAN_SOAK_REPORT: file,
      },
    },
  )
  const told = readJson(file)
  rmSync(temporary, { recursive: true, force: true })
  return {
    passed: status === 0 && told !== undefined,
    date: new Date().toISOString().slice(0, 10),
    count,
    seed,
    minutes: Math.ceil((performance.now() - start) / 60_000),
    code,
    machine: machine(),
    ...(told ?? { columns: [], rows: [] }),
  }
}

/** The commit that ran, and whether there were changes beside it. */
function codeOf() {
  const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout?.trim() ?? ''
  const commit = git('rev-parse', '--short=10', 'HEAD')
  if (commit === '') return 'no commit'
  return git('status', '--porcelain', '--', '.', ':!docs') === '' ? commit : `${commit} with changes`
}

function machine() {
  const gibibytes = Math.round(totalmem() / 2 ** 30)
  const processor = cpus()[0]?.model.trim() ?? 'an unknown processor'
  return `${cpus().length} cores (${processor}), ${gibibytes} GiB of memory, ${type()}, Node ${process.version}`
}

/** Another seed each day, so that every soak tries other inputs. */
function seedOfToday() {
  return new Date().toISOString().slice(0, 10).replaceAll('-', '')
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

function readArguments() {
  const options = { write: { type: 'boolean' } }
  for (const name of ['only', 'seed', 'count']) options[name] = { type: 'string' }
  try {
    return parseArgs({ options })
  } catch (error) {
    return usage(error.message)
  }
}

function usage(why) {
  console.error(`npm run soak -- [--only ${names.join(',')}] [--seed N] [--count N] [--write]; ${why}`)
  process.exit(2)
}
