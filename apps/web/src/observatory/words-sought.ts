import { foldText } from '@karavan/core'

/** Whether a text has all the words that are sought, whatever their case and marks. */
export function hasWords(sought: string, text: string): boolean {
  const said = foldText(text)
  return sought
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => said.includes(foldText(word)))
}
