import type { BorderPassage } from '@karavan/model'

/** Borders that follow one another and are passed under one regime. */
export interface BorderGroup {
  readonly basis: BorderPassage['basis']
  readonly passages: readonly [BorderPassage, ...BorderPassage[]]
}

/** The borders in order; those that need no new consignment note are joined where their regime is the same. */
export function borderGroups(borders: readonly BorderPassage[]): BorderGroup[] {
  const groups: BorderGroup[] = []
  for (const border of borders) {
    const last = groups.at(-1)
    const before = last?.passages.at(-1)
    if (last !== undefined && before !== undefined && continues(before, border))
      groups[groups.length - 1] = { ...last, passages: [...last.passages, border] }
    else groups.push({ basis: border.basis, passages: [border] })
  }
  return groups
}

function continues(before: BorderPassage, border: BorderPassage): boolean {
  return (
    before.to === border.from &&
    before.regime === border.regime &&
    before.basis === border.basis &&
    before.reconsignment === null &&
    border.reconsignment === null
  )
}
