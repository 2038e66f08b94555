import { CircleAlert, RotateCw } from 'lucide-react'
import { messageOf } from '@/api/problem'
import { Button } from './ui/button'

/** Something could not be read: what the server said, and a way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div role="alert" className="flex flex-col items-center px-6 py-12 text-center">
      <span className="mb-4 flex size-11 items-center justify-center rounded-xl bg-danger-soft text-danger">
        <CircleAlert className="size-5" aria-hidden />
      </span>
      <p className="text-sm font-semibold">This could not be loaded</p>
      <p className="mt-1.5 max-w-sm text-sm text-muted-foreground">{messageOf(error)}</p>
      <Button variant="outline" size="sm" className="mt-5" onClick={onRetry}>
        <RotateCw aria-hidden /> Try again
      </Button>
    </div>
  )
}
