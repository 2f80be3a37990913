import { useWords } from '../words/words-context.js'

/** How much of an amount rests on official, published, quoted or measured rates: a bar and a percentage. */
export function CertainShare({ share }: { share: number }) {
  const { say, percent } = useWords()
  return (
    <span className="certain-share">
      <span className="certain-bar" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      {share < 0.005 ? say('answers.allEstimated') : say('answers.certain', { share: percent(share) })}
    </span>
  )
}
