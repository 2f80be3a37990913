// Scores of the text reader, as docs/conditions.md tells them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { readGoods } from '../packages/api/dist/index.js'
import { readOrderText } from '../packages/conditions/dist/index.js'
import { loadGazetteer, loadGoods, loadNetwork } from '../packages/storage/dist/index.js'
import { root } from './bootstrap.mjs'

const TESTS = 'packages/conditions/test/reading'
const HEADS = {
  known: 'Written beside the rules, or used to better them',
  frozen: 'Written by someone who has not seen the rules, and frozen',
}

/** The scorer of the tests, which has no build of its own. */
async function scorer() {
  const folder = join(root, 'node_modules/.cache/karavan')
  const file = join(folder, 'score.mjs')
  const source = readFileSync(join(root, TESTS, 'score.ts'), 'utf8')
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    file,
    ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 } })
      .outputText,
  )
  return import(pathToFileURL(file).href)
}

/** A table for each folder of texts that is there. */
export async function readingWords() {
  const { casesIn, scoreOf, tableOf } = await scorer()
  const gazetteer = loadGazetteer(loadNetwork(undefined), readGoods(...loadGoods()))
  return Object.entries(HEADS)
    .map(([folder, head]) => [head, casesIn(pathToFileURL(join(root, TESTS, folder, '/')))])
    .filter(([, cases]) => cases.length > 0)
    .map(([head, cases]) => {
      const score = scoreOf(cases, (text) => readOrderText(text, gazetteer).fields)
      return `${head}, ${cases.length} texts:\n\n${tableOf(score)}`
    })
    .join('\n\n')
}
