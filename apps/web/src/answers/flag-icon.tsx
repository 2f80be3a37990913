/** What a flag asks of the reader: to mind a law, to look closer, to reckon with a quota, to know the carrier or the goods. */
export type FlagKind = 'ban' | 'warning' | 'quota' | 'carrier' | 'goods'

/** The shape of a kind of flag. */
export function FlagIcon({ kind }: { kind: FlagKind }) {
  return (
    <svg viewBox="0 0 14 14" width="13" height="13" aria-hidden="true">
      {kind === 'ban' && (
        <path
          d="M7 1.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM3.2 10.8l7.6-7.6"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
        />
      )}
      {kind === 'warning' && (
        <path
          d="M7 1.6 13 12.4H1ZM7 5.6v3.2M7 10.2v1.2"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinejoin="round"
        />
      )}
      {kind === 'quota' && (
        <path
          d="M1.5 12.5v-4h3v4M5.5 12.5V5h3v7.5M9.5 12.5v-11h3v11"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.3"
        />
      )}
      {(kind === 'goods' || kind === 'carrier') && (
        <path
          d="M4.4 5a2.6 2.6 0 1 1 3.7 2.4c-.8.4-1.1.9-1.1 1.8M7 11v1.4"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
        />
      )}
    </svg>
  )
}
