import { INDICATORS, type Indicator, type IndicatorFigure, isCurrency } from '@karavan/model'

/** Kinds of segments, in the order of the page. */
export const SEGMENT_KINDS = ['border', 'port', 'section'] as const
export type SegmentKind = (typeof SEGMENT_KINDS)[number]

/** A figure by what it is found by. */
export interface FigureKey {
  readonly segmentId: string
  readonly indicator: Indicator
  /** In which a cost was paid; null of all else. */
  readonly currency: string | null
  /** `2026-11`. */
  readonly month: string
}

/** A figure in one string. */
export const figureName = ({ segmentId, indicator, currency, month }: FigureKey) =>
  [segmentId, indicator, ...(currency === null ? [] : [currency]), month].join(' ')

/** By what a figure is found. */
export function keyOf({
  segmentId,
  indicator,
  unit,
  month,
}: Pick<IndicatorFigure, 'segmentId' | 'indicator' | 'unit' | 'month'>): FigureKey {
  return { segmentId, indicator, currency: unit !== null && isCurrency(unit) ? unit : null, month }
}

/** What is seen of the segments; it is the whole address. */
export interface SegmentsShown {
  readonly kind: SegmentKind | null
  readonly measure: Indicator | null
  /** The figure that is open. */
  readonly opened: FigureKey | null
}

const ROOT = '/segments'

/** The address at which something of the segments is seen. */
export function segmentsAddress({ kind, measure, opened }: SegmentsShown): string {
  const params = new URLSearchParams()
  if (kind !== null) params.set('kind', kind)
  if (measure !== null) params.set('measure', measure)
  if (opened !== null) {
    params.set('segment', opened.segmentId)
    params.set('of', opened.indicator)
    if (opened.currency !== null) params.set('in', opened.currency)
    params.set('month', opened.month)
  }
  const query = params.toString()
  return query === '' ? ROOT : `${ROOT}?${query}`
}

/** Reads an address; what cannot be read is left as at first. */
export function shownIn(query: string): SegmentsShown {
  const params = new URLSearchParams(query)
  const indicatorIn = (name: string) => INDICATORS.find((one) => one === params.get(name)) ?? null
  const [segmentId, indicator, month] = [params.get('segment'), indicatorIn('of'), params.get('month')]
  const isWhole = segmentId !== null && indicator !== null && month !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(month)
  return {
    kind: SEGMENT_KINDS.find((kind) => kind === params.get('kind')) ?? null,
    measure: indicatorIn('measure'),
    opened: isWhole ? { segmentId, indicator, currency: params.get('in'), month } : null,
  }
}
