import { type BizTransaction, type JsonObject, karavanUri } from '@karavan/model'
import { LOADS, tableOf } from './codes.js'
import { equipmentName } from './names.js'
import type { MessageReading } from './reading.js'
import { componentOf, type EdifactSegment } from './segments.js'

/** A container, wagon or trailer, and what the message says of it. */
export interface ReadEquipment {
  /** Name in events. */
  readonly uri: string
  /** As UN/EDIFACT calls its kind (8053): CN container, RR rail wagon. */
  readonly kind: string
  /** Size and type, full or empty, seals, mass. */
  readonly told: JsonObject
}

const STATUS = tableOf({
  '2': 'export',
  '3': 'import',
  '4': 'remainOnBoard',
  '6': 'transhipment',
})

/** Reads an EQD with the seals and masses that stand by it; null, and refused, where it has no number. */
export function readEquipment(
  reading: MessageReading,
  eqd: EdifactSegment,
  beside: readonly EdifactSegment[],
): ReadEquipment | null {
  reading.take(eqd)
  const [kind, number] = [componentOf(eqd, 0), componentOf(eqd, 1)]
  if (number === '') {
    reading.refuse(
      'equipmentMissing',
      eqd,
      `EQD at ${reading.pointerOf(eqd)} has no number of equipment; expected one, as CSQU3054383. Send it again with the number.`,
    )
    return null
  }
  const uri = reading.uriOf(equipmentName(kind, number), eqd)
  const seals = reading
    .takeAll(beside, 'SEL')
    .map((sel) => withoutEmpty({ number: componentOf(sel, 0), party: componentOf(sel, 1) || componentOf(sel, 1, 3) }))
  const masses = reading.takeAll(beside, 'MEA', ['AAE', 'WT', 'VGM']).map((mea) =>
    withoutEmpty({
      kind: [componentOf(mea, 0), componentOf(mea, 1)].filter((part) => part !== '').join('/'),
      value: componentOf(mea, 2, 1),
      unit: componentOf(mea, 2),
    }),
  )
  const told = withoutEmpty({
    id: uri,
    sizeType: componentOf(eqd, 2),
    status: STATUS.get(componentOf(eqd, 4)) ?? componentOf(eqd, 4),
    load: LOADS.get(componentOf(eqd, 5)) ?? componentOf(eqd, 5),
  })
  return {
    uri,
    kind,
    told: {
      ...told,
      ...(seals.length === 0 ? {} : { seals }),
      ...(masses.length === 0 ? {} : { masses }),
    },
  }
}

/** Most references of one thing; what is beyond is kept beside. */
const MOST = 99

/** The references of RFF as business transactions, those of equipment left out. */
export function readReferences(
  reading: MessageReading,
  segments: readonly EdifactSegment[],
): readonly BizTransaction[] {
  const given = segments.filter((each) => each.tag === 'RFF' && componentOf(each, 0) !== 'EQ')
  const named = given.filter((each) => componentOf(each, 0) !== '' && componentOf(each, 0, 1) !== '').slice(0, MOST)
  for (const rff of named) reading.take(rff)
  return named.map((rff) => {
    const [kind, value] = [componentOf(rff, 0), componentOf(rff, 0, 1)]
    return {
      type: kind === 'BM' ? 'bol' : karavanUri('reference', kind),
      bizTransaction: karavanUri('reference', kind, value),
    }
  })
}

export function withoutEmpty(told: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== ''))
}
