import { storyInScope } from '@karavan/access'
import { API_PREFIX, type StoryAnswer } from '@karavan/api'
import { digestOf, latenessOf, wordsIn } from '@karavan/tracking'
import type { FastifyInstance } from 'fastify'
import type { RouteParts } from '../route-parts.js'
import { foundIn } from './found.js'

type Named = { Params: { consignmentId: string } }

/** Adds the route of what was reported of a consignment. */
export function addStoryRoutes(app: FastifyInstance, { tracking, now }: RouteParts): void {
  const route = (path: string) => `${API_PREFIX}${path}`

  app.get<Named>(route('/consignments/:consignmentId/story'), async ({ params, scope }): Promise<StoryAnswer> => {
    const { book, standing } = await foundIn(tracking, params.consignmentId)
    const { story, records } = await book.gather(standing.consignment, now())
    const shown = storyInScope(story, scope)
    const told = wordsIn(shown)
    const messages = records.flatMap(({ contentHash, receipts }) =>
      told.has(contentHash) ? receipts.map(({ messageId, sender }) => ({ contentHash, messageId, sender })) : [],
    )
    const digest = digestOf(shown, standing.consignment)
    return { story: shown, digest, lateMinutes: latenessOf(digest, story.asOf), messages }
  })
}
