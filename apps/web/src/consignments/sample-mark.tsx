import { useWords } from '../words/words-context.js'

/** That a consignment is made up. */
export function SampleMark() {
  const { say } = useWords()
  return (
    <span className="sample-mark" title={say('consignments.sample.more')}>
      {say('consignments.sample')}
    </span>
  )
}
