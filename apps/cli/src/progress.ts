import { fit } from './terminal.js'

/** How far a long piece of work is. */
export interface Progress {
  /** What is being done; only a terminal shows it. */
  doing(text: string): void
  /** What was done: takes the place of the last on a terminal, and is a line of its own elsewhere. */
  done(text: string): void
  /** A line that stays. */
  note(text: string): void
  /** Takes away what a terminal shows. */
  end(): void
}

/** What a progress is written on: standard error. */
export interface ProgressStream {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

const CLEAR = '\r\u001b[2K'

/** Of work that is soon done nothing is told. */
export const SILENT: Progress = { doing: () => {}, done: () => {}, note: () => {}, end: () => {} }

/** @param environment - `TERM=dumb` is told in lines, as a pipe is */
export function progressOn(
  stream: ProgressStream,
  environment: Readonly<Record<string, string | undefined>>,
): Progress {
  if (stream.isTTY !== true || environment['TERM'] === 'dumb')
    return { ...SILENT, done: (text) => void stream.write(`${text}\n`), note: (text) => void stream.write(`${text}\n`) }
  const redraw = (text: string) => void stream.write(CLEAR + fit(text, (stream.columns ?? 80) - 1))
  return {
    doing: redraw,
    done: redraw,
    note: (text) => void stream.write(`${CLEAR}${text}\n`),
    end: () => void stream.write(CLEAR),
  }
}
