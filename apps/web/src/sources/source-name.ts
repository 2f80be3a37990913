import type { Words } from '../words/words.js'

const COMPUTED = 'computed from '

/** Name of a source that is no address, in the words of the reader where the data name it in one of their few set ways. */
export function sourceName(source: string, { say }: Words): string {
  if (source === 'own knowledge') return say('sources.name.knowledge')
  if (source === 'common geography') return say('sources.name.geography')
  return source.startsWith(COMPUTED) ? say('sources.name.computed', { what: source.slice(COMPUTED.length) }) : source
}
