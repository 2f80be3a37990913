import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { overlaidThresholds, readThresholds } from './read-thresholds.js'

const HEAD = 'place,measure,from,source,source_date,basis,note\n'
const read = (rows: string) => readThresholds(`${HEAD}${rows}`, 'thresholds.csv')

describe('thresholds', () => {
  it('are what each place shuts from, by gusts and by waves, each with its source', () => {
    expect(
      read(
        'GE-POTI,gusts,20,port,2018,estimated,n\nLT-KLAIPEDA,gusts,21,x,,assumed,\nGE-POTI,waves,1.9,master,,estimated,',
      ),
    ).toEqual([
      {
        place: 'GE-POTI',
        gusts: {
          value: 20,
          source: 'port',
          sourceDate: '2018',
          basis: 'estimated',
          note: 'n',
          row: 'thresholds.csv:2',
        },
        waves: { value: 1.9, source: 'master', sourceDate: 'undated', basis: 'estimated', row: 'thresholds.csv:4' },
      },
      {
        place: 'LT-KLAIPEDA',
        gusts: { value: 21, source: 'x', sourceDate: 'undated', basis: 'assumed', row: 'thresholds.csv:3' },
        waves: null,
      },
    ])
  })

  it.each([
    ['GE-POTI,wind,20,s,2018,estimated,', 'measure: one of gusts, waves'],
    ['GE-POTI,gusts,,s,2018,estimated,', 'from: a number above 0'],
    ['GE-POTI,gusts,0,s,2018,estimated,', 'from: a number above 0'],
    ['GE-POTI,gusts,20 m/s,s,2018,estimated,', 'from: a number from 0 on'],
    ['GE-POTI,gusts,20,,2018,estimated,', 'source: a value'],
    ['GE-POTI,gusts,20,s,2018,guessed,', 'basis: one of'],
    ['GE-POTI,gusts,20,s,2018,estimated,\nGE-POTI,gusts,21,s,2018,estimated,', 'one row for gusts at GE-POTI'],
  ])('are refused by file and line: %s', (rows, expected) => {
    const line = rows.includes('\n') ? 3 : 2
    expect(() => read(rows)).toThrow(`thresholds.csv:${line}: THRESHOLD_ROW_INVALID`)
    expect(() => read(rows)).toThrow(expected)
  })

  it('that come with the project have a note each, which says how the figure was made', () => {
    const bundled = readThresholds(readFileSync(new URL('../../data/thresholds.csv', import.meta.url), 'utf8'), 't.csv')
    const limits = bundled.flatMap(({ gusts, waves }) => [gusts, waves].filter((one) => one !== null))
    expect(limits.length).toBeGreaterThan(8)
    for (const { note, value } of limits) {
      expect(note).toBeDefined()
      expect(value).toBeLessThan(40)
    }
  })
})

describe('thresholds laid over others', () => {
  it('take the place of the limit of the same place and measure, and add what was not said', () => {
    const under = read('GE-POTI,gusts,20,port,,estimated,\nGE-POTI,waves,1.9,port,,estimated,')
    const over = read('GE-POTI,gusts,22,mine,,quoted,\nTM-TURKMENBASHI,waves,3,mine,,quoted,')
    const values = overlaidThresholds(under, over).map(({ place, gusts, waves }) => [place, gusts?.value, waves?.value])
    expect(values).toEqual([
      ['GE-POTI', 22, 1.9],
      ['TM-TURKMENBASHI', undefined, 3],
    ])
  })

  it('are refused for a place that there is not', () => {
    const isPlace = (id: string) => id === 'GE-POTI'
    expect(() => readThresholds(`${HEAD}KZ-ATLANTIS,gusts,2,s,,quoted,`, 'my.csv', isPlace)).toThrow(
      /my\.csv:2: THRESHOLD_ROW_INVALID.*KZ-ATLANTIS/,
    )
  })
})
