import type { KnockedOut } from '@karavan/model'

/**
 * Why a way is out: law or ban, the wish of who asks, a service that does not take the equipment, a service that does not
 * run, one that was a trial, a plan or a line of the past.
 */
const RULE_KINDS = ['law', 'wish', 'equipment', 'service', 'past'] as const

export type RuleKind = (typeof RULE_KINDS)[number]

const KINDS: Readonly<Record<string, RuleKind>> = {
  FORBIDDEN: 'law',
  AVOIDED: 'wish',
  CROSSING_UNKNOWN: 'wish',
  EQUIPMENT: 'equipment',
  PAST_SERVICE: 'past',
}

/** A way that was ruled out with the number that it bears in the list and on the map. */
export interface NumberedWay {
  readonly number: number
  readonly way: KnockedOut
}

/** The letter by which a way is marked, in the list and on the map: legs bear the numbers. */
export function letterOf(number: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + number - 1)
}

/** The ways by the kind of their rule, numbered through in the order told. */
export function byRuleKind(ways: readonly KnockedOut[]): readonly { kind: RuleKind; ways: readonly NumberedWay[] }[] {
  let number = 0
  return RULE_KINDS.flatMap((kind) => {
    const own = ways.filter(({ rule }) => (KINDS[rule.code] ?? 'service') === kind)
    return own.length === 0 ? [] : [{ kind, ways: own.map((way) => ({ number: ++number, way })) }]
  })
}
