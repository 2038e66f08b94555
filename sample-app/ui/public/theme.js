// Runs before the first paint, so that a dark page never flashes white. A file of its own, because the
// content security policy refuses inline scripts. The key is the one that src/app/theme.ts writes.
;(function () {
  var choice = null
  try {
    choice = localStorage.getItem('voicecrm.theme')
  } catch {
    // Storage is off: follow the system.
  }
  var dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.classList.toggle('dark', dark)
})()
