import { StructuredError } from '@karavan/core'
import { MONEY_UNITS, type Observation } from '@karavan/model'

const REGIONS = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
const NAMED = /^(?:corridor|line|operator|region):[\w.+-]+$/
/** Of which there may be less than nothing. */
const SIGNED: ReadonlySet<string> = new Set(['%', 'x', ...MONEY_UNITS])

/**
 * Checks that a figure which somebody enters names places that are known, and counts nothing below 0 that cannot be.
 * @param isLocation - whether the network has a Location of an id
 * @param at - where it stands, for messages
 * @throws {StructuredError} FIGURE_ROW_INVALID
 */
export function checkEntered(
  { series, value, min }: Observation,
  isLocation: (id: string) => boolean,
  at: string,
): void {
  const refuse = (column: string, received: unknown, expected: string, remediation: string) => {
    throw new StructuredError({
      code: 'FIGURE_ROW_INVALID',
      pointer: `${at} ${column}`,
      received,
      expected,
      remediation,
    })
  }
  const places = [
    ...series.where.map((id) => ['where', id] as const),
    ['from', series.from] as const,
    ['to', series.to] as const,
  ]
  for (const [column, id] of places) {
    if (id !== null && !isLocation(id) && !NAMED.test(id) && !isCountry(id))
      refuse(
        column,
        id,
        'the id of a Location (KZ-KURYK), a country (KZ), or corridor:, line:, operator: or region: and a name',
        'look the place up: karavan places NAME',
      )
  }
  const least = Math.min(value ?? 0, min ?? 0)
  if (least < 0 && !SIGNED.has(series.unit.of))
    refuse('value', least, `no number below 0 of ${series.unit.of}`, 'write a fall as a claim')
}

function isCountry(id: string): boolean {
  return /^[A-Z]{2}$/.test(id) && REGIONS.of(id) !== undefined
}
