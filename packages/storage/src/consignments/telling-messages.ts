import type { EpochMinutes } from '@karavan/core'
import { instantOf, namedIn } from '@karavan/model'
import { type GatheredStory, wordsIn } from '@karavan/tracking'
import type { ReportedRecord } from '../events/about.js'
import type { StoredMessage } from '../events/messages.js'
import type { StoredEvents } from '../events/stored-events.js'
import type { ConcernsQuestion } from './states.js'
import type { StoredConsignments } from './stored-consignments.js'

/** A message that told of a consignment, with the records of it that do. */
export interface TellingMessage extends StoredMessage {
  readonly recordIds: readonly string[]
  /** What these records name, and when it happened. */
  readonly named: readonly { readonly name: string; readonly at: EpochMinutes }[]
  /** Whether one of them names a box or wagon that has nothing to do with the consignment. */
  readonly namesOthers: boolean
}

/** The messages that told of a consignment, the last received first. @param gathered - its story */
export async function tellingMessages(
  { story, records, names }: GatheredStory<ReportedRecord>,
  messages: StoredEvents['messages'],
): Promise<readonly TellingMessage[]> {
  const told = wordsIn(story)
  const known = new Set(names.map(({ name }) => name))
  const byMessage = new Map<string, ReportedRecord[]>()
  for (const record of records) {
    if (!told.has(record.contentHash)) continue
    for (const { messageId } of record.receipts) {
      const before = byMessage.get(messageId)
      if (before === undefined) byMessage.set(messageId, [record])
      else before.push(record)
    }
  }
  return (await messages([...byMessage.keys()])).map((message) => {
    const own = byMessage.get(message.messageId) ?? []
    const named = own.flatMap(({ event }) => {
      const at = instantOf(event.eventTime)
      return namedIn(event).map((name) => ({ name, at }))
    })
    return {
      ...message,
      recordIds: own.map(({ recordId }) => recordId),
      named,
      namesOthers: named.some(({ name }) => isEquipment(name) && !known.has(name)),
    }
  })
}

/** Whether a message tells of other things as well, which are nobody's business who sees the consignment. */
export async function isShared(
  tellsMore: StoredEvents['tellsMore'],
  { messageId, recordIds, namesOthers, refused }: TellingMessage,
): Promise<boolean> {
  return namesOthers || refused.length > 0 || tellsMore(messageId, recordIds)
}

/** Those of the messages that tell of this consignment and of no other thing or consignment. */
export async function concerningAlone(
  { events, consignments }: { readonly events: StoredEvents; readonly consignments: StoredConsignments },
  consignmentId: string,
  messages: readonly TellingMessage[],
): Promise<readonly TellingMessage[]> {
  const alone: TellingMessage[] = []
  for (const message of messages) {
    if (await isShared(events.tellsMore, message)) continue
    const concerned = await consignments.concernedBy(message.named, WHOSEVER)
    if (concerned.every((id) => id === consignmentId)) alone.push(message)
  }
  return alone
}

/** Nobody's view of them depends on the time. */
const WHOSEVER: ConcernsQuestion = { visibleTo: null, now: 0 }

/** Whether a URI is that of a container or a wagon. */
function isEquipment(uri: string): boolean {
  return uri.startsWith('urn:epc:id:bic:') || uri.startsWith('urn:karavan:wagon')
}
