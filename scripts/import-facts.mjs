// Copies the fact files the product uses into data/evidence and checks that every word in their enumerated
// columns is mapped to ours; writes the table of the mapping to docs/data-mapping.md.
// Usage: node scripts/import-facts.mjs FOLDER
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCsv } from './geography/lib.mjs'
import { COLUMNS, FILES } from './import-facts-words.mjs'

const folder = process.argv[2]
if (folder === undefined) {
  console.error('usage: node scripts/import-facts.mjs FOLDER')
  process.exit(2)
}
const root = new URL('..', import.meta.url).pathname
mkdirSync(join(root, 'data/evidence'), { recursive: true })

const used = new Map()
const unmapped = []
const texts = new Map()
for (const file of FILES) {
  const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
  texts.set(file, text)
  const columns = Object.keys(COLUMNS).filter((key) => key.startsWith(`${file}:`))
  for (const row of parseCsv(text)) {
    for (const key of columns) {
      const value = row[key.slice(file.length + 1)]
      if (value === undefined) throw new Error(`${file}:1: no column ${key.slice(file.length + 1)}`)
      const words = COLUMNS[key]
      if (!Object.hasOwn(words, value)) {
        unmapped.push(
          `${file}:${row._line}: ${key.slice(file.length + 1)} "${value}" is not mapped; known: ${Object.keys(words).join(' | ')}`,
        )
        continue
      }
      const at = `${key}\u0000${value}`
      used.set(at, (used.get(at) ?? 0) + 1)
    }
    for (const key of ['source_url', 'source'])
      if (row[key] === '') unmapped.push(`${file}:${row._line}: ${key} is empty`)
  }
}
if (unmapped.length > 0) {
  console.error(unmapped.join('\n'))
  process.exit(1)
}
for (const [file, text] of texts) writeFileSync(join(root, 'data/evidence', file), text)

const lines = [
  '# How the words of the evidence become ours',
  '',
  'Written by `scripts/import-facts.mjs`, which stops on a word that is not in this table. The rows in `data/evidence` keep',
  'the words of the source; the tables of the network use ours. A source that reads "common geography" counts as `assumed`.',
  '',
  '| file | column | word of the evidence | ours | rows |',
  '|---|---|---|---|---|',
]
for (const [key, words] of Object.entries(COLUMNS)) {
  const [file, column] = key.split(':')
  for (const [value, ours] of Object.entries(words)) {
    const rows = used.get(`${key}\u0000${value}`) ?? 0
    if (rows > 0)
      lines.push(
        `| ${file} | ${column} | ${value.replaceAll('|', '\\|') || '(empty)'} | ${ours.replaceAll('|', '\\|') || '(empty)'} | ${rows} |`,
      )
  }
}
writeFileSync(join(root, 'docs/data-mapping.md'), `${lines.join('\n')}\n`)
console.log(`${FILES.length} files, ${used.size} words mapped`)
