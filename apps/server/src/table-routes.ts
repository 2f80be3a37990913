import { API_PREFIX, type TableAnswer, type TablesAnswer } from '@karavan/api'
import { StructuredError } from '@karavan/core'
import {
  compileOverlay,
  fileOf,
  type NetworkTables,
  overlayAsTables,
  readOverlay,
  rowKey,
  TABLE_NAMES,
  TABLES,
  type TableName,
  tableOf,
  tableText,
} from '@karavan/network'
import type { FastifyInstance } from 'fastify'
import { asFile, cached } from './answering.js'
import type { RouteParts } from './route-parts.js'
import { zip } from './zip.js'

/** Adds the routes of the tables that the network is compiled of: what they hold, and how a better value is laid over. */
export function addTableRoutes(app: FastifyInstance, { world }: RouteParts): void {
  const { network, tables } = world()

  app.get(
    `${API_PREFIX}/network/tables`,
    (): TablesAnswer => ({
      tables: TABLE_NAMES.map((name) => described(name, tables())),
    }),
  )
  app.get<{ Params: { table: string } }>(`${API_PREFIX}/network/tables/:table`, (request, reply) => {
    const { table } = request.params
    const name = tableOf(table)
    if (name === undefined) {
      const plain = TABLE_NAMES.find((known) => known === table)
      if (plain === undefined) throw notFound(table)
      return described(plain, tables())
    }
    const known = request.headers['if-none-match']
    const text = () => tableText(name, tables()[name])
    return cached(text, `"${network.version}-${name}"`, known, asFile(table, reply), 'text/csv; charset=utf-8')
  })
  app.post(`${API_PREFIX}/network/overlay`, (request, reply) => {
    const rows = readOverlay(onlyOverlay(request.body))
    compileOverlay(tables(), rows, network.grid)
    const archive = zip(overlayAsTables(tables(), rows))
    return asFile('karavan-overlay.zip', reply)
      .type('application/zip')
      .header('cache-control', 'no-store')
      .send(archive)
  })
}

function described(name: TableName, tables: NetworkTables): TableAnswer {
  const { meaning, inQuestions = false, columns } = TABLES[name]
  const key = rowKey(name)
  return {
    table: name,
    file: fileOf(name),
    meaning,
    rows: tables[name].length,
    inQuestions,
    columns: columns.map(
      ({ fixed = false, unit = null, values = null, names = null, required = false, ...column }) => ({
        name: column.name,
        meaning: column.meaning,
        kind: column.kind,
        unit,
        values,
        names,
        required,
        isKey: key.includes(column.name),
        editable: inQuestions && !fixed && !key.includes(column.name),
      }),
    ),
  }
}

/** The rows of a body that holds nothing else. */
function onlyOverlay(body: unknown): unknown {
  const { overlay, ...others } = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const [other] = Object.keys(others)
  if (other !== undefined || overlay === undefined) {
    throw new StructuredError({
      code: other === undefined ? 'QUESTION_FIELD_MISSING' : 'QUESTION_FIELD_UNKNOWN',
      ...(other === undefined ? {} : { received: other }),
      expected: 'overlay: the rows, and nothing else',
      remediation: 'send {"overlay": […]}',
      pointer: '/overlay',
    })
  }
  return overlay
}

function notFound(table: string): StructuredError {
  return new StructuredError({
    code: 'TABLE_NOT_FOUND',
    received: table,
    expected: `one of ${TABLE_NAMES.join(', ')}, with .csv for its rows`,
    remediation: `see ${API_PREFIX}/network/tables`,
    candidates: TABLE_NAMES,
  })
}
