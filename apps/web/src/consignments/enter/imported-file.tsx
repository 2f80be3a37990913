import { Labelled } from '../../question/labelled.js'
import { InnerLink } from '../../shell/inner-link.js'
import { ProblemText } from '../../shell/problem.js'
import { useWords } from '../../words/words-context.js'
import { consignmentsAddress, FIRST_SHOWN } from '../address.js'
import { Points } from '../points.js'
import { formatInWords } from '../say-report.js'
import type { Chosen } from './chosen-file.js'
import { ImportedEvents } from './imported-events.js'
import { MappingFields } from './mapping-fields.js'
import { UncountedNote } from './uncounted-note.js'

interface ImportedFileProps {
  readonly file: Chosen
  readonly onSender: (sender: string) => void
  /** Has it read anew. @param mapping - how its columns are read; null as for its sender, or as the headers say */
  readonly onRead: (mapping: Chosen['mapping']) => void
  /** @param proceed - whether what is sound is kept although the rest is refused */
  readonly onKeep: (proceed: boolean) => void
  readonly onLeave: () => void
}

/** One file: what was read in it and by whom it is, what is wrong in it, and whether it is kept. */
export function ImportedFile({ file, onSender, onRead, onKeep, onLeave }: ImportedFileProps) {
  const words = useWords()
  const { say, exact } = words
  const { name, bytes, sender, mapping, stage, answer, problem, key } = file
  const isBusy = stage === 'reading' || stage === 'keeping' || stage === 'waiting'
  const senderId = `import-sender-${key}`
  return (
    <article className="import-file" data-stage={stage} aria-busy={isBusy}>
      <header>
        <h3>{name}</h3>
        <small>{say('consignments.import.bytes', { count: exact(bytes.length) })}</small>
      </header>
      {isBusy && (
        <p role="status">{say(stage === 'keeping' ? 'consignments.import.keeping' : 'consignments.import.reading')}</p>
      )}
      {problem && (
        <div className="enter-refused" role="alert">
          <ProblemText problem={problem} />
          {problem.pointer !== undefined && problem.pointer !== '' && (
            <p className="note">{say('consignments.import.where', { pointer: problem.pointer })}</p>
          )}
        </div>
      )}
      {answer && (
        <>
          <p>
            {say('consignments.import.found', {
              format: formatInWords(answer.format, words),
              count: answer.eventCount,
            })}{' '}
            {answer.eventCount > 0 && <Concerns ids={answer.concerns} />}
          </p>
          <UncountedNote answer={answer} />
          <Points title={say('consignments.refused')} points={answer.refused} isWrong />
          <Points title={say('consignments.remarks')} points={answer.remarks} />
          {answer.mapping && stage !== 'kept' && (
            <MappingFields
              key={JSON.stringify(answer.mapping)}
              mapping={answer.mapping}
              sender={sender.trim() === '' ? null : sender.trim()}
              isSaid={mapping !== null}
              onRead={onRead}
            />
          )}
          <ImportedEvents answer={answer} />
        </>
      )}
      {stage === 'kept' && answer?.kept ? (
        <p className="import-kept" role="status">
          {answer.kept.again
            ? say(answer.kept.added === 0 ? 'consignments.import.again' : 'consignments.import.againMore', {
                added: answer.kept.added,
              })
            : say('consignments.import.kept', { added: answer.kept.added, known: answer.kept.known })}
        </p>
      ) : (
        <div className="import-act">
          <Labelled id={senderId} label={say('consignments.import.sender')}>
            <input
              id={senderId}
              type="text"
              maxLength={120}
              placeholder={answer?.sender}
              value={sender}
              onChange={({ target }) => onSender(target.value)}
              onBlur={() => sender.trim() !== '' && sender.trim() !== answer?.sender && !isBusy && onRead(mapping)}
            />
          </Labelled>
          <div className="enter-buttons">
            <button type="button" className="button-quiet" disabled={isBusy} onClick={onLeave}>
              {say('consignments.import.leave')}
            </button>
            {answer !== null && answer.eventCount > 0 && (
              <button
                type="button"
                className="button"
                disabled={isBusy}
                onClick={() => onKeep(answer.refused.length > 0)}
              >
                {say(answer.refused.length > 0 ? 'consignments.import.keepSound' : 'consignments.import.keep')}
              </button>
            )}
          </div>
        </div>
      )}
    </article>
  )
}

/** The consignments that a file tells of. */
function Concerns({ ids }: { readonly ids: readonly string[] }) {
  const { say } = useWords()
  if (ids.length === 0) return <span className="import-none">{say('consignments.import.concernsNone')}</span>
  return (
    <span className="import-concerns">
      {say('consignments.import.concerns')}{' '}
      {ids.map((id) => (
        <InnerLink key={id} href={consignmentsAddress({ ...FIRST_SHOWN, opened: id })}>
          {id}
        </InnerLink>
      ))}
    </span>
  )
}
