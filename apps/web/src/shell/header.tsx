import { useEffect, useRef, useState } from 'react'
import { AccountMenu } from '../account/account-menu.js'
import { vouchedShare } from '../words/catalogue.js'
import { LANGUAGES, type Language, loadTranslation, OWN_NAMES } from '../words/languages.js'
import { useLanguageChoice, useWords } from '../words/words-context.js'
import { InnerLink } from './inner-link.js'
import { PARTS, type Parts } from './parts.js'
import { applyTheme, THEMES, type Theme } from './theme.js'

interface HeaderProps {
  readonly theme: Theme
  readonly onTheme: (theme: Theme) => void
  readonly parts: Parts
  readonly onHome: () => void
}

/** The head of every page: the name that leads home, the parts, the language and the theme. */
export function Header({ theme, onTheme, parts, onHome }: HeaderProps) {
  return (
    <header className="top">
      <button type="button" className="brand" onClick={onHome}>
        <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
          <path
            d="M2 22c5 0 5-13 9-13s5 10 9 10 4-6 9-6"
            fill="none"
            stroke="currentColor"
            strokeWidth="3"
            strokeLinecap="round"
          />
        </svg>
        Karavan
      </button>
      <div className="top-tools">
        <AccountMenu />
        <LanguageMenu />
        <ThemeSwitch theme={theme} onTheme={onTheme} />
      </div>
      <PartLinks parts={parts} />
    </header>
  )
}

/** The parts of the page; each is found as it was left. */
function PartLinks({ parts }: { parts: Parts }) {
  const { say } = useWords()
  const { part: current } = parts
  const links = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: on a narrow screen the part that is open is brought into sight
  useEffect(() => {
    const nav = links.current
    const link = nav?.querySelector<HTMLElement>('[aria-current]')
    if (nav && link) nav.scrollLeft = link.offsetLeft - (nav.clientWidth - link.offsetWidth) / 2 - nav.offsetLeft
  }, [current])
  return (
    <nav ref={links} className="top-parts" aria-label={say('shell.places')}>
      {PARTS.map((part) => (
        <InnerLink
          key={part}
          href={parts.addresses[part]}
          aria-current={part === current ? 'page' : undefined}
          onFollow={() => parts.open(part)}
        >
          {say(`shell.${part}`)}
        </InnerLink>
      ))}
    </nav>
  )
}

/** The languages by their own names; one that is not wholly translated says so. */
export function LanguageMenu() {
  const { language, say, percent } = useWords()
  const choose = useLanguageChoice()
  const [shares, setShares] = useState<ReadonlyMap<Language, number>>(new Map())
  const [wanted, setWanted] = useState(false)
  useEffect(() => {
    if (!wanted) return
    Promise.all(LANGUAGES.map(async (tag) => [tag, vouchedShare(await loadTranslation(tag))] as const)).then(
      (entries) => setShares(new Map(entries)),
      () => undefined,
    )
  }, [wanted])
  const name = (tag: Language) => {
    const share = shares.get(tag) ?? 1
    return share === 1
      ? OWN_NAMES[tag]
      : say('shell.language.partly', { language: OWN_NAMES[tag], share: percent(share) })
  }
  return (
    <select
      className="language"
      aria-label={say('shell.language')}
      value={language}
      onFocus={() => setWanted(true)}
      onChange={({ target }) => choose(LANGUAGES.find((tag) => tag === target.value) ?? 'en')}
    >
      {LANGUAGES.map((tag) => (
        <option key={tag} value={tag} lang={tag}>
          {name(tag)}
        </option>
      ))}
    </select>
  )
}

/** A circle half filled with strokes, a sun, a moon. */
const ICONS: Readonly<Record<Theme, string>> = {
  system: 'M10 3.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13Zm0 0v13M12.5 5v10M14.8 7v6',
  light:
    'M10 6.8a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 1 0 0-6.4ZM10 2v1.6M10 16.4V18M2 10h1.6M16.4 10H18M4.3 4.3l1.2 1.2M14.5 14.5l1.2 1.2M4.3 15.7l1.2-1.2M14.5 5.5l1.2-1.2',
  dark: 'M16.4 11.6A6.8 6.8 0 0 1 8.4 3.6a6.8 6.8 0 1 0 8 8Z',
}

function ThemeSwitch({ theme, onTheme }: { theme: Theme; onTheme: (theme: Theme) => void }) {
  const { say } = useWords()
  return (
    <fieldset className="themes" aria-label={say('shell.theme')}>
      {THEMES.map((item) => (
        <button
          key={item}
          type="button"
          aria-pressed={theme === item}
          onClick={() => {
            applyTheme(item)
            onTheme(item)
          }}
        >
          <svg viewBox="0 0 20 20" width="18" height="18" role="img" aria-label={say(`shell.theme.${item}`)}>
            <title>{say(`shell.theme.${item}`)}</title>
            <path d={ICONS[item]} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
          </svg>
        </button>
      ))}
    </fieldset>
  )
}
