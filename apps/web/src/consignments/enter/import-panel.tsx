import { type DragEvent, useId, useRef, useState } from 'react'
import { api, whyFailed } from '../../api/client.js'
import { DetailFrame } from '../../shell/detail-frame.js'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../consignments-context.js'
import type { Chosen } from './chosen-file.js'
import { ImportedFile } from './imported-file.js'

/** Messages handed in: each is read and shown first, then kept. */
export default function ImportPanel({ takesFocus }: { readonly takesFocus: boolean }) {
  const { say } = useWords()
  const { end, renew } = useLooking()
  const [files, setFiles] = useState<readonly Chosen[]>([])
  const fieldId = useId()
  const [isOver, setOver] = useState(false)
  const count = useRef(0)
  /** One after another: each file waits for those before it. */
  const line = useRef(Promise.resolve())

  const put = (key: number, part: Partial<Chosen>) =>
    setFiles((before) => before.map((file) => (file.key === key ? { ...file, ...part } : file)))

  function take(list: Iterable<File>) {
    for (const file of list) {
      const key = count.current++
      line.current = line.current.then(async () => {
        const bytes = new Uint8Array(await file.arrayBuffer())
        const chosen: Chosen = {
          key,
          name: file.name,
          bytes,
          sender: '',
          mapping: null,
          stage: 'waiting',
          answer: null,
          problem: null,
        }
        setFiles((before) => [...before, chosen])
        await read(chosen)
      })
    }
  }

  async function read(file: Chosen): Promise<void> {
    put(file.key, { stage: 'reading', problem: null, sender: file.sender, mapping: file.mapping })
    try {
      put(file.key, { stage: 'read', answer: await api.report(file.bytes, { ...howOf(file), check: true }) })
    } catch (error) {
      put(file.key, { stage: 'read', answer: null, problem: whyFailed(error) })
    }
  }

  async function keep(file: Chosen, proceed: boolean): Promise<void> {
    put(file.key, { stage: 'keeping', problem: null })
    try {
      put(file.key, {
        stage: 'kept',
        answer: await api.report(file.bytes, { ...howOf(file), ...(proceed ? { proceed } : {}) }),
      })
      renew()
    } catch (error) {
      put(file.key, { stage: 'read', problem: whyFailed(error) })
    }
  }

  async function keepAll() {
    for (const file of fit) await keep(file, false)
  }

  const fit = files.filter(({ stage, answer }) => stage === 'read' && answer !== null && answer.refused.length === 0)
  const done = files.filter(({ stage }) => stage === 'kept').length
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take([...event.dataTransfer.files])
  }
  return (
    <DetailFrame
      kind={say('consignments.heading')}
      title={say('consignments.import.title')}
      takesFocus={takesFocus}
      onClose={end}
    >
      <p>{say('consignments.import.more')}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: files are chosen by the field within as well */}
      <div
        className="import-drop"
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <p>{say('consignments.import.drop')}</p>
        <div className="import-choose">
          <input
            id={fieldId}
            className="import-field"
            type="file"
            multiple
            onChange={({ target }) => {
              take([...(target.files ?? [])])
              target.value = ''
            }}
          />
          <label htmlFor={fieldId} className="button-second">
            {say('reports.choose')}
          </label>
        </div>
      </div>
      {files.length > 1 && (
        <div className="import-progress">
          <progress
            max={files.length}
            value={done}
            aria-label={say('consignments.import.progress', { done, of: files.length })}
          />
          <span role="status">{say('consignments.import.progress', { done, of: files.length })}</span>
          {fit.length > 1 && (
            <button type="button" className="button" onClick={() => void keepAll()}>
              {say('consignments.import.keepAll', { count: fit.length })}
            </button>
          )}
        </div>
      )}
      <ul className="import-files">
        {files.map((file) => (
          <li key={file.key}>
            <ImportedFile
              file={file}
              onSender={(sender) => put(file.key, { sender })}
              onRead={(mapping) => void read({ ...file, mapping })}
              onKeep={(proceed) => void keep(file, proceed)}
              onLeave={() => setFiles(files.filter(({ key }) => key !== file.key))}
            />
          </li>
        ))}
      </ul>
    </DetailFrame>
  )
}

function howOf({ name, sender, mapping }: Chosen) {
  return {
    name,
    ...(sender.trim() === '' ? {} : { sender: sender.trim() }),
    ...(mapping === null ? {} : { mapping }),
  }
}
