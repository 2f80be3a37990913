import { loadNetwork, loadStations } from '@karavan/storage'
import { checkedValue } from './checked-value.js'
import { type Invocation, type OptionValues, UsageError } from './options.js'
import { asJson, type Outcome, overlayOf } from './plan-command.js'
import { renderChecked } from './render-checked.js'
import type { Terminal } from './terminal.js'
import { textOf } from './text-of.js'

/**
 * `karavan id check VALUE…`: everything that each value can be, valid or why not; exit code 1 unless every value is valid as
 * something. `-` stands for the lines of standard input.
 * @throws {StructuredError} FILE_UNREADABLE and those of the network
 * @throws {UsageError} without a value, with standard input twice
 */
export function idCheck({ operands, values: options }: Invocation, terminal: Terminal): Outcome {
  if (operands.filter((value) => value === '-').length > 1) throw new UsageError('Standard input (-) can be read once')
  const prefixLength = prefixLengthOf(options)
  const values = operands.flatMap((value) => (value === '-' ? linesOf(textOf('-')) : [value]))
  if (values.length === 0)
    throw new UsageError('karavan id check takes values, or - for lines of standard input: karavan id check KZAAU')
  const known = { locations: loadNetwork(overlayOf(options)).locations, stations: loadStations() }
  const checked = values.map((value) => checkedValue(value, known, prefixLength))
  const code = checked.every(({ valid }) => valid) ? 0 : 1
  if (options['json'] === true) return { code, output: asJson({ values: checked }) }
  return { code, output: `${checked.map((one) => renderChecked(one, terminal).join('\n')).join('\n\n')}\n` }
}

function linesOf(text: string): string[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
}

/** @throws {UsageError} */
function prefixLengthOf({ 'company-prefix': length }: OptionValues): number | null {
  if (length === undefined) return null
  if (typeof length === 'string' && /^(?:[6-9]|1[0-2])$/.test(length)) return Number(length)
  throw new UsageError(`--company-prefix takes a number of digits, 6 to 12; received ${JSON.stringify(length)}`)
}
