import { useWords } from '../words/words-context.js'
import { noteSaid } from './note-words.js'

/** The note of a row, which says so where it stands in another language than the reader's. */
export function SourceNote({ note }: { readonly note: string }) {
  const words = useWords()
  const { text, lang } = noteSaid(note, words)
  return (
    <div className="source-note">
      <p lang={lang}>{text}</p>
      {lang && <p className="source-note-language">{words.say('sources.note.inEnglish')}</p>}
    </div>
  )
}
