import { type EpochMinutes, formatInstant } from '@karavan/core'
import { type DcsaUnsaid, writeDcsaStory, writeEpcisStory } from '@karavan/exchange'
import { eventPlaces, locateFor, namedPlaces } from '@karavan/network'
import { gatherKept, loadNetwork, sha256, toldOf } from '@karavan/storage'
import { only, standingOf } from './consignment-commands.js'
import { writeNewFile } from './new-file.js'
import { type Invocation, UsageError } from './options.js'
import { type Outcome, overlayOf } from './plan-command.js'
import { withStorage } from './with-storage.js'

const FORMATS = ['epcis', 'dcsa'] as const

/**
 * `karavan consignment events ID --format epcis|dcsa [--out FILE]`: what was told of a consignment, in the format of others.
 * @throws {StructuredError} CONSIGNMENT_NOT_FOUND, FILE_UNWRITABLE, DATABASE_*
 */
export async function consignmentEvents({ operands, values }: Invocation, now: EpochMinutes): Promise<Outcome> {
  const id = only(operands, 'events')
  const format = FORMATS.find((known) => known === values['format'])
  if (format === undefined) throw new UsageError(`karavan consignment events needs --format ${FORMATS.join(' or ')}`)
  const { locations } = loadNetwork(overlayOf(values))
  const places = eventPlaces(locations)
  const { text, unsaid } = await withStorage(async (storage) => {
    const { consignment } = await standingOf(storage, id)
    const kept = { consignments: await storage.consignments(), events: await storage.events() }
    const gathered = await gatherKept(kept, consignment, locateFor(places, consignment), now)
    const { story } = gathered
    if (format === 'dcsa') return writeDcsaStory(story, consignment, namedPlaces(locations), sha256)
    const created = formatInstant(now).replace(/Z$/, ':00Z')
    return { text: writeEpcisStory(consignment, ...toldOf(gathered, story, true), created), unsaid: [] }
  })
  const errors = unsaid
    .map(({ kind, place, why }) => `karavan: ${kind} at ${place} is left out: ${REASONS[why]}\n`)
    .join('')
  const { out } = values
  if (typeof out !== 'string') return { code: 0, output: text, errors }
  writeNewFile(out, text)
  return { code: 0, output: `Wrote the events of ${id} to ${out}\n`, errors }
}

const REASONS: Readonly<Record<DcsaUnsaid, string>> = {
  kindUnknown: 'DCSA Track and Trace 2.2 has no such event; take --format epcis',
  noContainer: 'DCSA tells of containers alone; take --format epcis',
  loadUnknown: 'DCSA asks whether the container is empty or laden, and the consignment names no goods',
}
