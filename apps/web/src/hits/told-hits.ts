import type { ConditionHit, Verdict } from '@karavan/model'

const TOLD: readonly Verdict[] = ['banned', 'unknown', 'notCovered', 'quota', 'exempt']

/** What stops goods, or would: the rest are warnings, which the flags of a plan tell. */
export function toldHits(hits: readonly ConditionHit[]): readonly ConditionHit[] {
  return hits.filter(({ verdict }) => TOLD.includes(verdict))
}

/** Whether it keeps goods from passing. */
export function isStop({ verdict }: ConditionHit): boolean {
  return verdict === 'banned' || verdict === 'unknown' || verdict === 'notCovered'
}
