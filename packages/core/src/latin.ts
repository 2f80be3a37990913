import anyAscii from 'any-ascii'
import { foldText } from './fold.js'

/** {@link foldText} in Latin letters, whatever the script: `Ақтау`, `ფოთი`, `阿克套` → `aqtau`, `poti`, `aketao`. */
export function foldLatin(text: string): string {
  return foldText(anyAscii(text.normalize('NFC')))
}
