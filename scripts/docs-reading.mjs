// Scores of the readers of texts, as docs/conditions.md and docs/observatory.md tell them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { readGoods } from '../packages/api/dist/index.js'
import { readOrderText } from '../packages/conditions/dist/index.js'
import { readArticle } from '../packages/statistics/dist/index.js'
import { loadGazetteer, loadGoods, loadNetwork } from '../packages/storage/dist/index.js'
import { root } from './bootstrap.mjs'

const TESTS = 'packages/conditions/test/reading'
const HEADS = {
  known: 'Written beside the rules, or used to better them',
  frozen: 'Written by someone who has not seen the rules, and frozen',
}

/** The scorer of some tests, which has no build of its own. */
async function scorer(tests) {
  const folder = join(root, 'node_modules/.cache/karavan')
  const file = join(folder, `score-${tests.split('/')[1]}.mjs`)
  const source = readFileSync(join(root, tests, 'score.ts'), 'utf8')
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
  const { casesIn, scoreOf, tableOf } = await scorer(TESTS)
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

const ARTICLES = 'packages/statistics/test/reading'
const ARTICLE_HEADS = {
  tuned: 'Written beside the rules',
  unseen: 'Used to better the rules, nearly all written by people who had not seen them',
  fresh: 'Written last, by someone who has not seen the rules: nothing was bettered by them yet',
  frozen: 'Written by someone who has not seen the rules, and frozen: no rule was made by them',
}

/** The same of articles. */
export async function articleWords() {
  const { casesIn, scoreOf, tableOf } = await scorer(ARTICLES)
  return Object.entries(ARTICLE_HEADS)
    .map(([folder, head]) => {
      const cases = casesIn(pathToFileURL(join(root, ARTICLES, folder, '/')))
      const score = scoreOf(cases, (text, date) => readArticle(text, { date }))
      return `${head}, ${cases.length} texts:\n\n${tableOf(score)}`
    })
    .join('\n\n')
}
