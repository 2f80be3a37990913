// Makes station-names.ts from the station codes: what the list of stations of the 1,520 mm railways calls each of them.
import { writeFileSync } from 'node:fs'
import { readCsv } from './lib.mjs'

const here = new URL('.', import.meta.url).pathname
const rows = readCsv(`${here}../../data/evidence/station_codes.csv`)
  .filter(({ esr_code, name_ru }) => esr_code !== '' && name_ru !== '')
  .map(({ esr_code, name_ru }) => `  ['${esr_code}', '${name_ru}'],`)
const unique = [...new Set(rows)].sort()
writeFileSync(
  `${here}../../packages/network/src/places/station-names.ts`,
  `/**
 * What railways call the stations of the 1,520 mm network: code (ESR) and name, as in the sources that
 * \`data/evidence/station_codes.csv\` names for each. Made by \`scripts/geography/make-station-names.mjs\`.
 */
export const STATION_NAMES: readonly (readonly [esr: string, name: string])[] = [
${unique.join('\n')}
]
`,
)
console.log(unique.length, 'names of stations')
