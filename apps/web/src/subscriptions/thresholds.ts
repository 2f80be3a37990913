import type { SubscriptionAnswer } from '@karavan/api'

type Moved = SubscriptionAnswer['moved']

/** How far an estimate must have moved to be told, as it is typed: hours, and a chance in per cent. */
export interface TypedThresholds {
  readonly hours: string
  readonly percent: string
}

/** Longest that is taken, minutes. */
const MOST_MINUTES = 1_000_000

export function typedThresholds({ minutes, chance }: Moved): TypedThresholds {
  return { hours: written(minutes / 60), percent: written(chance * 100) }
}

/** What is typed, and the fields that say nothing that can be taken. */
export function readThresholds({ hours, percent }: TypedThresholds): {
  readonly moved: Moved
  readonly wrong: readonly (keyof TypedThresholds)[]
} {
  const [minutes, chance] = [Math.round(numberIn(hours) * 60), Number((numberIn(percent) / 100).toFixed(6))]
  const isTime = minutes >= 1 && minutes <= MOST_MINUTES
  const isChance = chance > 0 && chance < 1
  return {
    moved: { minutes, chance },
    wrong: [...(isTime ? [] : ['hours' as const]), ...(isChance ? [] : ['percent' as const])],
  }
}

/** Digits with a point or a comma; NaN for anything else. */
function numberIn(text: string): number {
  return /^\d{1,6}([.,]\d{1,4})?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : Number.NaN
}

function written(value: number): string {
  return String(Number(value.toFixed(4)))
}
