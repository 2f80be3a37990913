import { readFileSync } from 'node:fs'
import { readTable } from '@karavan/core'
import { describe, expect, test } from 'vitest'
import { checkGeography, type GeographyTables, readLand } from './index.js'

const data = new URL('../../../data/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, data), 'utf8')
const land = readLand(read('reference/countries.json'))
const NAMES = ['locations', 'location_codes', 'facilities', 'links', 'shapes'] as const
const table = (name: string, text: string) => readTable(text, { file: `${name}.csv`, columns: [] })

const SMALL: Record<(typeof NAMES)[number], string> = {
  locations: `id,name,country,kind,lon,lat,time_zone,disconnected_reason
KZ-ALMATY,Almaty,KZ,city,76.95,43.34,Asia/Almaty,
KZ-SHU,Shu,KZ,rail_station,73.76,43.60,Asia/Almaty,
KZ-AKTAU,Aktau port,KZ,seaport,51.22,43.60,Asia/Aqtau,
AZ-ALAT,Alat,AZ,seaport,49.43,39.97,Asia/Baku,
`,
  location_codes: `location_id,scheme,code
KZ-AKTAU,unlocode,KZAAU
`,
  facilities: `id,location_id,does
KZ-SHU/terminal,KZ-SHU,transship
`,
  links: `id,from,to,mode,gauge_mm,status,length_km,corridors,crosses,crosses_basis,exception
KZ-ALMATY~KZ-SHU~rail,KZ-ALMATY,KZ-SHU,rail,1520,in_use,300,middle,KZ,estimated,
KZ-SHU~KZ-AKTAU~rail,KZ-SHU,KZ-AKTAU,rail,1520,in_use,2100,,KZ,assumed,
KZ-AKTAU~AZ-ALAT~sea,KZ-AKTAU,AZ-ALAT,sea,,in_use,467,middle,KZ AZ,estimated,
`,
  shapes: `link_id,seq,lon,lat,name
KZ-ALMATY~KZ-SHU~rail,1,75.21,43.53,Otar
KZ-AKTAU~AZ-ALAT~sea,1,50.6,42.0,Caspian
KZ-AKTAU~AZ-ALAT~sea,2,50.65,40.3,off Absheron
KZ-AKTAU~AZ-ALAT~sea,3,49.8,39.9,off Alat
`,
}

const check = (change: Partial<typeof SMALL> = {}) => {
  const tables = Object.fromEntries(
    NAMES.map((name) => [name, table(name, change[name] ?? SMALL[name])]),
  ) as unknown as GeographyTables
  return checkGeography(tables, land).faults
}
const swap = (name: keyof typeof SMALL, from: string, to: string) => {
  expect(SMALL[name]).toContain(from)
  return check({ [name]: SMALL[name].replace(from, to) })
}

describe('geography checks', () => {
  test('a sound network has no faults', () => expect(check()).toEqual([]))
  test.each([
    ['a place in another country', 'locations', '76.95,43.34', '74.60,42.60', 'outside KZ'],
    ['a seaport far from the water', 'locations', '51.22,43.60', '53.80,43.60', 'from the water'],
    ['a time zone of another country', 'locations', '49.43,39.97,Asia/Baku', '49.43,39.97,Asia/Tehran', 'Asia/Tehran'],
    ['an id of another country', 'locations', 'AZ-ALAT,Alat,AZ', 'AZ-ALAT,Alat,GE', 'AZ-ALAT in GE'],
    ['a UN/LOCODE of another country', 'location_codes', 'KZAAU', 'AZAAU', 'AZAAU'],
    ['a code of the wrong form', 'location_codes', 'KZAAU', 'KZ-AAU', 'KZ-AAU'],
    ['a rail link shorter than the great circle', 'links', 'in_use,300', 'in_use,250', '250 km'],
    ['a rail link far too long', 'links', 'in_use,300', 'in_use,500', '500 km'],
    ['a country that is not run through', 'links', ',middle,KZ,estimated', ',middle,KZ KG KZ,estimated', 'KG'],
    [
      'a link id that does not name its ends',
      'links',
      'KZ-ALMATY~KZ-SHU~rail,KZ-ALMATY',
      'KZ-ALMATY~KZ-CHU~rail,KZ-ALMATY',
      'KZ-CHU',
    ],
    ['a sea path over land', 'shapes', '50.65,40.3', '48.50,40.50', 'on land'],
    ['a drawn line through another country', 'shapes', '75.21,43.53', '74.60,42.30', 'runs through KG'],
    ['gauges that meet without a change', 'links', 'rail,1520,in_use,2100', 'rail,1435,in_use,2100', '1435 and 1520'],
    [
      'a place that nothing leads to',
      'locations',
      'AZ-ALAT,Alat',
      'AZ-BAKU,Baku,AZ,city,49.87,40.41,Asia/Baku,\nAZ-ALAT,Alat',
      'no link that is built leads to AZ-BAKU',
    ],
    [
      'a place that only a planned line leads to',
      'links',
      'rail,1520,in_use,2100',
      'rail,1520,planned,2100',
      'leads to',
    ],
    [
      'tracks that leave a place together and part on the open line',
      'shapes',
      'KZ-AKTAU~AZ-ALAT~sea,1,',
      'KZ-SHU~KZ-AKTAU~rail,1,75.21,43.53,Otar\nKZ-AKTAU~AZ-ALAT~sea,1,',
      '117 km in common with KZ-SHU~KZ-AKTAU~rail, to 43.5300 N 75.2100 E',
    ],
    ['a reason that does not hold', 'locations', 'Asia/Baku,', 'Asia/Baku,not built', 'can be reached'],
  ] as const)('finds %s', (_what, name, from, to, found) => {
    const faults = swap(name, from, to)
    expect(faults.map((fault) => fault.found).join('\n')).toContain(found)
    expect(faults.every((fault) => fault.line >= 2 && fault.fix !== '' && fault.expected !== '')).toBe(true)
  })
  test('finds corridor lines without a drawn course', () => {
    const faults = check({ shapes: SMALL.shapes.replace(/KZ-ALMATY~KZ-SHU~rail,1.*\n/, '') })
    expect(faults.map((fault) => fault.found).join()).toContain('0.0 %')
  })
  test('the data of the project hold', () => {
    const tables = Object.fromEntries(
      NAMES.map((name) => [name, table(name, read(`${name}.csv`))]),
    ) as unknown as GeographyTables
    const { faults, counts } = checkGeography(tables, land)
    expect(faults.map((fault) => `${fault.file}:${fault.line} ${fault.found}`)).toEqual([])
    expect(counts['places']).toBeGreaterThanOrEqual(281)
  }, 60_000)
})
