import { readFile } from 'node:fs/promises'
import { entryCells } from '@karavan/api'
import { ENTRY_KINDS, entriesIn, entriesOf } from '@karavan/conditions'
import { describe, expect, it } from 'vitest'

const DATA = new URL('../../../packages/conditions/data/', import.meta.url)

describe.each(ENTRY_KINDS)('the cells of %s', (kind) => {
  it('are read as the same again, for all that come with the project', async () => {
    const file = `${kind}.csv`
    const { [kind]: all } = entriesIn(await readFile(new URL(file, DATA), 'utf8'), file)
    expect(all.length).toBeGreaterThan(9)
    const rows = all.map((one) => entryCells(kind, one))
    expect(entriesOf(kind, rows)[kind]).toEqual(all)
  })
})
