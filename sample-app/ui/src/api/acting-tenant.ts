/**
 * The tenant that a platform user acts in. It is kept per user, so that on a shared browser nobody starts inside the
 * client of somebody else; for a tenant's own user it stays null and no header is sent.
 */
type Listener = () => void

let user: string | null = null
let current: string | null = null
const listeners = new Set<Listener>()

const keyOf = (userId: string) => `voicecrm.acting.${userId}`

function change(tenantId: string | null) {
  current = tenantId
  listeners.forEach((listener) => listener())
}

export const actingTenant = {
  get: () => current,

  /** Takes up what this platform user chose last. */
  restore(userId: string) {
    if (user === userId) return
    user = userId
    change(localStorage.getItem(keyOf(userId)))
  },

  /** Acts in another tenant and remembers it. */
  choose(tenantId: string) {
    if (user) localStorage.setItem(keyOf(user), tenantId)
    change(tenantId)
  },

  /** Acts in none: after signing out, and for a tenant's own user. What was remembered stays. */
  clear() {
    user = null
    if (current !== null) change(null)
  },

  subscribe(listener: Listener) {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
}
