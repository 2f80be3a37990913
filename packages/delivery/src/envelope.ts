import type { NoticeEnvelope } from '@karavan/model'
import type { Outgoing } from './ports.js'

/** What is sent, the same bytes each time. */
export function envelopeText({
  id,
  kind,
  consignmentId,
  sequence,
  at,
  body,
}: Omit<Outgoing, 'address' | 'secrets' | 'tries'>): string {
  const envelope: NoticeEnvelope = { id, kind, consignmentId, sequence, at: at.toISOString(), body }
  return JSON.stringify(envelope)
}
