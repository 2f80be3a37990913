import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readTable } from '@karavan/core'

/** A station as a published list names it. */
export interface CodedStation {
  readonly esr: string
  /** In English. */
  readonly name: string
  readonly russianName: string
  readonly country: string
}

const FILE = 'data/evidence/station_codes.csv'

/** Stations of the corridor with their codes, of which some are no places of the network. */
export function loadStations(): readonly CodedStation[] {
  const text = readFileSync(fileURLToPath(new URL(`../../../${FILE}`, import.meta.url)), 'utf8')
  return readTable(text, { file: FILE, columns: ['name_en', 'name_ru', 'country', 'esr_code'] }).flatMap(
    ({ cells }) => {
      const { name_en = '', name_ru = '', country = '', esr_code = '' } = cells
      return esr_code === '' ? [] : [{ esr: esr_code, name: name_en, russianName: name_ru, country }]
    },
  )
}
