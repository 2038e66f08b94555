import { CircleAlert, TriangleAlert } from 'lucide-react'
import { Link } from 'react-router'
import { cn } from '@/lib/cn'
import { sentenceOf, useAlerts } from './alerts'

/** Says above every page of a client that minutes or credit run out; nothing while there is enough. */
export function AlertBanner() {
  const { data } = useAlerts()
  const text = data?.now && sentenceOf(data.now)
  if (!data?.now || !text) return null
  const isGone = data.now.percent === 100
  const Icon = isGone ? CircleAlert : TriangleAlert
  return (
    <div
      role="status"
      aria-label="Running out"
      className={cn(
        'mx-auto mb-6 flex w-full max-w-6xl flex-wrap items-center gap-x-4 gap-y-2 rounded-lg px-4 py-3 text-sm',
        isGone ? 'bg-danger-soft text-danger' : 'bg-warning-soft text-warning',
      )}
    >
      <p className="flex min-w-0 flex-1 items-start gap-2.5 text-pretty">
        <Icon className="mt-0.5 size-4 shrink-0" aria-hidden /> {text}
      </p>
      <Link to="/usage" className="font-medium underline underline-offset-4">
        {data.now.subject === 'credit' ? 'Add credit' : 'See usage'}
      </Link>
    </div>
  )
}
