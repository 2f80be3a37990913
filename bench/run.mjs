import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { prepare, root } from '../scripts/bootstrap.mjs'

const { values } = parseArgs({
  options: {
    write: { type: 'boolean' },
    only: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    events: { type: 'string', default: '1000000' },
  },
})

const PARTS = [
  'corridor',
  'profile',
  'matching',
  'timetable',
  'world',
  'page',
  'events',
  'ledger',
  'arrival',
  'reading',
]
const wanted = values.only?.split(',') ?? PARTS
const unknown = wanted.filter((part) => !PARTS.includes(part))
const seconds = Number(values.seconds)
const events = Number(values.events)
if (unknown.length > 0 || !(seconds > 0) || !(events >= 1000)) {
  console.error(
    `npm run bench -- [--write] [--only ${PARTS.join(',')}] [--seconds 60] [--events 1000000]; received ${process.argv.slice(2).join(' ')}`,
  )
  process.exit(2)
}

await prepare({ say: (line) => console.error(line), web: wanted.includes('page') })
const { markdownOf, textOf } = await import('./report.mjs')
const machine = { node: process.version, processor: cpus()[0]?.model.trim() ?? 'unknown', cores: cpus().length }
const folder = `${root}/docs/benchmarks`
const results = { ...(values.write ? readResults() : {}), machine }
for (const part of wanted) {
  console.error(`${part} …`)
  const { run } = await import(`./${part}.mjs`)
  results[part] = { date: new Date().toISOString().slice(0, 10), ...(await run({ seconds, events })) }
  console.log(textOf(part, results[part]))
}
if (values.write) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/bench.json`, `${JSON.stringify(results, null, 2)}\n`)
  writeFileSync(`${folder}/bench.md`, markdownOf(results))
  console.log('Written to docs/benchmarks/bench.md and bench.json')
}
if (Object.values(results).some(({ mismatches }) => mismatches > 0)) process.exit(1)

function readResults() {
  try {
    return JSON.parse(readFileSync(`${folder}/bench.json`, 'utf8'))
  } catch {
    return {}
  }
}
