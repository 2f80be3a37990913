import { foldText } from '@karavan/core'

/** Words beside the name of a station that say how goods pass it, not which it is. */
const ASIDE = /^(?:ст|станци[яи]|эксп|экспортн\p{L}*|перев|рзд|разъезд|обп)$/u

/** Words that tell stations of one town apart, by how they begin: railways shorten each as they like. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^тов(?:арн\p{L}*)?$/u, 'тов'],
  [/^сорт(?:ировочн\p{L}*)?$/u, 'сорт'],
  [/^уз(?:л(?:ов\p{L}*)?)?$/u, 'узл'],
  [/^груз(?:ов\p{L}*)?$/u, 'груз'],
  [/^пасс?(?:ажирск\p{L}*)?$/u, 'пасс'],
  [/^центр?(?:альн\p{L}*)?$/u, 'центр'],
  [/^паром(?:н\p{L}*)?$/u, 'паром'],
  [/^i$/, '1'],
  [/^ii$/, '2'],
  [/^iii$/, '3'],
]

/**
 * Under what the spellings of one station meet: `АКТАУ-ПОРТ ЭКСП`, `Актау-Порт (эксп.)` and `ст. Актау Порт`; `Алматы I` and
 * `Алматы-1`; `Тбилиси-Тов.` and `Тбилиси-Товарная`. What stands in brackets is passed over.
 */
export function stationKey(name: string): string {
  const words = foldText(name.replace(/\([^()]*\)/g, ' ')).split(' ')
  return words
    .filter((word) => word !== '' && !ASIDE.test(word))
    .map((word) => KINDS.find(([pattern]) => pattern.test(word))?.[1] ?? word)
    .join(' ')
}
