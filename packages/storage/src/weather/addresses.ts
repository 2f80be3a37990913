import type { ForecastHour } from '@karavan/conditions'
import { type EpochMinutes, StructuredError } from '@karavan/core'
import { inTurn } from '../turns.js'
import { fetchText } from './fetch-text.js'
import { forecastIn } from './forecast-in.js'
import type { KeptAnswers } from './kept-answers.js'

/** Minutes for which a forecast is not asked for again; models are run every few hours. */
const FRESH_MINUTES = 60
/** Minutes for which an address that failed is left alone. */
const RETRY_MINUTES = 10
/** Connections at a time. */
const MOST_CONNECTIONS = 3

/** What is known of the forecast at an address. */
export interface Known {
  readonly hours: readonly ForecastHour[]
  /** When it was fetched; null where nothing is known. */
  readonly fetched: EpochMinutes | null
  /** Why nothing newer is known. */
  readonly fault: StructuredError | null
}

/**
 * Forecasts at addresses: each is asked for at most once an hour, few at a time, and the last good one stands where a newer
 * cannot be had.
 */
export class Addresses {
  private readonly known = new Map<string, Known>()
  private readonly tried = new Map<string, EpochMinutes>()
  private readonly asking = new Map<string, Promise<Known>>()
  private readonly turn = inTurn(MOST_CONNECTIONS)

  constructor(
    private readonly kept: KeptAnswers,
    private readonly now: () => EpochMinutes,
  ) {}

  /** The forecast at an address. What goes wrong is told in it. */
  at(address: string): Promise<Known> {
    const asked = this.asking.get(address)
    if (asked !== undefined) return asked
    const asking = this.renewed(address).finally(() => this.asking.delete(address))
    this.asking.set(address, asking)
    return asking
  }

  private async renewed(address: string): Promise<Known> {
    const before = this.known.get(address) ?? (await this.keptOf(address))
    this.known.set(address, before)
    const now = this.now()
    const isWithin = (minutes: number, then: EpochMinutes | null = null) =>
      then !== null && now >= then && now - then < minutes
    if (isWithin(FRESH_MINUTES, before.fetched) || isWithin(RETRY_MINUTES, this.tried.get(address))) return before
    this.tried.set(address, now)
    const next = await this.asked(address, before)
    this.known.set(address, next)
    return next
  }

  private async asked(address: string, before: Known): Promise<Known> {
    try {
      const text = await this.turn(() => fetchText(address))
      const answered = { hours: forecastIn(text), fetched: this.now(), fault: null }
      await this.kept.keep(address, { text, fetched: answered.fetched })
      return answered
    } catch (error) {
      if (!(error instanceof StructuredError)) throw error
      return { ...before, fault: error }
    }
  }

  private async keptOf(address: string): Promise<Known> {
    const kept = await this.kept.of(address)
    try {
      if (kept !== null) return { hours: forecastIn(kept.text), fetched: kept.fetched, fault: null }
    } catch {
      // Kept by a version that read more.
    }
    return { hours: [], fetched: null, fault: null }
  }
}
