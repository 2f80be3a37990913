import type { KnockedOut } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { byRuleKind } from './rule-kinds.js'

const way = (code: string) => ({ subject: code, rule: { code } }) as unknown as KnockedOut

describe('the ways that were ruled out', () => {
  it('stand by the kind of their rule, numbered through', () => {
    const ways = ['PAST_SERVICE', 'NOT_BOARDABLE', 'AVOIDED', 'FORBIDDEN', 'EQUIPMENT', 'AVOIDED'].map(way)
    const told = byRuleKind(ways).map((group) => [group.kind, group.ways.map(({ number }) => number)])
    expect(told).toEqual([
      ['law', [1]],
      ['wish', [2, 3]],
      ['equipment', [4]],
      ['service', [5]],
      ['past', [6]],
    ])
  })

  it('lose none, whatever the rule is called', () => {
    const told = byRuleKind(['SOMETHING_NEW', 'OUT_OF_VALIDITY'].map(way))
    expect(told.flatMap((group) => group.ways)).toHaveLength(2)
  })
})
