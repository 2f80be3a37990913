import { useEffect, useState } from 'react'

export const THEMES = ['system', 'light', 'dark'] as const

export type Theme = (typeof THEMES)[number]

const KEY = 'karavan-theme'

/** The theme chosen on this machine. */
export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY)
    return stored === 'light' || stored === 'dark' ? stored : 'system'
  } catch {
    return 'system'
  }
}

/** Sets the theme on the page and remembers it where the browser allows. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  try {
    if (theme === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, theme)
  } catch {
    return
  }
}

const prefersDark = () => matchMedia('(prefers-color-scheme: dark)')

/** The theme, how to change it, and whether the page is dark now. */
export function useTheme(): { theme: Theme; setTheme: (theme: Theme) => void; dark: boolean } {
  const [theme, setTheme] = useState(storedTheme)
  const [systemDark, setSystemDark] = useState(() => prefersDark().matches)
  useEffect(() => applyTheme(theme), [theme])
  useEffect(() => {
    const media = prefersDark()
    const listen = () => setSystemDark(media.matches)
    media.addEventListener('change', listen)
    return () => media.removeEventListener('change', listen)
  }, [])
  return { theme, setTheme, dark: theme === 'dark' || (theme === 'system' && systemDark) }
}
