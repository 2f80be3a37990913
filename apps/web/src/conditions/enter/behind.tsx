import { useWords } from '../../words/words-context.js'
import { useCellWords } from './cell-words.js'
import { useEntryForm } from './entry-context.js'
import { otherwiseSaid, wordsBehind } from './read-cells.js'
import { fieldId } from './use-entry.js'

/** The words of the text behind a field; where something else was typed, what the text says, to be taken by a press. */
export function Behind({ column }: { readonly column: string }) {
  const { say } = useWords()
  const { said: own, read, set } = useEntryForm()
  const inWords = useCellWords()
  const id = `${fieldId(column)}-behind`
  const said = read?.answer.cells[column]
  if (read === null || said === undefined) return <span id={id} hidden />
  const other = otherwiseSaid(column, own, read.answer)
  return (
    <p className="behind" id={id}>
      {wordsBehind(column, read.text, read.answer).map((words) => (
        <q key={words}>{words}</q>
      ))}
      {read.answer.inferred.includes(column) && <span className="inferred">{say('enter.inferred')}</span>}
      {other !== null && (
        <span className="otherwise">
          {say('enter.otherwise', { said: inWords(column, other) })}{' '}
          <button type="button" className="fix" onClick={() => set(column, other)}>
            {say('enter.otherwise.take')}
          </button>
        </span>
      )}
    </p>
  )
}
