import { StructuredError } from '@karavan/core'
import { findPlaces, LONGEST_NAME, type PlaceMatch } from '@karavan/network'
import { loadNetwork } from '@karavan/storage'
import { type Invocation, UsageError } from './options.js'
import { asJson, type Outcome, overlayOf } from './plan-command.js'
import { type Terminal, table } from './terminal.js'

/** `karavan places TEXT`; finds nothing with exit code 3. @throws {UsageError} without a text */
export function placesCommand({ operands, values }: Invocation, terminal: Terminal): Outcome {
  const text = operands.join(' ').trim()
  if (text === '') throw new UsageError('karavan places takes a text: karavan places Aktau')
  if (text.length > LONGEST_NAME)
    throw new UsageError(`The text has ${text.length} characters; no place has more than ${LONGEST_NAME}`)
  const most = readLimit(values['limit'])
  const { locations } = loadNetwork(overlayOf(values))
  const found = findPlaces(locations, text, most)
  const code = found.length === 0 ? 3 : 0
  if (values['json'] === true) return { code, output: asJson(answer(found)) }
  if (found.length === 0) return { code, output: `Nothing is called ${JSON.stringify(text)}.\n` }
  const rows = found.map(({ location, how, matched }) => [
    location.id,
    location.name,
    location.country,
    location.kind.replace('_', ' '),
    location.codes.map((one) => one.code).join(' '),
    how === 'similar' ? `did you mean ${matched}?` : `${how} ${matched}`,
  ])
  const [head = '', ...body] = table(['id', 'name', 'country', 'kind', 'codes', 'met by'], rows, terminal.columns)
  return { code, output: `${[terminal.dim(head), ...body].join('\n')}\n` }
}

function answer(found: readonly PlaceMatch[]) {
  return {
    locations: found.map(({ location, how, matched }) => {
      const { id, name, country, kind, position } = location
      return { id, name, country, kind, position, how, matched }
    }),
  }
}

function readLimit(value: unknown): number {
  if (value === undefined) return 10
  if (typeof value === 'string' && /^\d{1,3}$/.test(value) && Number(value) >= 1) return Number(value)
  throw new StructuredError({
    code: 'QUESTION_VALUE_INVALID',
    received: value,
    expected: 'a whole number from 1 to 999',
    pointer: '/limit',
  })
}
