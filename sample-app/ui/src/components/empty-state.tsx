import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  icon: LucideIcon
  title: string
  children: ReactNode
  action?: ReactNode
}

/** What is missing, why it matters, and the way to the first one. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center px-6 py-14 text-center">
      <span className="mb-4 flex size-11 items-center justify-center rounded-xl bg-primary-soft text-link dark:text-foreground">
        <Icon className="size-5" aria-hidden />
      </span>
      <h2 className="text-sm font-semibold">{title}</h2>
      <p className="mt-1.5 max-w-sm text-sm text-pretty text-muted-foreground">{children}</p>
      {action && <div className="mt-5 flex flex-wrap items-center justify-center gap-2">{action}</div>}
    </div>
  )
}
