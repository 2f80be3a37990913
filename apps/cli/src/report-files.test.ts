import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { reportFiles } from './report-files.js'

const folder = mkdtempSync(join(tmpdir(), 'karavan-report-files-'))
const inFolder = (...names: string[]) => names.map((name) => join(folder, name))

beforeAll(() => {
  mkdirSync(join(folder, 'b/c'), { recursive: true })
  for (const name of ['b/c/1.csv', 'b/2.edi', 'b/2.edi.contrl', 'b/2.edi.aperak', 'b/.hidden', 'a.json', 'c.xml'])
    writeFileSync(join(folder, name), name)
  symlinkSync(folder, join(folder, 'b/loop'))
  symlinkSync(join(folder, 'c.xml'), join(folder, 'b/linked.xml'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('are those of a folder and its folders in the order of names, without hidden ones, answers and linked folders', () => {
  const files = reportFiles([folder])
  expect(files.map(({ within }) => within)).toEqual(['a.json', 'b/2.edi', 'b/c/1.csv', 'b/linked.xml', 'c.xml'])
  expect(files.map(({ path }) => path)).toEqual(inFolder(...files.map(({ within }) => within)))
  expect(files[1]?.size).toBe(7)
})

it('are in the order in which they are named, each once, also an answer that is named itself', () => {
  const named = inFolder('c.xml', 'b/2.edi.contrl', 'b/c', 'c.xml')
  expect(reportFiles(named).map(({ within }) => within)).toEqual(['c.xml', '2.edi.contrl', '1.csv'])
})

it('are all there, else none', () => {
  expect(() => reportFiles(inFolder('c.xml', 'none'))).toThrow('FILE_UNREADABLE')
})
