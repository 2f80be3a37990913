import { useWords } from '../words/words-context.js'

interface CompareBoxProps {
  readonly title: string
  readonly checked: boolean
  readonly disabled: boolean
  readonly onChange: () => void
}

/** Puts a way beside others, or takes it away. */
export function CompareBox({ title, checked, disabled, onChange }: CompareBoxProps) {
  const { say } = useWords()
  return (
    <label className="compare-box">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled && !checked}
        aria-label={say('compare.choose.named', { title })}
        onChange={onChange}
      />
      {say('compare.choose')}
    </label>
  )
}

interface CompareBarProps {
  readonly count: number
  readonly onOpen: () => void
  readonly onClear: () => void
}

/** At the foot of the list while ways are chosen to be compared. */
export function CompareBar({ count, onOpen, onClear }: CompareBarProps) {
  const { say } = useWords()
  return (
    <section className="compare-bar" aria-label={say('compare.bar')}>
      {count < 2 ? (
        <p>{say('compare.oneMore')}</p>
      ) : (
        <button type="button" className="button" onClick={onOpen}>
          {say('compare.open', { count })}
        </button>
      )}
      <button type="button" className="button-quiet" onClick={onClear}>
        {say('compare.clear')}
      </button>
    </section>
  )
}
