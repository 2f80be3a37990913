import type { EnteredVersion } from '@karavan/api'
import type { LocationId, Order, QueueCount, StatusReport } from '@karavan/model'
import type { Words } from '../../words/words.js'
import { countInWords } from '../say-conditions.js'
import type { EntryKind } from './cells.js'

/** What an entry says, in few words. @param body - as the server tells it for that kind */
export function titleOf(kind: EntryKind, body: unknown, words: Words, nameOf: (id: LocationId) => string): string {
  switch (kind) {
    case 'orders':
      return (body as Order).title
    case 'reports': {
      const { place, state } = body as StatusReport
      return words.say('conditions.mark', { place: nameOf(place), what: words.say(`conditions.state.${state}`) })
    }
    case 'queues': {
      const count = body as QueueCount
      const what =
        countInWords(count, words) ?? words.say('conditions.perDay', { count: words.decimal(count.handledPerDay ?? 0) })
      return words.say('conditions.mark', { place: nameOf(count.place), what })
    }
  }
}

/** `Version 2, 26 Nov 2026, 10:00 UTC, port desk: why`. */
export function versionInWords(
  { version, enteredAt, enteredBy, why }: Pick<EnteredVersion, 'version' | 'enteredAt' | 'enteredBy' | 'why'>,
  { say, deadline }: Words,
): string {
  const time = say('enter.utc', { time: deadline(Math.floor(Date.parse(enteredAt) / 60_000)) })
  const told = say('enter.version', { version, time, by: enteredBy })
  return why === null ? told : say('enter.version.why', { told, why })
}
