import type { Words } from '../words/words.js'
import type { Letters } from './letters/letters.js'
import { layOut } from './pages/lay-out.js'
import { writePdf } from './pdf/write-pdf.js'
import { settled } from './settled.js'
import type { Sheet } from './sheet/sheet.js'

/** A sheet as PDF on pages of A4. */
export async function makePdf(sheet: Sheet, letters: Letters, words: Words): Promise<Uint8Array> {
  const document = await settled(letters, sheet, () => layOut(sheet, letters, words))
  const { title, way, question, language, made } = sheet
  return writePdf(
    document,
    { title: way === '' ? title : `${title}: ${way}`, subject: question, language, made, creator: 'Karavan' },
    letters,
  )
}
