import { type IdentifierReading, sixDigitStation } from '@karavan/core'
import type { Location, LocationCode, LocationId } from '@karavan/model'

/**
 * The places that an identifier names: those with this station code, UN/LOCODE, or the UN/LOCODE of a facility. None for any
 * other scheme; a code with a wrong check digit names who has it, as virtual stations and those abroad have such.
 */
export function placesOfIdentifier(
  locations: ReadonlyMap<LocationId, Location>,
  reading: IdentifierReading,
): readonly Location[] {
  const wanted = codeOf(reading)
  if (wanted === null) return []
  return [...locations.values()].filter(({ codes }) =>
    codes.some(({ scheme, code }) => scheme === wanted.scheme && code === wanted.code),
  )
}

function codeOf(reading: IdentifierReading): Pick<LocationCode, 'scheme' | 'code'> | null {
  if (reading.verdict === 'malformed') return null
  switch (reading.scheme) {
    case 'unLocode':
      return { scheme: 'unlocode', code: reading.value }
    case 'bicFacility':
      return { scheme: 'unlocode', code: reading.parts['unLocode'] ?? '' }
    case 'esrStation':
      return { scheme: 'esr', code: sixDigitStation(reading.value) }
    case 'uicStation':
      return { scheme: 'uic', code: reading.value }
    default:
      return null
  }
}
