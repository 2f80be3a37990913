import '@fontsource/noto-sans/400.css'
import '@fontsource/noto-sans/600.css'
import '@fontsource/noto-sans-georgian/400.css'
import '@fontsource/noto-sans-sc/400.css'
import '@fontsource/noto-sans-armenian/400.css'
import '@fontsource/noto-sans-arabic/400.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/shell.css'
import './styles/question.css'
import './styles/answers.css'
import './styles/compare.css'
import './styles/ruled-out.css'
import './styles/hits.css'
import './styles/plan.css'
import './styles/timeline.css'
import './styles/cost.css'
import './styles/when.css'
import './styles/map.css'
import './styles/panel.css'
import './styles/take.css'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { AccountGate } from './account/account-gate.js'
import { App } from './app.js'
import { applyTheme, storedTheme } from './shell/theme.js'
import { WordsProvider } from './words/words-context.js'

const GuestPage = lazy(() => import('./guest/guest-page.js'))

applyTheme(storedTheme())
const isGuest = location.pathname.startsWith('/guest/')
const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <WordsProvider>
        {isGuest ? (
          <Suspense fallback={null}>
            <GuestPage />
          </Suspense>
        ) : (
          <AccountGate>
            <App />
          </AccountGate>
        )}
      </WordsProvider>
    </StrictMode>,
  )
