import type { Problem, StoryAnswer } from '@karavan/api'
import { useState } from 'react'
import { api, readFile, whyFailed } from '../../api/client.js'
import { ProblemText } from '../../shell/problem.js'
import { CopyField } from '../../take/copy-field.js'
import { saveFile } from '../../take/save-file.js'
import { useWords } from '../../words/words-context.js'

interface ProofLinkProps {
  readonly consignmentId: string
  readonly message: StoryAnswer['messages'][number]
}

/** Saves the proof that a message with an event is in the log, and says how it is checked without this server. */
export function ProofLink({ consignmentId, message: { messageId, contentHash } }: ProofLinkProps) {
  const { say } = useWords()
  const [check, setCheck] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const name = `message-${messageId}.proof`
  const save = async () => {
    setProblem(null)
    try {
      const path = `/consignments/${encodeURIComponent(consignmentId)}/messages/${encodeURIComponent(messageId)}/proof`
      const [proof, { key }] = await Promise.all([
        readFile(`${path}?event=${encodeURIComponent(contentHash)}`),
        api.log(),
      ])
      saveFile(proof, name)
      setCheck(`karavan log verify ${name} --key '${key}'`)
    } catch (error) {
      setProblem(whyFailed(error))
    }
  }
  return (
    <>
      <button type="button" className="link story-message" onClick={() => void save()}>
        {say('consignments.proof')}
      </button>
      {check !== null && (
        <div className="story-proof">
          <CopyField value={check} label={say('consignments.proof.check')} note={say('consignments.proof.key')} />
        </div>
      )}
      {problem !== null && (
        <div className="fault" role="alert">
          <ProblemText problem={problem} />
        </div>
      )}
    </>
  )
}
