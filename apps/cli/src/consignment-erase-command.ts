import type { EpochMinutes } from '@karavan/core'
import { eventPlaces, locateFor } from '@karavan/network'
import { concerningAlone, gatherKept, loadNetwork, tellingMessages } from '@karavan/storage'
import { actorOf, only, standingOf } from './consignment-commands.js'
import { type Invocation, UsageError } from './options.js'
import { asJson, type Outcome, overlayOf } from './plan-command.js'
import { withStorage } from './with-storage.js'

/**
 * `karavan consignment erase ID [--messages --why TEXT]`: what was entered goes, that it was stays; with it the bytes of messages that
 * told of it alone, where that is asked for.
 * @throws {StructuredError} CONSIGNMENT_NOT_FOUND, DATABASE_*
 */
export async function consignmentErase({ operands, values }: Invocation, now: EpochMinutes): Promise<Outcome> {
  const id = only(operands, 'erase')
  const why = typeof values['why'] === 'string' && values['why'].trim() !== '' ? values['why'] : null
  const withMessages = values['messages'] === true
  if (withMessages && why === null)
    throw new UsageError('--messages needs --why: it stays in the place of the messages that are erased')
  const places = eventPlaces(loadNetwork(overlayOf(values)).locations)
  return withStorage(async (storage) => {
    const { consignment } = await standingOf(storage, id)
    const kept = { events: await storage.events(), consignments: await storage.consignments() }
    const gathered = await gatherKept(kept, consignment, locateFor(places, consignment), now)
    const alone = await concerningAlone(kept, id, await tellingMessages(gathered, kept.events.messages))
    const there = alone.filter(({ erased }) => erased === null).map(({ messageId }) => messageId)
    const gone = await kept.consignments.erase(id, actorOf(values), { why, messageIds: withMessages ? there : [] })
    const left = there.filter((messageId) => !gone.includes(messageId))
    const output =
      values['json'] === true ? asJson({ erased: id, messages: { erased: gone, left } }) : erasedWords(id, gone, left)
    return { code: 0, output }
  })
}

function erasedWords(id: string, gone: readonly string[], left: readonly string[]): string {
  const lines = [
    `Erased ${id}.`,
    ...(gone.length === 0 ? [] : [`With it messages that told of it alone: ${gone.join(', ')}.`]),
    ...(left.length === 0
      ? []
      : [
          `Messages that told of it alone are kept: ${left.join(', ')}. karavan events erase MESSAGE --why TEXT erases one.`,
        ]),
  ]
  return `${lines.join('\n')}\n`
}
