import { describe, expect, it } from 'vitest'
import { ANSWERS, service } from '../../test/networks.js'
import { dateOf } from '../words/date-of.js'
import { ENGLISH } from '../words/words.js'
import { entriesOf } from './entries.js'
import { departuresOf, directionName, subOf, titleOf } from './say-entry.js'
import { TABLES } from './tables.js'

const entries = entriesOf(ANSWERS)
const said = { words: ENGLISH, place: (id: string) => `<${id}>` }

describe('an entry in words', () => {
  it('says what it is', () => {
    const lines = TABLES.map((table) => {
      const [first] = entries[table]
      return first && `${titleOf(first, said).text}: ${subOf(first, said)}`
    })
    expect(lines).toEqual([
      '<CN-XIAN>: inland terminal · China',
      '<CN-XIAN> – <KZ-AKTAU>: Rail · 1520 mm · 4,000 km',
      'Train A: <CN-XIAN> → <KZ-AKTAU> · about 2 departures a week',
      'Port dwell, <KZ-AKTAU>: any mode → sea · outbound',
      '<KZ-AKTAU>: shut 5\u00a0% of the year',
      '<KZ-AKTAU>: Transshipment',
      'Ban law: in force · forbids · since 1 Jan 1970',
    ])
    const finland = entries.handling[1]
    expect(finland && titleOf(finland, said).text).toBe('Border, Finland')
  })

  it.each([
    [{ kind: 'days', weekdays: [0, 4, 1], localMinutes: 485, cutOffHours: 0 }, 'Mon, Thu, Sun at 08:05'],
    [{ kind: 'days', weekdays: [0, 1, 2, 3, 4, 5, 6], localMinutes: null, cutOffHours: 0 }, 'daily'],
    [{ kind: 'random', perWeek: 1 }, 'about 1 departure a week'],
    [{ kind: 'headway', perWeek: 0.5 }, 'about 2.2 departures a month'],
    [{ kind: 'on_demand' }, 'on demand'],
  ] as const)('tells departures %j', (departures, words) => {
    expect(departuresOf(service('S', [], { departures }), ENGLISH)).toBe(words)
  })

  it('tells directions between countries, gauges and ships', () => {
    const names = ['any', 'out', 'CN>KZ', '1435>1520'].map((direction) => directionName(direction, ENGLISH))
    expect(names).toEqual(['', 'outbound', 'China → Kazakhstan', '1435 → 1520 mm'])
  })

  it('tells dates as well as they are known', () => {
    const dates = ['2019', '2019-10', '2019-10-05', 'undated'].map((date) => dateOf(date, ENGLISH))
    expect(dates).toEqual(['2019', 'Oct 2019', '5 Oct 2019', 'undated'])
  })
})
