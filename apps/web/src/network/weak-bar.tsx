import type { Weakness } from '@karavan/model'
import { useWords } from '../words/words-context.js'
import { WeakMark } from './pictures/weak-mark.js'

interface WeakBarProps {
  readonly counts: ReadonlyMap<Weakness, number>
  readonly chosen: Weakness | null
  readonly onChoose: (weak: Weakness | null) => void
}

/** How well the rows are known, as shares of one bar; a share pressed shows its rows alone. */
export function WeakBar({ counts, chosen, onChoose }: WeakBarProps) {
  const { say, number } = useWords()
  return (
    <fieldset className="weak-bar" aria-label={say('network.weak')}>
      <div className="weak-shares" aria-hidden="true">
        {[...counts].map(
          ([level, count]) =>
            count > 0 && (
              <span
                key={level}
                className={`weak-share weak-${level}`}
                data-faint={chosen !== null && chosen !== level}
                style={{ flexGrow: count }}
              />
            ),
        )}
      </div>
      <div className="weak-levels">
        {[...counts].map(([level, count]) => (
          <button
            key={level}
            type="button"
            aria-pressed={chosen === level}
            title={say(`network.weak.${level}.meaning`)}
            disabled={count === 0 && chosen !== level}
            onClick={() => onChoose(chosen === level ? null : level)}
          >
            <WeakMark weakness={level} />
            {say(`network.weak.${level}`)}
            <small>{number(count)}</small>
          </button>
        ))}
      </div>
    </fieldset>
  )
}
