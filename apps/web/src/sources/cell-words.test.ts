import { readFileSync } from 'node:fs'
import { readTable } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { loadTranslation } from '../words/languages.js'
import { createWords, ENGLISH } from '../words/words.js'
import { cellInWords } from './cell-words.js'

const NAMES: Readonly<Record<string, string>> = { 'KZ-AKTAU': 'Aktau port' }
const nameOf = (id: string) => NAMES[id] ?? id

describe('a cell of the tables', () => {
  it.each([
    ['month', '12', 'December'],
    ['month', 'all', 'every month'],
    ['hours_p50', '30', '30 h'],
    ['hours_max', '240', '240 h (10 days)'],
    ['activity', 'gauge_change', 'Gauge change'],
    ['from_mode', 'sea', 'Sea'],
    ['direction', 'out', 'outbound'],
    ['direction', 'CN>KZ', 'China → Kazakhstan'],
    ['per', 'feu_km', 'an FEU-km'],
    ['equipment', 'wagon-open 20GP', 'Open wagon (gondola), 20′ dry container'],
    ['place', 'KZ-AKTAU', 'Aktau port'],
    ['place', 'RO', 'Romania'],
    ['days', 'Sun Wed', 'Sunday, Wednesday'],
    ['length_basis', 'drawn', 'measured on the drawn line'],
    ['crosses_basis', 'estimated', 'estimated'],
    ['id', 'KZ-AKTAU/port/rail/sea/out/11', 'Aktau port, Port dwell, Rail, Sea, outbound, November'],
    ['id', 'KZ-ALTYNKOL/border/rail/rail/CN-KZ/all', 'KZ-ALTYNKOL, Border, Rail, Rail, China → Kazakhstan'],
    ['note', 'Wagons supplied by plan, then loaded', 'Wagons supplied by plan, then loaded'],
  ])('%s, %s, is said as: %s', (column, value, said) => {
    expect(cellInWords(column, value, ENGLISH, nameOf)).toBe(said)
  })

  it('shows no code of the tables of handling, rates, links and services in any full language', async () => {
    const columns = {
      handling: ['activity', 'from_mode', 'to_mode', 'direction', 'month'],
      rates: ['scope', 'mode', 'per', 'equipment'],
      links: ['mode', 'status', 'length_basis', 'crosses', 'crosses_basis'],
      services: ['mode', 'departures', 'days', 'equipment', 'status', 'boardable'],
      closures: ['modes', 'month'],
      facilities: ['modes', 'does', 'equipment'],
    }
    for (const language of ['ru', 'lt'] as const) {
      const words = createWords(language, await loadTranslation(language))
      const raw = Object.entries(columns).flatMap(([table, names]) => {
        const file = `packages/network/data/${table}.csv`
        const rows = readTable(readFileSync(file, 'utf8'), { file, columns: names })
        const values = rows.flatMap(({ cells }) => names.map((name) => [name, cells[name] ?? ''] as const))
        return [...new Set(values.filter(([, value]) => value !== '').map((pair) => pair.join(' = ')))].filter(
          (pair) => {
            const [name = '', value = ''] = pair.split(' = ')
            return cellInWords(name, value, words, nameOf)
              .split(', ')
              .some((said) => value.split(' ').includes(said))
          },
        )
      })
      expect(raw, language).toEqual([])
    }
  })
})
