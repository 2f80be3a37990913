import { type DoneDeed, isDeedPlace, type StoredPeople } from '@karavan/storage'
import { invalid, parameters, wholeNumber } from './answering.js'

const [USUAL, MOST] = [100, 500]

/** Deeds as answers tell them, and where the next page goes on. */
interface DeedsPage {
  readonly deeds: readonly Omit<DoneDeed, 'place'>[]
  readonly next: string | null
}

/** Which page of deeds is asked for. @throws {StructuredError} QUESTION_FIELD_UNKNOWN, QUESTION_VALUE_INVALID */
export function readDeedsPage(query: unknown): { readonly most: number; readonly after: string | null } {
  const { limit, after = null } = parameters(query, ['limit', 'after'])
  if (after !== null && !isDeedPlace(after)) throw invalid('after', after, '`next` of the page before')
  return { most: limit === undefined ? USUAL : wholeNumber(limit, 'limit', MOST), after }
}

/** A page of deeds, the latest first. */
export async function deedsPage(
  { deeds }: Pick<StoredPeople, 'deeds'>,
  which: Parameters<StoredPeople['deeds']['list']>[0],
  { most, after }: ReturnType<typeof readDeedsPage> = { most: USUAL, after: null },
): Promise<DeedsPage> {
  const found = await deeds.list(which, most + 1, after)
  const page = found.slice(0, most)
  const next = found.length > most ? (page.at(-1)?.place ?? null) : null
  return { deeds: page.map(({ place, ...deed }) => deed), next }
}
