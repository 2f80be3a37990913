import { isPartialDate } from '@karavan/core'
import { EQUIPMENT_KINDS } from '../equipment.js'
import {
  type CheckedIdentifier,
  type Consignment,
  type EquipmentNumber,
  type Loading,
  PARTY_ROLES,
  type Parting,
  type PartyScheme,
  REFERENCE_TYPES,
} from './consignment.js'
import {
  Gathered,
  identifier,
  instant,
  isObject,
  listOf,
  numberThat,
  objectOf,
  oneOf,
  orNull,
  type Read,
  refuse,
  text,
} from './fields.js'
import { chosenPlan } from './read-plan.js'

const id = text('an id')
/** Own things are told from those that events name by this. */
const thingId = text('an id without a colon', (value) => !value.includes(':'))
const uri = text('a URI, as urn:epc:id:bic:CSQU3054383', (value) => /^[a-z][a-z0-9+.-]*:\S+$/i.test(value))
const count = numberThat('a whole number, at least 1', (value) => Number.isSafeInteger(value) && value >= 1)
const legIndex = numberThat('the number of a leg, from 0', (value) => Number.isSafeInteger(value) && value >= 0)
const location = text('the id of a location, as KZ-AKTAU', (value) => /^[A-Z]{2}-\S+$/.test(value))

/** A value of which the member `scheme` says by which rule it is checked. */
function bySchemes<T>(readers: Readonly<Record<string, Read<T>>>): Read<T> {
  return (value, pointer) => {
    const scheme = isObject(value) ? value['scheme'] : value
    const read = typeof scheme === 'string' && Object.hasOwn(readers, scheme) ? readers[scheme] : undefined
    return read?.(value, pointer) ?? refuse(`${pointer}/scheme`, scheme, `one of ${Object.keys(readers).join(', ')}`)
  }
}

const partyIdentifier = bySchemes<CheckedIdentifier<PartyScheme>>({
  gln: objectOf({ scheme: oneOf(['gln']), value: identifier('gln') }),
  bin: objectOf({ scheme: oneOf(['bin']), value: identifier('bin') }),
  iin: objectOf({ scheme: oneOf(['iin']), value: identifier('iin') }),
  eori: objectOf({ scheme: oneOf(['eori']), value: identifier('eori') }),
} satisfies Record<PartyScheme, unknown>)

const equipmentNumber = bySchemes<EquipmentNumber>({
  container: objectOf({ scheme: oneOf(['container']), value: identifier('container') }),
  wagon8: objectOf({ scheme: oneOf(['wagon8']), value: identifier('wagon8') }),
  wagon12: objectOf({ scheme: oneOf(['wagon12']), value: identifier('wagon12') }),
  plate: objectOf({ scheme: oneOf(['plate']), value: text('a registration plate') }),
} satisfies Record<EquipmentNumber['scheme'], unknown>)

const fields = objectOf<Consignment>({
  consignmentId: id,
  parties: listOf(
    objectOf({
      partyId: id,
      role: oneOf(PARTY_ROLES),
      name: text(),
      identifiers: listOf(partyIdentifier),
      legs: listOf(legIndex),
      locations: listOf(location),
    }),
  ),
  carrierAcceptanceLocation: location,
  consigneeReceiptLocation: location,
  includedItems: listOf(
    objectOf({
      itemId: thingId,
      description: text(),
      hs: orNull(text('2 to 10 digits of the Harmonized System', (code) => /^\d{2,10}$/.test(code))),
      gng: orNull(text('8 digits of GNG', (code) => /^\d{8}$/.test(code))),
      packages: orNull(
        objectOf({
          quantity: count,
          kind: orNull(text('two letters or digits of Recommendation 21', (code) => /^[0-9A-Z]{2}$/.test(code))),
        }),
      ),
      grossKg: orNull(numberThat('kilograms, above 0', (value) => value > 0)),
      dangerousGoods: orNull(
        objectOf({
          unNumber: identifier('unNumber'),
          hazardClass: text('a class 1 to 9, as 2.1', (code) => /^[1-9](\.[1-9])?$/.test(code)),
          packingGroup: orNull(oneOf(['I', 'II', 'III'])),
        }),
      ),
    }),
  ),
  utilizedEquipment: listOf(
    objectOf({
      equipmentId: thingId,
      kind: oneOf(EQUIPMENT_KINDS),
      number: equipmentNumber,
      uris: listOf(uri),
      seals: listOf(text()),
    }),
  ),
  loadings: listOf(objectOf<Loading>({ what: id, on: id, from: instant, until: orNull(instant) })),
  references: listOf(
    objectOf({
      type: oneOf(REFERENCE_TYPES),
      number: text(),
      issuer: orNull(text()),
      uri: orNull(uri),
    }),
  ),
  referencedDocuments: listOf(
    objectOf({
      type: text(),
      number: text(),
      issuer: text(),
      issued: text('a date, as 2026-11-25', isPartialDate),
      sha256: orNull(text('64 hexadecimal digits', (hash) => /^[0-9a-f]{64}$/.test(hash))),
      address: orNull(uri),
    }),
  ),
  plan: orNull(chosenPlan),
  deliverBy: orNull(instant),
  partings: listOf(
    objectOf<Parting>({
      kind: oneOf(['split', 'merge']),
      at: instant,
      what: listOf(id),
      other: id,
      reason: text(),
    }),
  ),
})

/**
 * A consignment as a person entered it or a program kept it. Lists may be left out where they are empty, and what may be null
 * where nobody says; times are minutes or ISO 8601.
 * @throws {ConsignmentInvalidError} with every fault by JSON pointer; a number with a wrong check digit is one
 */
export function readConsignment(value: unknown): Consignment {
  const consignment = fields(value, '')
  checkIds(consignment)
  return consignment
}

/** Whatever names another part names one that is there, and no two parts have one id. */
function checkIds({ includedItems, utilizedEquipment, loadings, partings, parties, plan }: Consignment): void {
  const gathered = new Gathered()
  const ids = new Set<string>()
  const own = [
    ...includedItems.map(({ itemId }, i) => ({ name: itemId, pointer: `/includedItems/${i}/itemId` })),
    ...utilizedEquipment.map(({ equipmentId }, i) => ({
      name: equipmentId,
      pointer: `/utilizedEquipment/${i}/equipmentId`,
    })),
  ]
  for (const { name, pointer } of own) {
    if (ids.has(name)) gathered.take(() => refuse(pointer, name, 'an id that no other item or piece of equipment has'))
    ids.add(name)
  }
  const equipment = new Set(utilizedEquipment.map(({ equipmentId }) => equipmentId))
  for (const [i, { what, on, from, until }] of loadings.entries()) {
    const pointer = `/loadings/${i}`
    const known = ids.has(what) && what !== on
    if (!known)
      gathered.take(() => refuse(`${pointer}/what`, what, 'the id of an item or of another piece of equipment'))
    if (!equipment.has(on)) gathered.take(() => refuse(`${pointer}/on`, on, 'the id of a piece of equipment'))
    if (until !== null && until < from) gathered.take(() => refuse(`${pointer}/until`, until, 'not before `from`'))
  }
  for (const [i, { what }] of partings.entries()) {
    for (const [j, name] of what.entries()) {
      const pointer = `/partings/${i}/what/${j}`
      if (!ids.has(name)) gathered.take(() => refuse(pointer, name, 'the id of an item or of a piece of equipment'))
    }
  }
  const legs = plan?.legs.length ?? 0
  for (const [i, party] of parties.entries()) {
    for (const [j, leg] of party.legs.entries()) {
      const pointer = `/parties/${i}/legs/${j}`
      if (leg >= legs) gathered.take(() => refuse(pointer, leg, `a leg of the plan, which has ${legs}`))
    }
  }
  gathered.orThrow(undefined)
}
