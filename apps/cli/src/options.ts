import { parseArgs } from 'node:util'

/** Every option of every command; a command takes those that {@link COMMANDS} lists for it. */
const OPTIONS = {
  ready: { type: 'string' },
  deadline: { type: 'string' },
  equipment: { type: 'string' },
  teu: { type: 'string' },
  wagons: { type: 'string' },
  trucks: { type: 'string' },
  units: { type: 'string' },
  tonnes: { type: 'string' },
  goods: { type: 'string' },
  dg: { type: 'string' },
  temperature: { type: 'boolean' },
  avoid: { type: 'string', multiple: true },
  sort: { type: 'string' },
  limit: { type: 'string' },
  exact: { type: 'boolean' },
  history: { type: 'boolean' },
  'arrive-by': { type: 'string' },
  chance: { type: 'string' },
  when: { type: 'boolean' },
  days: { type: 'string' },
  within: { type: 'string' },
  by: { type: 'string' },
  reason: { type: 'string' },
  why: { type: 'string' },
  messages: { type: 'boolean' },
  order: { type: 'string', multiple: true },
  on: { type: 'string' },
  at: { type: 'string', multiple: true },
  from: { type: 'string' },
  to: { type: 'string' },
  about: { type: 'string', multiple: true },
  sender: { type: 'string' },
  mapping: { type: 'string' },
  'save-mapping': { type: 'boolean' },
  check: { type: 'boolean' },
  proceed: { type: 'boolean' },
  'across-scopes': { type: 'boolean' },
  answers: { type: 'string' },
  out: { type: 'string' },
  key: { type: 'string' },
  event: { type: 'string' },
  since: { type: 'string' },
  network: { type: 'string' },
  format: { type: 'string' },
  show: { type: 'string' },
  csv: { type: 'boolean' },
  pre: { type: 'boolean' },
  'company-prefix': { type: 'string' },
  replace: { type: 'boolean' },
  organisation: { type: 'string' },
  name: { type: 'string' },
  administrator: { type: 'boolean' },
  provider: { type: 'boolean' },
  country: { type: 'string' },
  bin: { type: 'string' },
  gln: { type: 'string' },
  choose: { type: 'string' },
  adopt: { type: 'string' },
  segment: { type: 'string' },
  measure: { type: 'string' },
  write: { type: 'boolean' },
  kinds: { type: 'string' },
  'moved-hours': { type: 'string' },
  'moved-chance': { type: 'string' },
  consignment: { type: 'string' },
  date: { type: 'string' },
  state: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const

export type OptionName = keyof typeof OPTIONS
export type OptionValues = Readonly<Partial<Record<OptionName, string | boolean | string[]>>>

const QUESTION: readonly OptionName[] = [
  'ready',
  'deadline',
  'equipment',
  'teu',
  'wagons',
  'trucks',
  'units',
  'tonnes',
  'goods',
  'dg',
  'temperature',
  'avoid',
  'sort',
  'limit',
  'exact',
  'history',
  'arrive-by',
  'chance',
  'when',
  'days',
  'within',
]

/** Fields that ask for more than the ways of one day. */
const BACKWARDS: readonly OptionName[] = ['arrive-by', 'chance', 'when', 'days', 'within']

/** How the plan of a consignment is chosen; from, to and what it travels in are its own. */
const CHOICE: readonly OptionName[] = ['ready', 'deadline', 'avoid', 'sort', 'history', 'choose']

/** The options that each command takes. */
export const COMMANDS: Readonly<Record<string, readonly OptionName[]>> = {
  plan: [...QUESTION, 'network', 'show', 'json'],
  places: ['network', 'limit', 'json'],
  'conditions show': ['on', 'network', 'json'],
  'conditions add': ['by', 'reason', 'network', 'json'],
  'conditions withdraw': ['reason', 'by', 'json'],
  'conditions history': ['limit', 'json'],
  'conditions match': ['order', ...QUESTION.filter((name) => !BACKWARDS.includes(name)), 'network', 'json'],
  'conditions list': ['on', 'at', 'from', 'goods', 'equipment', 'network', 'json'],
  'conditions weather': ['network', 'json'],
  'conditions read': ['network', 'csv', 'json'],
  'id check': ['company-prefix', 'network', 'json'],
  'events import': ['sender', 'mapping', 'save-mapping', 'check', 'proceed', 'answers', 'by', 'network', 'json'],
  'events list': ['about', 'from', 'to', 'limit', 'json'],
  'events message': ['out'],
  'events erase': ['why', 'by', 'json'],
  'events hash': ['pre', 'json'],
  'log show': ['json'],
  'log prove': ['sender', 'out'],
  'log verify': ['key', 'event', 'since', 'json'],
  'log export': [],
  'consignment list': ['order', 'limit', 'network', 'json'],
  'consignment show': ['network', 'json'],
  'consignment add': [...CHOICE, 'by', 'network', 'json'],
  'consignment change': [...CHOICE, 'reason', 'by', 'network', 'json'],
  'consignment history': ['json'],
  'subscription list': ['organisation', 'json'],
  'subscription add': ['organisation', 'kinds', 'consignment', 'moved-hours', 'moved-chance', 'json'],
  'subscription show': ['json'],
  'subscription remove': ['json'],
  'subscription deliveries': ['state', 'limit', 'json'],
  'subscription resend': ['json'],
  'consignment eta': ['network', 'json'],
  'consignment replan': ['avoid', 'adopt', 'why', 'by', 'network', 'json'],
  'consignment events': ['format', 'out', 'network'],
  'observe read': ['date', 'network', 'csv', 'json'],
  'observe list': ['network', 'json'],
  'observe check': ['network', 'json'],
  'observe targets': ['network', 'json'],
  'observe derive': ['across-scopes', 'network', 'json'],
  'observe export': ['format'],
  'observe show': ['network', 'json'],
  'observe keep': ['check', 'by', 'reason', 'json'],
  'observe import': ['mapping', 'check', 'proceed', 'by', 'reason', 'json'],
  'observe withdraw': ['reason', 'by', 'json'],
  indicators: ['from', 'to', 'segment', 'measure', 'network', 'csv', 'json'],
  'consignment erase': ['messages', 'why', 'by', 'network', 'json'],
  'network check': ['json'],
  'network export': ['format', 'network', 'json'],
  'network import': ['format', 'json'],
  backup: ['replace', 'json'],
  restore: ['replace', 'json'],
  'database status': ['json'],
  'people add': ['organisation', 'name', 'administrator', 'provider', 'json'],
  'people list': ['json'],
  'people remove': ['json'],
  'people password': ['json'],
  'people retention': ['json'],
  'organisations add': ['name', 'country', 'bin', 'gln', 'json'],
  'organisations list': ['json'],
  'tokens add': ['organisation', 'write', 'days', 'json'],
  'tokens list': ['json'],
  'tokens revoke': ['json'],
}

/** Words before the command proper. */
const GROUPS: readonly string[] = [
  'network',
  'conditions',
  'id',
  'events',
  'log',
  'consignment',
  'subscription',
  'observe',
  'database',
  'people',
  'organisations',
  'tokens',
]

/** The command line was not understood; told on standard error, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export interface Invocation {
  /** Empty where only help or the version is wanted. */
  readonly command: string
  readonly operands: readonly string[]
  readonly values: OptionValues
}

/** @throws {UsageError} */
export function readInvocation(args: readonly string[]): Invocation {
  const { values, positionals } = parse(args)
  if (positionals[0] === 'help')
    return { command: positionals.slice(1, 3).join(' '), operands: [], values: { ...values, help: true } }
  const [first = '', second = ''] = positionals
  const grouped = GROUPS.includes(first)
  const command = grouped ? `${first} ${second}`.trim() : first
  const operands = positionals.slice(grouped ? 2 : 1)
  if (values['help'] === true || values['version'] === true) return { command, operands, values }
  if (command === '') throw new UsageError('Nothing was asked. Try: karavan plan Kuryk Klaipeda, or karavan --help')
  const allowed = COMMANDS[command]
  if (allowed === undefined) {
    const near = Object.keys(COMMANDS).filter((name) => !grouped || name.startsWith(`${first} `))
    const help = grouped ? `karavan ${first} --help` : 'karavan --help'
    throw new UsageError(`There is no command "${command}". Expected one of ${near.join(', ')}; see ${help}`)
  }
  const stray = Object.keys(values).find((name) => !(allowed as readonly string[]).includes(name))
  if (stray !== undefined) {
    throw new UsageError(
      `karavan ${command} takes no --${stray}. Expected ${allowed.map((name) => `--${name}`).join(', ')}`,
    )
  }
  return { command, operands, values }
}

function parse(args: readonly string[]): { values: OptionValues; positionals: string[] } {
  try {
    return parseArgs({ args: joinNegatives(args), options: OPTIONS, allowPositionals: true, strict: true })
  } catch (error) {
    const message = error instanceof Error ? error.message.replaceAll(/\s*\n\s*/g, ' ') : String(error)
    throw new UsageError(`${message} See karavan --help`)
  }
}

/** Joins a negative number to the option before it, so that it is read as its value and refused for what it is. */
function joinNegatives(args: readonly string[]): string[] {
  const joined: string[] = []
  for (const [i, text] of args.entries()) {
    const before = joined.at(-1) ?? ''
    const takesValue = Object.entries(OPTIONS).some(([name, { type }]) => before === `--${name}` && type === 'string')
    if (takesValue && /^-\.?\d/.test(text) && !args.slice(0, i).includes('--'))
      joined.splice(-1, 1, `${before}=${text}`)
    else joined.push(text)
  }
  return joined
}

/** How a field of the question is called on the command line; nothing for what is no option. */
export function optionOf(pointer: string | undefined): string | undefined {
  const field = pointer?.startsWith('/') ? pointer.slice(1) : undefined
  if (field === undefined || field === '') return undefined
  if (field === 'from' || field === 'to') return field.toUpperCase()
  const name = field === 'arriveBy' ? 'arrive-by' : field
  return Object.hasOwn(OPTIONS, name) ? `--${name}` : undefined
}
