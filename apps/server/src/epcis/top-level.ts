import { EPCIS_PREFIX } from '@karavan/api'
import { EPCIS_CONTEXT } from '@karavan/exchange'
import type { EventWordKind, StoredEvents } from '@karavan/storage'
import type { FastifyInstance } from 'fastify'
import { organisationsOf } from '../consignments/who.js'
import { answerQuestion } from './events.js'
import { linkNext, pageOf, parameterInvalid, readPage } from './paging.js'

/** What events are listed by: the part of the address, the parameter that it stands for, and the words that are known. */
const RESOURCES: readonly {
  readonly name: string
  readonly part: string
  readonly parameter: string
  /** Null for things, which are names and no words. */
  readonly words: EventWordKind | null
}[] = [
  { name: 'eventTypes', part: 'eventType', parameter: 'eventType', words: 'eventType' },
  { name: 'epcs', part: 'epc', parameter: 'MATCH_anyEPC', words: null },
  { name: 'bizSteps', part: 'bizStep', parameter: 'EQ_bizStep', words: 'bizStep' },
  { name: 'bizLocations', part: 'bizLocation', parameter: 'EQ_bizLocation', words: 'bizLocation' },
  { name: 'readPoints', part: 'readPoint', parameter: 'EQ_readPoint', words: 'readPoint' },
  { name: 'dispositions', part: 'disposition', parameter: 'EQ_disposition', words: 'disposition' },
]

/** Adds what events are listed by, and what lies at the root. */
export function addTopLevel(scope: FastifyInstance, events: () => Promise<StoredEvents>): void {
  scope.get(EPCIS_PREFIX, () => ['events', ...RESOURCES.map(({ name }) => name), 'capture', 'queries'])

  for (const { name, part, parameter, words } of RESOURCES) {
    const address = `${EPCIS_PREFIX}/${name}`
    const type = `${part.charAt(0).toUpperCase()}${part.slice(1)}ItemList`
    scope.get(address, async (request, reply) => {
      const { most, token } = readPage(request.query)
      const [log, senders] = [await events(), organisationsOf(request)]
      if (words === null) {
        const { things, next } = await log.things(most, token, senders)
        if (next !== null) linkNext(next, request, reply)
        return { '@context': EPCIS_CONTEXT, type, [part]: things }
      }
      const found = await log.words(words, most + 1, token, senders)
      return { '@context': EPCIS_CONTEXT, type, [part]: pageOf(found, most, (last) => last, request, reply) }
    })
    scope.get(`${address}/:${part}`, () => ['events'])
    scope.get<{ Params: Record<string, string> }>(`${address}/:${part}/events`, async (request, reply) => {
      const asked = request.query as Readonly<Record<string, unknown>>
      if (Object.hasOwn(asked, parameter))
        throw parameterInvalid(parameter, asked[parameter], `nothing: the address says it after ${address}`)
      const parameters = { ...asked, [parameter]: request.params[part] }
      return answerQuestion(await events(), parameters, request, reply)
    })
  }
}
