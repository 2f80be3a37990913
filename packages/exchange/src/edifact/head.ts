import type { ErrorDeclaration } from '@karavan/model'
import { momentOf } from './happened.js'
import { momentAt, type WrittenMoment } from './moment.js'
import type { MessageReading } from './reading.js'
import { componentOf, type EdifactSegment } from './segments.js'

/** What BGM says of a message. */
export interface MessageHead {
  readonly segment: EdifactSegment
  /** Name of the document (1001): 34 gate in, 44 discharge … */
  readonly report: string
  /** Takes back what an earlier message said; null for all others. */
  readonly declaration: ErrorDeclaration | null
}

/** Message functions (1225) that say that what was reported did not happen. */
const CANCELS = new Set(['1', '3'])

/** Reads BGM and the time of the message; null, and refused, where there is none that can be used. */
export function readHead(reading: MessageReading, head: readonly EdifactSegment[]): MessageHead | null {
  const bgm = reading.takeFirst(head, 'BGM')
  const written = reading.takeFirst(head, 'DTM', ['137'])
  if (bgm === undefined) {
    reading.refuse(
      'syntax',
      reading.header,
      'The message has no BGM; expected one after UNH. Send it with its beginning.',
    )
    return null
  }
  const role = componentOf(bgm, 2)
  if (role === '5') {
    reading.remark('replacement', bgm, 'BGM: the message replaces an earlier one, which still stands')
  }
  const moment = CANCELS.has(role) && written !== undefined ? momentOf(reading, written) : null
  if (CANCELS.has(role) && moment === null) {
    reading.refuse(
      'timeMissing',
      bgm,
      'BGM cancels, and the message does not say when; expected DTM+137. Send it with that.',
    )
    return null
  }
  return { segment: bgm, report: componentOf(bgm, 0), declaration: moment === null ? null : declarationAt(moment) }
}

/** Nobody says where the sender's clock stands, so the time of the message is as UTC unless it has an offset. */
function declarationAt(moment: WrittenMoment): ErrorDeclaration {
  return { declarationTime: momentAt(moment, null).eventTime, reason: 'did_not_occur' }
}
