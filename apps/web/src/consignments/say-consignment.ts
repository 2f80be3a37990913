import { formatIdentifier } from '@karavan/core'
import type {
  ConsignmentParty,
  EquipmentNumber,
  EquipmentPosition,
  Milestone,
  StoryDigest,
  TransportEquipment,
} from '@karavan/model'
import { isMessage } from '../words/catalogue.js'
import type { Words } from '../words/words.js'
import { moment } from './moments.js'
import type { Places } from './use-places.js'

/** Where goods are and since when: `at Aktau since 25 Nov, 14:00`. */
export function whereInWords(
  position: StoryDigest['position'] | EquipmentPosition,
  { nameOf }: Pick<Places, 'nameOf'>,
  words: Words,
): string {
  if (position === null) return words.say('consignments.unseen')
  return words.say(position.left ? 'consignments.left' : 'consignments.at', {
    place: nameOf(position.place),
    since: moment(position.since, words),
  })
}

/** `Departure · Aktau`. */
export function milestoneInWords(
  { kind, place }: Pick<Milestone, 'kind' | 'place'>,
  { nameOf }: Pick<Places, 'nameOf'>,
  { say }: Words,
): string {
  return say('consignments.milestone', { what: say(`consignments.kind.${kind}`), place: nameOf(place) })
}

/** A number of a box, wagon or vehicle as it is usually written. */
export function numberOf({ number: { scheme, value } }: Pick<TransportEquipment, 'number'>): string {
  return written(scheme, value)
}

/** A number as its scheme is usually written. */
export function written(scheme: EquipmentNumber['scheme'], value: string): string {
  return scheme === 'plate' ? value : formatIdentifier(scheme, value)
}

/** What was noted of an event while it was read; what the page has no words for stands as it is. */
export function flagInWords(flag: string, { say }: Words): string {
  const key = `consignments.flag.${flag}`
  return isMessage(key) ? say(key) : flag
}

/** The name of a party by its id; the id where the consignment does not know it. */
export function partyName(partyId: string, parties: readonly ConsignmentParty[]): string {
  return parties.find((party) => party.partyId === partyId)?.name ?? partyId
}
