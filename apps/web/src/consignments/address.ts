import { CONSIGNMENT_ORDERS, CONSIGNMENT_STATES } from '@karavan/api'

export const TABS = ['story', 'arrival', 'equipment', 'documents', 'messages', 'history', 'seen'] as const
export type Tab = (typeof TABS)[number]

/** What is done besides looking: a new consignment, or messages handed in. */
const ALONE = ['new', 'import'] as const
/** What is done to one that is open: it is changed, parted, or a milestone reported. */
const WITHIN = ['change', 'part', 'report'] as const
export type Task = (typeof ALONE)[number] | (typeof WITHIN)[number]

/** Which consignments are listed. */
export interface Sought {
  readonly q: string
  readonly state: (typeof CONSIGNMENT_STATES)[number] | null
  /** Only those of which no word came for too long. */
  readonly silent: boolean
  readonly order: (typeof CONSIGNMENT_ORDERS)[number]
  /** How many come before the page that is shown. */
  readonly skip: number
}

export const NOTHING_SOUGHT: Sought = { q: '', state: null, silent: false, order: 'late', skip: 0 }

/** What is seen of the consignments; it is the whole address. */
export interface ConsignmentsShown extends Sought {
  /** Id of the consignment that is open. */
  readonly opened: string | null
  readonly tab: Tab
  readonly task: Task | null
  /** The question, as its own address has it, and the plan of its answer by which a new consignment goes; empty for none. */
  readonly question: string
  readonly planId: string
}

export const FIRST_SHOWN: ConsignmentsShown = {
  ...NOTHING_SOUGHT,
  opened: null,
  tab: 'story',
  task: null,
  question: '',
  planId: '',
}

const ROOT = '/consignments'

/** The address at which something of the consignments is seen. */
export function consignmentsAddress({ opened, task, ...shown }: ConsignmentsShown): string {
  const isAlone = task === 'new' || task === 'import'
  const path = isAlone ? `/${task}` : opened === null ? '' : `/${segmentOf(opened)}`
  const params = new URLSearchParams()
  if (shown.q !== '') params.set('q', shown.q)
  if (shown.state !== null) params.set('state', shown.state)
  if (shown.silent) params.set('silent', 'true')
  if (shown.order !== NOTHING_SOUGHT.order) params.set('order', shown.order)
  if (shown.skip > 0) params.set('skip', String(shown.skip))
  if (opened !== null && !isAlone && shown.tab !== 'story') params.set('tab', shown.tab)
  if (opened !== null && task !== null && !isAlone) params.set('do', task)
  if (task === 'new' && shown.question !== '') params.set('question', shown.question)
  if (task === 'new' && shown.planId !== '') params.set('plan', shown.planId)
  const query = params.toString()
  return `${ROOT}${path}${query === '' ? '' : `?${query}`}`
}

/** Reads an address; what cannot be read is left as at first. */
export function shownIn(path: string, query: string): ConsignmentsShown {
  const params = new URLSearchParams(query)
  const segment = path.slice(ROOT.length + 1).replace(/\/$/, '')
  const alone = ALONE.find((task) => task === segment) ?? null
  const opened = alone === null && segment !== '' ? idIn(segment) : null
  const skip = Number(params.get('skip') ?? 0)
  const done = WITHIN.find((task) => task === params.get('do')) ?? null
  return {
    q: (params.get('q') ?? '').slice(0, 120),
    state: CONSIGNMENT_STATES.find((state) => state === params.get('state')) ?? null,
    silent: params.get('silent') === 'true',
    order: CONSIGNMENT_ORDERS.find((order) => order === params.get('order')) ?? NOTHING_SOUGHT.order,
    skip: Number.isSafeInteger(skip) && skip > 0 ? skip : 0,
    opened,
    tab: TABS.find((tab) => tab === params.get('tab')) ?? 'story',
    task: alone ?? (opened === null ? null : done),
    question: params.get('question') ?? '',
    planId: params.get('plan') ?? '',
  }
}

/** The address at which a plan is made a consignment. @param question - the question as its own address has it */
export function newAddress(question: string, planId: string): string {
  return consignmentsAddress({ ...FIRST_SHOWN, task: 'new', question, planId })
}

/** An id as a part of a path; one that is the name of a task is written otherwise, so that both are found. */
function segmentOf(id: string): string {
  const segment = encodeURIComponent(id)
  if (!ALONE.some((task) => task === segment)) return segment
  return `%${segment.charCodeAt(0).toString(16)}${segment.slice(1)}`
}

function idIn(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
