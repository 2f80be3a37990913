import { DayInput } from '../../dates/day-input.js'
import { Labelled } from '../../question/labelled.js'
import { useWords } from '../../words/words-context.js'
import type { Article } from './use-article.js'

/** Longest text that is pasted, characters. */
const LONGEST = 200_000

/** Where a text is pasted, and said where it stands. */
export function ArticlePane({ article }: { readonly article: Article }) {
  const { say } = useWords()
  const { text, setText, about, setAbout, state, read } = article
  return (
    <form
      className="article-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') void read()
      }}
    >
      <p className="note">{say('observatory.article.what')}</p>
      <Labelled id="article-text" label={say('observatory.article.text')}>
        <textarea
          id="article-text"
          rows={12}
          maxLength={LONGEST}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </Labelled>
      <Labelled
        id="article-date"
        label={say('observatory.article.date')}
        aside={<small className="note">{say('observatory.article.date.hint')}</small>}
      >
        <DayInput id="article-date" value={about.date} onChange={(date) => setAbout({ date })} />
      </Labelled>
      <Labelled id="article-source" label={say('observatory.article.source')}>
        <input
          id="article-source"
          type="text"
          maxLength={500}
          value={about.source}
          onChange={({ target }) => setAbout({ source: target.value })}
        />
      </Labelled>
      <Labelled id="article-producer" label={say('observatory.article.producer')}>
        <input
          id="article-producer"
          type="text"
          maxLength={120}
          value={about.producer}
          onChange={({ target }) => setAbout({ producer: target.value })}
        />
      </Labelled>
      <button type="submit" className="button" disabled={text.trim() === '' || state.kind === 'reading'}>
        {say('observatory.article.read')}
      </button>
    </form>
  )
}
