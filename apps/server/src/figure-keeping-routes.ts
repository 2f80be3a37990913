import { API_PREFIX, type FigureAnswer, type FiguresKeptAnswer, MOST_FIGURES } from '@karavan/api'
import type { Observation } from '@karavan/model'
import { enteredFigures, observationId, readFigures, seriesTitle } from '@karavan/statistics'
import { unknownFigure } from '@karavan/storage'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { invalid, parameters } from './answering.js'
import { fieldsOf, rowsOf, textOf } from './bodies.js'
import type { RouteParts } from './route-parts.js'

/** Largest table or list of rows that is kept at once, bytes. */
const ROWS_LIMIT = 2 * 1024 * 1024
const LONGEST_NAME = 120
const LONGEST_REASON = 500
const SOMEBODY = 'somebody'

/** Adds the routes by which people keep figures, look at one with its history, and withdraw it. */
export function addFigureKeepingRoutes(app: FastifyInstance, { world, figures }: RouteParts): void {
  const { network } = world()
  const placeName = (id: string) => network.locations.get(id)?.name ?? id

  async function answerOf(id: string): Promise<FigureAnswer> {
    const versions = figures.made() ? await (await figures.stored()).versions(id) : []
    const own = versions.findLast(({ body }) => body !== null)?.body ?? null
    const figure = figures.bundled().find((one) => one.id === id) ?? own
    if (figure === null) throw unknownFigure(id)
    const all = await figures.all()
    return {
      title: seriesTitle(figure.series, placeName),
      figure,
      supersededBy: all.find(({ supersedes }) => supersedes === id)?.id ?? null,
      versions: versions.map(({ version, body, enteredAt, enteredBy, why }) => ({
        version,
        enteredAt: enteredAt.toISOString(),
        enteredBy,
        why,
        withdrawn: body === null,
      })),
    }
  }

  app.register(async (scope) => {
    scope.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, body, done) => done(null, body))
    scope.post(`${API_PREFIX}/figures`, { bodyLimit: ROWS_LIMIT }, async (request, reply) => {
      const { check } = parameters(request.query, ['check'])
      if (check !== undefined && check !== 'true') throw invalid('check', check, '`true`, or left out')
      const { entered, why, by } = bodyOf(request)
      const ids = new Set(figures.bundled().map(({ id }) => id))
      const known = entered.filter(({ id }) => ids.has(id)).map(({ id }) => id)
      const others = entered.filter(({ id }) => !ids.has(id))
      if (check !== undefined) {
        const standing = new Set((await figures.all()).map(({ id }) => id))
        const told = (isKnown: boolean) => others.filter(({ id }) => standing.has(id) === isKnown).map(({ id }) => id)
        return { kept: false, added: told(false), known: [...known, ...told(true)] } satisfies FiguresKeptAnswer
      }
      reply.code(201)
      if (others.length === 0) return { kept: true, added: [], known } satisfies FiguresKeptAnswer
      const kept = await (await figures.stored()).keep(others, request.actor.name ?? by, why)
      return { kept: true, added: [...kept.added], known: [...known, ...kept.known] } satisfies FiguresKeptAnswer
    })
  })

  type Named = { Params: { id: string } }
  app.get<Named>(`${API_PREFIX}/figures/:id`, ({ params }) => answerOf(params.id))

  app.post<Named>(`${API_PREFIX}/figures/:id/withdrawal`, async ({ actor, params, body }, reply) => {
    const fields = fieldsOf(body, ['why', 'by'])
    const why = textOf(fields.why, 'why', LONGEST_REASON)
    const by = actor.name ?? (fields.by === undefined ? SOMEBODY : textOf(fields.by, 'by', LONGEST_NAME))
    if (!figures.made()) throw unknownFigure(params.id)
    await (await figures.stored()).withdraw(params.id, by, why)
    reply.code(201)
    return answerOf(params.id)
  })
}

interface Entered {
  readonly entered: readonly Observation[]
  readonly why: string | null
  readonly by: string
}

/** @throws {StructuredError} QUESTION_*, FIGURE_ROW_INVALID, ENTRY_COLUMN_UNKNOWN, TABLE_* */
function bodyOf({ body }: FastifyRequest): Entered {
  if (typeof body === 'string') {
    // Named anew, whatever name they bring.
    const entered = readFigures(body, 'body.csv').map((figure) => ({ ...figure, id: observationId(figure) }))
    if (entered.length > MOST_FIGURES) throw invalid('rows', `${entered.length} rows`, `${MOST_FIGURES} rows at most`)
    return { entered, why: null, by: SOMEBODY }
  }
  const { rows, why, by } = fieldsOf(body, ['rows', 'why', 'by'])
  return {
    entered: enteredFigures(rowsOf(rows, 'rows', MOST_FIGURES)),
    why: why === undefined ? null : textOf(why, 'why', LONGEST_REASON),
    by: by === undefined ? SOMEBODY : textOf(by, 'by', LONGEST_NAME),
  }
}
