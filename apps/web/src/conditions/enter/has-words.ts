import { foldText } from '@karavan/core'

/** Whether every word of a search begins a word of a text, in whatever order. */
export function hasWords(text: string, search: string): boolean {
  const own = ` ${foldText(text)}`
  return foldText(search)
    .split(' ')
    .every((word) => own.includes(` ${word}`))
}
