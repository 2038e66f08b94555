import { ChevronLeft } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import { Link } from 'react-router'
import { cn } from '@/lib/cn'

interface PageProps {
  title: string
  /** Beside the title, such as a state. */
  badge?: ReactNode
  description?: ReactNode
  back?: { to: string; label: string }
  actions?: ReactNode
  className?: string
  children: ReactNode
}

/** Heading, actions and body of a page; names the browser's tab too. */
export function Page({ title, badge, description, back, actions, className, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · voicecrm`
  }, [title])
  return (
    <div className={cn('mx-auto w-full max-w-6xl space-y-6', className)}>
      <header className="space-y-2">
        {back && (
          <Link
            to={back.to}
            className="-ml-1 inline-flex items-center gap-0.5 rounded-sm text-[13px] text-muted-foreground hover:text-foreground"
          >
            <ChevronLeft className="size-4" aria-hidden /> {back.label}
          </Link>
        )}
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-2.5">
              <h1 className="min-w-0 text-xl font-semibold tracking-tight wrap-anywhere">{title}</h1>
              {badge}
            </div>
            {description && <div className="mt-1 text-sm text-muted-foreground">{description}</div>}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
      </header>
      {children}
    </div>
  )
}
