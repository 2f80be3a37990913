import { readFileSync } from 'node:fs'
import { TABLES } from '@karavan/network'
import { expect, it } from 'vitest'
import { columnsWords } from './docs-columns.mjs'

it('finds in the README of the tables what the code says of every column', () => {
  const readme = readFileSync(new URL('../packages/network/data/README.md', import.meta.url), 'utf8')
  const [, between] = /<!-- columns -->\n([\s\S]*)\n<!-- \/columns -->/.exec(readme) ?? []
  expect(between).toBe(columnsWords(TABLES))
})
