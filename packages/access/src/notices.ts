import type { AccessResource, AccessRole, Notice, NoticeKind } from '@karavan/model'
import { decide, isInScope, type Standing } from './decide.js'

/** What somebody must be able to read of a consignment to be told of it. */
const PART_OF: Readonly<Record<NoticeKind, AccessResource>> = {
  event: 'story',
  milestone: 'story',
  estimate: 'story',
  gap: 'story',
  condition: 'consignment',
}

/**
 * Whether somebody may be told of something, and as whom that is recorded where it is; null where they may not.
 * @param standings - all that they are to the consignment
 */
export function noticeRight(
  standings: readonly Standing[],
  { kind, leg, place }: Pick<Notice, 'kind' | 'leg' | 'place'>,
): { readonly recordedAs: AccessRole | null } | null {
  const decision = decide(standings, 'read', PART_OF[kind])
  if (decision.verdict !== 'allowed' || !isInScope(decision.scope, { leg, place })) return null
  return { recordedAs: decision.recordedAs }
}
