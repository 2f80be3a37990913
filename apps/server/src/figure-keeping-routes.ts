import { API_PREFIX, type FigureAnswer, type FiguresKeptAnswer, MOST_FIGURES } from '@karavan/api'
import type { Observation } from '@karavan/model'
import { enteredFigures, enteredTable, seriesTitle } from '@karavan/statistics'
import { figureHistory, keepFigures, unknownFigure } from '@karavan/storage'
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

  const isLocation = (id: string) => network.locations.has(id)

  async function answerOf(id: string): Promise<FigureAnswer> {
    const { figure, supersededBy, versions } = await figureHistory(figures, id)
    return {
      title: seriesTitle(figure.series, placeName),
      figure,
      supersededBy,
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
      const { entered, at, why, by } = bodyOf(request)
      const how = { by: request.actor.name ?? by, why, at, check: check !== undefined, isLocation }
      const { added, known } = await keepFigures(figures, entered, how)
      if (check === undefined) reply.code(201)
      return { kept: check === undefined, added: [...added], known: [...known] } satisfies FiguresKeptAnswer
    })
  })

  type Named = { Params: { id: string } }
  app.get<Named>(`${API_PREFIX}/figures/:id`, ({ params }) => answerOf(params.id))

  app.post<Named>(`${API_PREFIX}/figures/:id/withdrawal`, async ({ actor, params, body }, reply) => {
    const fields = fieldsOf(body, ['why', 'by'])
    const why = textOf(fields.why, 'why', LONGEST_REASON)
    const by = actor.name ?? (fields.by === undefined ? SOMEBODY : textOf(fields.by, 'by', LONGEST_NAME))
    if (!figures.made()) throw unknownFigure(params.id)
    await (await figures.figures()).withdraw(params.id, by, why)
    reply.code(201)
    return answerOf(params.id)
  })
}

interface Entered {
  readonly entered: readonly Observation[]
  /** Where each stands. */
  readonly at: (index: number) => string
  readonly why: string | null
  readonly by: string
}

/** @throws {StructuredError} QUESTION_*, FIGURE_ROW_INVALID, ENTRY_COLUMN_UNKNOWN, TABLE_* */
function bodyOf({ body }: FastifyRequest): Entered {
  if (typeof body === 'string') {
    const entered = enteredTable(body, 'body.csv', MOST_FIGURES)
    if (entered.length === 0) throw invalid('rows', '0 rows', `1 to ${MOST_FIGURES} rows`)
    return { entered, at: (index) => `body.csv: figure ${index + 1}`, why: null, by: SOMEBODY }
  }
  const { rows, why, by } = fieldsOf(body, ['rows', 'why', 'by'])
  return {
    entered: enteredFigures(rowsOf(rows, 'rows', MOST_FIGURES)),
    at: (index) => `/rows/${index}`,
    why: why === undefined ? null : textOf(why, 'why', LONGEST_REASON),
    by: by === undefined ? SOMEBODY : textOf(by, 'by', LONGEST_NAME),
  }
}
