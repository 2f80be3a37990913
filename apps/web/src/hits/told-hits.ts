import { type ConditionHit, isStop } from '@karavan/model'

/** What stops goods, or would: the rest are warnings, which the flags of a plan tell. */
export function toldHits(hits: readonly ConditionHit[]): readonly ConditionHit[] {
  return hits.filter((hit) => isStop(hit) || hit.verdict === 'quota' || hit.verdict === 'exempt')
}
