// Rewrites the figures of README.md and docs/data.md from the commands, tables and reports they come from.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readTable } from '../packages/core/dist/index.js'
import { TABLES } from '../packages/network/dist/index.js'
import { root } from './bootstrap.mjs'
import { accuracyWords } from './docs-accuracy.mjs'
import { columnsWords } from './docs-columns.mjs'
import { figuresWords } from './docs-figures.mjs'
import { articleWords, readingWords } from './docs-reading.mjs'

const main = join(root, 'apps/cli/dist/main.js')
const read = (path) => readFileSync(join(root, path), 'utf8')

function karavan(args) {
  const run = spawnSync(process.execPath, [main, ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1', COLUMNS: '100' },
  })
  if (run.status !== 0) throw new Error(`karavan ${args.join(' ')}: ${run.status}\n${run.stderr}`)
  return run.stdout
}

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`. */
function fill(text, name, content) {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [from, to] = [text.indexOf(open), text.indexOf(close)]
  if (from < 0 || to < from) throw new Error(`no ${open} … ${close}`)
  return `${text.slice(0, from + open.length)}\n${content.trim()}\n${text.slice(to)}`
}

/** Words of a command line as the shell parts them, double quotes only. */
const words = (line) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain)

const days = (hours) => (hours === null ? 'beyond 120' : (hours / 24).toFixed(1))
const grouped = (n) => Math.round(n).toLocaleString('en')

function answerRow(command, i) {
  const answer = JSON.parse(karavan([...words(command), '--json']))
  const [best] = answer.plans
  const by = (measure) => Math.min(...answer.plans.map(measure))
  const ways = answer.plans.map(({ crosses }) => crosses.join(' '))
  const kinds = new Set(ways).size
  return {
    version: answer.networkVersion,
    row: `| ${i + 1} | ${days(best.hours.p10)} / ${days(best.hours.p50)} / ${days(best.hours.p90)} | ${ways[0]} | ${answer.plans.length} (${kinds} by countries) | ${grouped(by((p) => Number(p.cost.amount)))} | ${by((p) => (p.co2eKg ?? Number.POSITIVE_INFINITY) / 1000).toFixed(1)} | ${answer.knockedOut.length} |`,
  }
}

function answers(readme) {
  const commands = [...readme.matchAll(/^npx karavan (plan .*)$/gm)].map(([, line]) => line).slice(0, 6)
  const rows = commands.map(answerRow)
  const shown = karavan(words(commands[3])).split('\n')
  const end = shown.findIndex((line) => line.startsWith('P10, P50, P90'))
  return {
    table: [
      '| | days to P10 / P50 / P90 of the quickest plan | by | plans | least USD | least t CO2e | ruled out, told |',
      '|---|---|---|---|---|---|---|',
      ...rows.map(({ row }) => row),
      '',
      `Ready on 2026-12-01, network ${rows[0].version}.`,
    ].join('\n'),
    shown: ['```', ...shown.slice(0, end + 1), '```'].join('\n'),
  }
}

/** Says what the reports say; a report that is missing is named as missing. */
function measured() {
  const accuracy = 'docs/accuracy/accuracy.json'
  const lines = [
    existsSync(join(root, accuracy))
      ? accuracyWords(JSON.parse(read(accuracy)))
      : '**Accuracy**: not measured yet; until `npm run accuracy -- --write` has run, the percentiles are what the data and rules imply, not a proven promise.',
  ]
  const { corridor, profile, timetable, world, machine } = JSON.parse(read('docs/benchmarks/bench.json'))
  const ms = (n) => (n >= 10 ? n.toFixed(0) : n.toFixed(2))
  const verdict = (held) => (held ? 'met' : 'missed')
  lines.push(
    '',
    `**Speed**, with Node ${machine.node} on ${machine.cores} cores (${machine.processor}); \`npm run bench\` repeats it, [docs/benchmarks/bench.md](docs/benchmarks/bench.md) says how:`,
    '',
    '| | median, ms | p95, ms | aim |',
    '|---|---|---|---|',
    `| a question on the bundled network, whole distributions (${corridor.queries.asked} seeded) | ${ms(corridor.query.median)} | ${ms(corridor.query.p95)} | p95 under 25: **${verdict(corridor.query.p95 < 25)}** |`,
    `| loading the compiled network | ${ms(corridor.loading.median)} | ${ms(corridor.loading.p95)} | under 100: ${verdict(corridor.loading.p95 < 100)} |`,
    ...(profile === undefined ? [] : [profileRow(profile, ms)]),
    `| one-day feed of ${grouped(timetable.feed.trips)} trips, arrival and transfers (${timetable.mismatches} answers differ from minotor ${timetable.minotor.version}) | ${ms(timetable.karavan.median)} | ${ms(timetable.karavan.p95)} | 3 times as fast as minotor: ${verdict(timetable.timesAsFast.p95 >= 3 && timetable.mismatches === 0)}, ${timetable.timesAsFast.p95.toFixed(0)} times at p95 |`,
    `| a seeded world of ${grouped(world.network.locations)} places and ${world.network.weeks} weeks, whole distributions | ${ms(world.query.median)} | ${ms(world.query.p95)} | p95 under 250: ${verdict(world.query.p95 < 250)} |`,
    '',
    `The first question for a kind of equipment also lays out the network (${ms(corridor.firstQuery)} ms with cold code); a command starts afresh each time.`,
  )
  return lines.join('\n')
}

/** Of a year of hand-overs; measured by `npm run bench -- --only profile --write`. */
function profileRow({ days, mismatches, years, profile }, ms) {
  const met = years.filter((year) => year.profile < 2000).length
  return `| a hand-over on each of ${days} days, the six questions above (${mismatches} days differ from plain questions) | ${ms(profile.median)} | ${ms(profile.p95)} | under 2,000: met by ${met} of ${years.length} |`
}

function counted() {
  const folder = 'packages/network/data'
  const tables = readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.csv'))
    .map((name) => `${folder}/${name}`)
  tables.push('packages/conditions/data/orders.csv', 'packages/conditions/data/thresholds.csv')
  const bases = ['official', 'measured', 'published', 'quoted', 'estimated', 'assumed']
  const lines = [`| table | rows | ${bases.join(' | ')} |`, `|---|---|${bases.map(() => '---|').join('')}`]
  for (const path of tables) {
    const rows = readTable(read(path), { file: path, columns: ['basis'] })
    const counts = bases.map((basis) => rows.filter(({ cells }) => cells.basis === basis).length || '')
    lines.push(`| ${path.split('/').at(-1)} | ${rows.length} | ${counts.join(' | ')} |`)
  }
  return lines.join('\n')
}

/** The answer of the JSON page: what its question gives today, every list cut to what shows its shape. */
function apiAnswer(page) {
  const block = (name) => new RegExp(`(^\`\`\`json ${name}\\n)([\\s\\S]*?)(^\`\`\`)`, 'm')
  const { from, to, ...rest } = JSON.parse(block('question').exec(page)[2])
  const options = Object.entries(rest).flatMap(([name, value]) => [`--${name}`, String(value)])
  const answer = JSON.parse(karavan(['plan', from, to, ...options, '--history', '--json']))
  return page.replace(block('answer'), (_, open, _old, close) => `${open}${laidOut(cut(answer))}\n${close}`)
}

const LONG = { countries: 9, cdf: 3, course: 2, crosses: 9, rate: 12, share: 12 }

function cut(value, key) {
  const isPoint = Array.isArray(value) && key === undefined
  if (isPoint) return value
  if (Array.isArray(value)) return value.slice(0, LONG[key] ?? 1).map((item) => cut(item))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, cut(item, name)]))
}

/** JSON with short objects and lists of numbers on one line. */
function laidOut(value) {
  return JSON.stringify(value, null, 2).replace(/[[{][^[\]{}"]*(?:"[^"]{1,12}": [^[\]{}"]*)*[\]}]/g, (text) => {
    const line = text.replace(/\s+/g, ' ')
    return line.length <= 80 ? line : text
  })
}

const readme = read('README.md')
const { table, shown } = answers(readme)
writeFileSync(
  join(root, 'README.md'),
  fill(fill(fill(readme, 'answers', table), 'shown', shown), 'measured', measured()),
)
if (existsSync(join(root, 'docs/data.md'))) {
  const figures = readTable(read('packages/statistics/data/figures.csv'), { file: 'figures.csv', columns: ['row'] })
  const data = fill(read('docs/data.md'), 'counts', counted())
  writeFileSync(join(root, 'docs/data.md'), fill(data, 'figures', figuresWords(figures.map(({ cells }) => cells))))
}
writeFileSync(join(root, 'docs/api.md'), apiAnswer(read('docs/api.md')))
const tables = 'packages/network/data/README.md'
writeFileSync(join(root, tables), fill(read(tables), 'columns', columnsWords(TABLES)))
const conditions = 'docs/conditions.md'
writeFileSync(join(root, conditions), fill(read(conditions), 'reading', await readingWords()))
const observatory = 'docs/observatory.md'
writeFileSync(join(root, observatory), fill(read(observatory), 'articles', await articleWords()))
