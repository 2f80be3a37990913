import { FaultsError } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { admit } from './admit.js'
import { entriesIn, entriesOf } from './entered-rows.js'
import { NO_ENTRIES } from './overlaid.js'

const HEADER = 'id,place,date,unit,waiting,by,source,basis'
const refusal = (read: () => unknown): FaultsError => {
  try {
    read()
  } catch (error) {
    if (error instanceof FaultsError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('rows that cannot be entered', () => {
  it('are all told of at once, the first as the error itself', () => {
    const rows = ['A,KZ-KURYK,2026-13-01,wagons,3', 'B,KZ-KURYK,2026-11-01,wagons,3', 'C,KZ-KURYK,2026-11-01,ships,3']
    const error = refusal(() =>
      entriesIn(`${HEADER}\n${rows.map((row) => `${row},me,call,quoted`).join('\n')}`, 'q.csv'),
    )
    expect(error).toMatchObject({ code: 'QUEUE_ROW_INVALID', pointer: 'q.csv:2', received: '2026-13-01' })
    expect(error.remediation).toBe('correct the column date of this row, and correct 1 more')
    expect(error.faults.map(({ pointer, received }) => [pointer, received])).toEqual([
      ['q.csv:2', '2026-13-01'],
      ['q.csv:4', 'ships'],
    ])
  })

  it('name every unknown place of a body', () => {
    const row = { id: 'A', date: '2026-11-01', unit: 'wagons', waiting: '3', by: 'me', source: 'call', basis: 'quoted' }
    const added = entriesOf('queues', [
      { ...row, place: 'KZ-KURIK' },
      { ...row, id: 'B', place: 'KZ-KURYK' },
      { ...row, id: 'C', place: 'KZ-AKTAO' },
    ])
    const error = refusal(() => admit(NO_ENTRIES, added, (id) => id === 'KZ-KURYK'))
    expect(error.faults.map(({ pointer, received }) => [pointer, received])).toEqual([
      ['/rows/0/place', 'KZ-KURIK'],
      ['/rows/2/place', 'KZ-AKTAO'],
    ])
  })

  it('are told of a hundred at most, and how many there are', () => {
    const rows = Array.from({ length: 150 }, (_, i) => `A${i},KZ-KURYK,never,wagons,3,me,call,quoted`)
    const error = refusal(() => entriesIn(`${HEADER}\n${rows.join('\n')}`, 'q.csv'))
    expect(error.faults).toHaveLength(100)
    expect(error.remediation).toContain('149 more')
  })
})
