import { elapsedBetween, formatDate, formatInstant } from '@karavan/core'
import { type Cost, ENGLISH, type HoursSummary, type Leg, type PlanQuery, type Provenance } from '@karavan/model'

/** Days to a tenth; a dash where the quantile lies beyond the horizon. */
export function days(hours: number | null): string {
  return hours === null ? '–' : (hours / 24).toFixed(1)
}

/** Mean of a part of a leg, in hours below two days, else in days. */
export function span({ mean }: HoursSummary): string {
  if (mean < 0.05) return '–'
  return mean < 48 ? `${mean.toFixed(mean < 10 ? 1 : 0)} h` : `${(mean / 24).toFixed(1)} d`
}

/** The instant that many hours after another. */
function hoursAfter(instant: number, hours: number): number {
  return instant + Math.ceil(hours) * 60
}

/** The day that many hours after an instant. */
export function dayAfter(instant: number, hours: number | null): string {
  return hours === null ? 'beyond horizon' : formatDate(hoursAfter(instant, hours))
}

/** How long that is from the instant, in days counted by the dates, or in hours where it is short: `14`, `30 h`. */
export function daysAfter(instant: number, hours: number | null): string {
  if (hours === null) return '–'
  const { unit, count } = elapsedBetween(instant, hoursAfter(instant, hours))
  return unit === 'hours' ? `${count} h` : String(count)
}

function money(amount: string | null): string {
  if (amount === null) return 'unknown'
  const [whole = '0'] = Number(amount).toFixed(0).split('.')
  return whole.replace(/\B(?=(\d{3})+$)/g, ',')
}

/** Typical cost, its range, and how much of it is certain; a plus where a line has no price. */
export function costWords({ amount, low, high, certainShare, lines }: Cost): {
  typical: string
  range: string
  certain: string
} {
  return {
    typical: `${money(amount)}${lines.some((line) => line.amount === null) ? '+' : ''}`,
    range: `${money(low)}–${money(high)}`,
    certain: certainShare === null ? '–' : `${Math.round(certainShare * 100)} %`,
  }
}

export function tonnesOf(kg: number | null): string {
  if (kg === null) return 'unknown'
  return kg >= 100_000 ? `${(kg / 1000).toFixed(0)} t` : `${(kg / 1000).toFixed(1)} t`
}

export function percent(chance: number): string {
  const value = chance * 100
  if (value > 99 && value < 100) return '>99 %'
  if (value > 0 && value < 1) return '<1 %'
  return `${Math.round(value)} %`
}

function cargoWords({ cargo }: PlanQuery): string {
  const parts = [`${cargo.units} × ${cargo.equipment}`, `${cargo.tonnes} t`]
  if (cargo.hs !== undefined) parts.push(`HS ${cargo.hs}`)
  if (cargo.dgClass !== undefined) parts.push(`dangerous goods ${cargo.dgClass}`)
  if (cargo.temperatureControlled === true) parts.push('temperature kept')
  return parts.join(', ')
}

export function questionWords(query: PlanQuery): string {
  const parts = [`ready ${formatInstant(query.ready)}`, cargoWords(query)]
  if (query.deadline !== undefined) parts.push(`deadline ${formatInstant(query.deadline)}`)
  const { countries, locations, modes, services } = query.avoid
  const avoided = [...countries, ...locations, ...modes, ...services]
  if (avoided.length > 0) parts.push(`avoiding ${avoided.join(', ')}`)
  return parts.join(' · ')
}

export function modeWords({ mode, service }: Leg): string {
  return ENGLISH.naming.mode(service === 'wagonload' ? 'wagonload' : mode)
}

/** A source in one line. */
export function sourceWords({ source, sourceDate, basis, row }: Provenance): string {
  return `${source} (${sourceDate}, ${basis}${row === undefined ? '' : `; ${row}`})`
}

/** Sources without repetition, in order. */
export function distinctSources(sources: Iterable<Provenance>): readonly Provenance[] {
  const seen = new Map<string, Provenance>()
  for (const source of sources) {
    const key = `${source.source}|${source.sourceDate}`
    if (!seen.has(key)) seen.set(key, source)
  }
  return [...seen.values()]
}
