import { type Draft, fromAddress, toAddress } from './question.js'

const KEY = 'karavan-draft'

/** Keeps a question as it is typed, so that it outlives a reload, as long as it is not the one that was asked. */
export function keepDraft(asked: Draft, draft: Draft): void {
  try {
    if (toAddress(asked) === toAddress(draft) && draft.avoiding === '') sessionStorage.removeItem(KEY)
    else
      sessionStorage.setItem(
        KEY,
        JSON.stringify({ asked: toAddress(asked), draft: toAddress(draft), avoiding: draft.avoiding }),
      )
  } catch {
    return
  }
}

/** The question that was being typed over the one that is asked; null where none was. */
export function keptDraft(asked: Draft): Draft | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    if (kept?.asked !== toAddress(asked)) return null
    return { ...fromAddress(String(kept.draft)), avoiding: String(kept.avoiding ?? '') }
  } catch {
    return null
  }
}
