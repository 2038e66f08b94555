import { useSyncExternalStore } from 'react'

export type Theme = 'system' | 'light' | 'dark'

/** Also read by public/theme.js before the first paint. */
const KEY = 'voicecrm.theme'

const system = window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

function stored(): Theme {
  const value = localStorage.getItem(KEY)
  return value === 'light' || value === 'dark' ? value : 'system'
}

function apply() {
  const theme = stored()
  document.documentElement.classList.toggle(
    'dark',
    theme === 'dark' || (theme === 'system' && system.matches),
  )
  listeners.forEach((listener) => listener())
}

system.addEventListener('change', apply)

function choose(theme: Theme) {
  if (theme === 'system') localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, theme)
  apply()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** The chosen theme, whether the page is dark now, and how to choose another. The choice outlives the page. */
export function useTheme() {
  const theme = useSyncExternalStore(subscribe, stored)
  const dark = useSyncExternalStore(subscribe, () => document.documentElement.classList.contains('dark'))
  return { theme, dark, choose }
}
