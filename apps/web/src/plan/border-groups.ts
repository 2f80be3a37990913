import type { BorderPassage } from '@karavan/model'

/** Borders that follow one another and are passed under one regime. */
export interface BorderGroup {
  readonly regime: string
  readonly reconsignment: string | null
  readonly basis: BorderPassage['basis']
  readonly passages: readonly BorderPassage[]
}

/** The borders in order; those that need no new consignment note are joined where their regime is the same. */
export function borderGroups(borders: readonly BorderPassage[]): BorderGroup[] {
  const groups: BorderGroup[] = []
  for (const border of borders) {
    const { regime, reconsignment, basis } = border
    const last = groups.at(-1)
    const joins =
      last !== undefined &&
      last.regime === regime &&
      last.basis === basis &&
      last.reconsignment === null &&
      reconsignment === null &&
      last.passages.at(-1)?.to === border.from
    if (joins) groups[groups.length - 1] = { ...last, passages: [...last.passages, border] }
    else groups.push({ regime, reconsignment, basis, passages: [border] })
  }
  return groups
}
