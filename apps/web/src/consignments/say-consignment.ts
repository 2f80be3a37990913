import { formatIdentifier } from '@karavan/core'
import {
  type BordersCrossed,
  type ConsignmentParty,
  countryOfBorder,
  type EquipmentNumber,
  type EquipmentPosition,
  type Milestone,
  type StoryDigest,
  type TransportEquipment,
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

/** `Departure · Aktau`; at a border with the country that is left or entered, where the plan is given and says which. */
export function milestoneInWords(
  { kind, place }: Pick<Milestone, 'kind' | 'place'>,
  { nameOf }: Pick<Places, 'nameOf'>,
  { say, country }: Words,
  plan: BordersCrossed | null = null,
): string {
  const code = countryOfBorder(plan, { kind, place })
  const what =
    code !== null && (kind === 'borderExit' || kind === 'borderEntry')
      ? say(`consignments.kind.${kind}.of`, { country: country(code) })
      : say(`consignments.kind.${kind}`)
  return say('consignments.milestone', { what, place: nameOf(place) })
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
