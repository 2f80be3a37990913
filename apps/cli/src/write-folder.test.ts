import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { writeFolder } from './write-folder.js'

const root = mkdtempSync(join(tmpdir(), 'karavan-write-'))
const feed = join(root, 'feed')
afterAll(() => rmSync(root, { recursive: true, force: true }))
beforeEach(() => {
  rmSync(feed, { recursive: true, force: true })
  writeFolder(feed, new Map(Object.entries({ 'stops.txt': 'old', 'shapes.txt': 'old' })))
})

const files = new Map([['stops.txt', 'new']])
const namesIn = (folder: string) => readdirSync(folder).sort()

describe('writeFolder', () => {
  it('replaces an earlier export, files that it no longer has included, and leaves nothing beside it', () => {
    writeFolder(feed, files)
    expect(namesIn(feed)).toEqual(['.karavan-export', 'stops.txt'])
    expect(readFileSync(join(feed, 'stops.txt'), 'utf8')).toBe('new')
    expect(namesIn(root)).toEqual(['feed'])
  })

  it('fills an empty folder', () => {
    rmSync(feed, { recursive: true })
    mkdirSync(feed)
    writeFolder(feed, files)
    expect(namesIn(feed)).toEqual(['.karavan-export', 'stops.txt'])
  })

  it.each<[string, (path: string) => void, string]>([
    ['a note', (path) => writeFileSync(join(path, 'notes.txt'), 'mine'), 'notes.txt'],
    [
      'a folder under one of our names',
      (path) => {
        rmSync(join(path, 'stops.txt'))
        mkdirSync(join(path, 'stops.txt'))
      },
      'stops.txt',
    ],
    ['no mark', (path) => rmSync(join(path, '.karavan-export')), ''],
  ])('touches nothing where an earlier export holds %s', (_what, change, named) => {
    change(feed)
    const before = namesIn(feed)
    let received = ''
    try {
      writeFolder(feed, files)
    } catch (error) {
      expect(error).toMatchObject({ code: 'FOLDER_NOT_EMPTY' })
      received = String((error as { received?: unknown }).received)
    }
    expect(received).toContain(feed)
    expect(received).toContain(named)
    expect(namesIn(feed)).toEqual(before)
    expect(namesIn(root)).toEqual(['feed'])
  })

  it('knows its own files of an export whose mark is empty', () => {
    writeFileSync(join(feed, '.karavan-export'), '')
    expect(() => writeFolder(feed, files)).toThrow(expect.objectContaining({ code: 'FOLDER_NOT_EMPTY' }))
    rmSync(join(feed, 'shapes.txt'))
    writeFolder(feed, files)
    expect(readFileSync(join(feed, 'stops.txt'), 'utf8')).toBe('new')
  })

  it('leaves the earlier export where the new one cannot be written', () => {
    expect(() => writeFolder(feed, new Map([['no/such/folder.txt', '']]))).toThrow(
      expect.objectContaining({ code: 'FOLDER_UNWRITABLE' }),
    )
    expect(readFileSync(join(feed, 'stops.txt'), 'utf8')).toBe('old')
    expect(namesIn(root)).toEqual(['feed'])
  })
})
