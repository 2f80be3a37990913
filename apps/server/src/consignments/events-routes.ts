import { decide, storyInScope } from '@karavan/access'
import { API_PREFIX } from '@karavan/api'
import { type DcsaUnsaid, writeDcsaStory, writeEpcisStory } from '@karavan/exchange'
import { namedPlaces } from '@karavan/network'
import { sha256, toldOf } from '@karavan/storage'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RouteParts } from '../route-parts.js'
import { foundIn } from './found.js'

type Named = { Params: { consignmentId: string } }

/** Adds the ways out of a consignment's story, in the formats of others: as far as whoever asks may see it. */
export function addEventsRoutes(app: FastifyInstance, { tracking, world, signIn, now }: RouteParts): void {
  const route = (path: string) => `${API_PREFIX}${path}`
  const placeOf = namedPlaces(world().network.locations)

  app.get<Named>(route('/consignments/:consignmentId/events.dcsa'), async (request, reply): Promise<FastifyReply> => {
    const { book, standing } = await foundIn(tracking, request.params.consignmentId)
    const { consignment } = standing
    const { story } = await book.gather(consignment, now())
    const { text, unsaid } = writeDcsaStory(storyInScope(story, request.scope), consignment, placeOf, sha256)
    if (unsaid.length > 0) reply.header('karavan-unsaid', counted(unsaid.map(({ why }) => why)))
    return answer(reply, 'application/json', text)
  })

  app.get<Named>(route('/consignments/:consignmentId/events.epcis'), async (request, reply): Promise<FastifyReply> => {
    const { book, standing } = await foundIn(tracking, request.params.consignmentId)
    const { consignment } = standing
    const gathered = await book.gather(consignment, now())
    const story = storyInScope(gathered.story, request.scope)
    const told = toldOf(gathered, story, request.scope === 'all' && (await readsMessages(request)))
    const text = writeEpcisStory(consignment, ...told, new Date(now() * 60_000).toISOString())
    return answer(reply, 'application/ld+json', text)
  })

  const readsMessages = async ({ actor, params }: FastifyRequest): Promise<boolean> => {
    if (signIn === null) return true
    const { consignmentId } = params as Named['Params']
    return decide(await signIn.rolesOn(consignmentId, actor.asker), 'read', 'messages').verdict === 'allowed'
  }
}

function answer(reply: FastifyReply, type: string, text: string): FastifyReply {
  return reply.type(`${type}; charset=utf-8`).header('cache-control', 'no-store').send(text)
}

/** How many milestones are not told for each reason: `kindUnknown 4, noContainer 2`. */
function counted(reasons: readonly DcsaUnsaid[]): string {
  return [...new Set(reasons)].map((why) => `${why} ${reasons.filter((each) => each === why).length}`).join(', ')
}
