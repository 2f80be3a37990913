import { Component, type ReactNode } from 'react'
import { useWords } from '../words/words-context.js'

interface MishapProps {
  readonly children: ReactNode
}

/** Keeps a part of the page that fails, or whose file does not come, from taking the rest with it. */
export class Mishap extends Component<MishapProps, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? <Failed /> : this.props.children
  }
}

function Failed() {
  const { say } = useWords()
  return (
    <section className="state state-failed" role="alert">
      <p>{say('shell.mishap')}</p>
      <p>
        <button type="button" className="button-second" onClick={() => location.reload()}>
          {say('shell.reload')}
        </button>
      </p>
    </section>
  )
}
