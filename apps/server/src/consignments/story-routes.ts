import { storyInScope } from '@karavan/access'
import { API_PREFIX, type ProgressAnswer, type StoryAnswer } from '@karavan/api'
import { digestOf, latenessOf, progressOf, wordsIn } from '@karavan/tracking'
import type { FastifyInstance } from 'fastify'
import type { RouteParts } from '../route-parts.js'
import { foundIn } from './found.js'

type Named = { Params: { consignmentId: string } }

/** Adds the routes of what was reported of a consignment. */
export function addStoryRoutes(app: FastifyInstance, { tracking, now }: RouteParts): void {
  const route = (path: string) => `${API_PREFIX}${path}`

  app.get<Named>(route('/consignments/:consignmentId/story'), async ({ params, scope }): Promise<StoryAnswer> => {
    const { book, standing } = await foundIn(tracking, params.consignmentId)
    const at = now()
    const { story, records } = await book.gather(standing.consignment, at)
    // When the whole comes tells of what happened on the way of others.
    const estimate = scope === 'all' ? await book.estimate(params.consignmentId, at) : null
    const shown = storyInScope(story, scope)
    const told = wordsIn(shown)
    const messages = records.flatMap(({ contentHash, receipts }) =>
      told.has(contentHash) ? receipts.map(({ messageId, sender }) => ({ contentHash, messageId, sender })) : [],
    )
    const digest = digestOf(shown, standing.consignment)
    const kept = digest.state === 'delivered' ? null : estimate
    return {
      story: shown,
      digest,
      lateMinutes: latenessOf(digest, story.asOf),
      missing: kept?.due?.missing ?? null,
      estimate: kept === null ? null : { asOf: kept.asOf, p50: kept.p50, due: kept.due },
      messages,
    }
  })

  app.get<Named>(route('/consignments/:consignmentId/progress'), async ({ params, scope }): Promise<ProgressAnswer> => {
    const { book, standing } = await foundIn(tracking, params.consignmentId)
    const shown = storyInScope((await book.gather(standing.consignment, now())).story, scope)
    return { progress: progressOf(shown), lateMinutes: latenessOf(digestOf(shown, standing.consignment), shown.asOf) }
  })
}
