import { linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { leftEmpty, removeOnly } from './postmaster.js'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'karavan-postmaster-'))
  path = join(folder, 'postmaster.pid')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A file that was left empty so many ms ago. */
function leave(age: number): void {
  writeFileSync(path, '')
  const then = (Date.now() - age) / 1000
  utimesSync(path, then, then)
}

it('a file that was left empty is taken away, and nothing of it stays', () => {
  leave(60_000)
  removeOnly(path, leftEmpty(path) ?? 0)
  expect(readdirSync(folder)).toEqual([])
  removeOnly(path, 1)
  expect(readdirSync(folder)).toEqual([])
})

it('a file is not taken for left that says something, is new, or is not there', () => {
  expect(leftEmpty(path)).toBeNull()
  leave(0)
  expect(leftEmpty(path)).toBeNull()
  leave(60_000)
  expect(leftEmpty(path)).toBe(statSync(path).ino)
  writeFileSync(path, '4711\n')
  expect(leftEmpty(path)).toBeNull()
})

it.each([
  ['one that says who runs', () => writeFileSync(path, '4711\n')],
  ['one that is still empty', () => leave(0)],
  ['one that was left empty too', () => leave(60_000)],
])('of another that came between, it is put back: %s', (_, write) => {
  leave(60_000)
  const seen = leftEmpty(path) ?? 0
  // A second clearer is quicker, and its PostgreSQL starts. Another name of the old file keeps its number from being given again.
  linkSync(path, join(folder, 'old'))
  removeOnly(path, seen)
  write()
  const [{ ino }, told] = [statSync(path), readFileSync(path, 'utf8')]
  removeOnly(path, seen)
  expect(readdirSync(folder).sort()).toEqual(['old', 'postmaster.pid'])
  expect([statSync(path).ino, readFileSync(path, 'utf8')]).toEqual([ino, told])
})
