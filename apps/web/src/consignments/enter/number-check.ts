import { formatIdentifier, readIdentifier } from '@karavan/core'
import { EQUIPMENT, type EquipmentKind, type EquipmentNumber } from '@karavan/model'
import type { Words } from '../../words/words.js'

/** By which rule a typed number of a kind of equipment is checked. */
export function schemeOf(kind: EquipmentKind, typed: string): EquipmentNumber['scheme'] {
  const { family } = EQUIPMENT[kind]
  if (family === 'container') return 'container'
  if (family === 'vehicle') return 'plate'
  return typed.replace(/\D/g, '').length > 8 ? 'wagon12' : 'wagon8'
}

/** What is said of a number while it is typed. */
export interface NumberCheck {
  readonly verdict: 'empty' | 'valid' | 'wrong'
  readonly text: string
}

/** Checks a number as far as it is typed: nothing is mended, and a wrong check digit is told with the right one. */
export function checkNumber(kind: EquipmentKind, typed: string, { say }: Words): NumberCheck {
  if (typed.trim() === '') return { verdict: 'empty', text: '' }
  const scheme = schemeOf(kind, typed)
  if (scheme === 'plate') return { verdict: 'valid', text: '' }
  const reading = readIdentifier(scheme, typed)
  switch (reading.verdict) {
    case 'valid':
      return {
        verdict: 'valid',
        text: say('consignments.number.valid', { number: formatIdentifier(scheme, reading.value) }),
      }
    case 'checkDigitWrong':
      return {
        verdict: 'wrong',
        text:
          reading.computed === null
            ? say('consignments.number.never')
            : say('consignments.number.digit', { received: reading.received, expected: reading.computed }),
      }
    case 'malformed':
      return {
        verdict: 'wrong',
        text: say(
          reading.fault === 'lookAlike' ? 'consignments.number.lookAlike' : `consignments.number.shape.${scheme}`,
        ),
      }
  }
}
