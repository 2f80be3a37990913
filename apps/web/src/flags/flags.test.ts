import { readFileSync } from 'node:fs'
import { readTable } from '@karavan/core'
import { expect, it } from 'vitest'
import { COUNTRIES } from './flags.js'

const TABLE = new URL('../../../../packages/network/data/locations.csv', import.meta.url)

it('the page brings the flags of all countries of the network, and no other', () => {
  const rows = readTable(readFileSync(TABLE, 'utf8'), { file: 'locations.csv', columns: ['country'] })
  expect([...COUNTRIES].sort()).toEqual([...new Set(rows.map(({ cells }) => cells['country']))].sort())
})
