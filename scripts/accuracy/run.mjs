import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { prepare, root } from '../bootstrap.mjs'

const { values } = parseArgs({ options: { write: { type: 'boolean' } } })
await prepare({ say: (line) => console.error(line), web: false })
const { evaluate } = await import('./evaluate.mjs')
const { jsonOf, markdownOf, textOf } = await import('./report.mjs')
const result = evaluate((line) => console.error(line))
console.log(textOf(result))
if (values.write) {
  const folder = `${root}/docs/accuracy`
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/accuracy.json`, `${JSON.stringify(jsonOf(result), null, 2)}\n`)
  writeFileSync(`${folder}/report.md`, markdownOf(result))
  console.log('Written to docs/accuracy/report.md and accuracy.json')
}
