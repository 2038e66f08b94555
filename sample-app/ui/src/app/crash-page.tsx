import { CircleAlert } from 'lucide-react'
import { EmptyState } from '@/components/empty-state'
import { Button } from '@/components/ui/button'

/** Shown when a page failed to load (a new version may have replaced its file) or to render. */
export function CrashPage() {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <EmptyState
        icon={CircleAlert}
        title="Something went wrong on this page"
        action={<Button onClick={() => location.reload()}>Reload</Button>}
      >
        Nothing was lost on the server. Reloading fetches the page anew, also after an update of the app.
      </EmptyState>
    </main>
  )
}
