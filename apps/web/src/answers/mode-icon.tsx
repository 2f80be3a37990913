import type { ModeGroup } from '../words/modes.js'

const SHAPES: Readonly<Record<ModeGroup, string>> = {
  rail: 'M4 1h6a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2l1.6 2H10l-1-1.3H5L4 12H2.4L4 10a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2Zm-.6 2.2v2.6h7.2V3.2ZM4.6 7.3a.9.9 0 1 0 0 1.8.9.9 0 0 0 0-1.8Zm4.8 0a.9.9 0 1 0 0 1.8.9.9 0 0 0 0-1.8Z',
  road: 'M1 2.5h7.4v6.2H6.2a1.8 1.8 0 0 0-3.5 0H1ZM9.2 4.4h2L13 6.8v1.9h-.6a1.8 1.8 0 0 0-3.2-.9ZM4.4 8a1.3 1.3 0 1 1 0 2.6 1.3 1.3 0 0 1 0-2.6Zm6.2 0a1.3 1.3 0 1 1 0 2.6 1.3 1.3 0 0 1 0-2.6Z',
  ferry: 'M3 2h6v1.6h2.4V6H13l-1.8 4.2H2.8L1 6h2Zm1.2 1.4V4.8h1.4V3.4Zm2.6 0V4.8h1.4V3.4ZM1 11h12v1.1H1Z',
  ship: 'M2.4 4.4h2.4v2H2.4Zm3 0h2.4v2H5.4Zm3 0h2.4v2H8.4Zm-3-2.6h2.4v2H5.4ZM1 7h12l-1.8 3.4H2.8ZM1 11h12v1.1H1Z',
}

/** A way of moving as a small picture in the colour of the text; words stand beside it. */
export function ModeIcon({ group }: { group: ModeGroup }) {
  return (
    <svg className="mode-icon" viewBox="0 0 14 13" width="14" height="13" aria-hidden="true">
      <path d={SHAPES[group]} fill="currentColor" fillRule="evenodd" />
    </svg>
  )
}
