import { MEASURES, type Measure } from '@karavan/model'

/** Parts of the observatory, in the order of its tabs. */
export const VIEWS = ['series', 'claims', 'targets', 'article', 'table'] as const
export type View = (typeof VIEWS)[number]

/** What is seen of the observatory; it is the whole address. */
export interface ObservatoryShown {
  readonly view: View
  /** Words that the title of a series must have. */
  readonly q: string
  readonly measure: Measure | null
  /** The name of the series that is open. */
  readonly opened: string | null
  /** Id of the figure that is open in it. */
  readonly figure: string | null
}

export const FIRST_SHOWN: ObservatoryShown = { view: 'series', q: '', measure: null, opened: null, figure: null }

const ROOT = '/observatory'

/** The address at which something of the observatory is seen. */
export function observatoryAddress({ view, q, measure, opened, figure }: ObservatoryShown): string {
  const params = new URLSearchParams()
  if (view !== 'series') params.set('view', view)
  if (q !== '') params.set('q', q)
  if (measure !== null) params.set('measure', measure)
  if (opened !== null) params.set('series', opened)
  if (opened !== null && figure !== null) params.set('figure', figure)
  const query = params.toString()
  return query === '' ? ROOT : `${ROOT}?${query}`
}

/** Reads an address; what cannot be read is left as at first. */
export function shownIn(query: string): ObservatoryShown {
  const params = new URLSearchParams(query)
  const opened = params.get('series')
  return {
    view: VIEWS.find((view) => view === params.get('view')) ?? 'series',
    q: params.get('q') ?? '',
    measure: MEASURES.find((measure) => measure === params.get('measure')) ?? null,
    opened,
    figure: opened === null ? null : params.get('figure'),
  }
}
