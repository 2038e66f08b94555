import { History, NotebookPen, PhoneCall, Sparkles, type LucideIcon } from 'lucide-react'
import { Link } from 'react-router'
import type { TimelineEntry } from '@/api/types'
import { EmptyState } from '@/components/empty-state'
import { Instant } from '@/components/instant'
import { OutcomeBadge } from '@/components/outcome-badge'
import { talkTime } from '@/lib/format'

const KINDS: Record<TimelineEntry['kind'], { icon: LucideIcon; title: string }> = {
  created: { icon: Sparkles, title: 'Lead created' },
  call: { icon: PhoneCall, title: 'Call' },
  note: { icon: NotebookPen, title: 'Note' },
}

/** What happened with a lead, newest first. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  if (entries.length === 0) {
    return (
      <EmptyState icon={History} title="Nothing happened yet">
        Calls and notes appear here.
      </EmptyState>
    )
  }
  return (
    <ol aria-label="Timeline">
      {entries.map((entry, index) => (
        <li key={`${entry.at} ${entry.kind} ${index}`} className="group relative flex gap-4 pb-7 last:pb-0">
          <span className="absolute top-9 bottom-1 left-4 w-px bg-border group-last:hidden" aria-hidden />
          <Entry entry={entry} />
        </li>
      ))}
    </ol>
  )
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { icon: Icon, title } = KINDS[entry.kind]
  return (
    <>
      <span className="flex size-8 shrink-0 items-center justify-center rounded-full bg-secondary text-muted-foreground">
        <Icon className="size-4" aria-hidden />
      </span>
      <div className="min-w-0 flex-1 pt-1.5">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="font-medium">{title}</span>
          {entry.outcome && <OutcomeBadge outcome={entry.outcome} />}
          {!!entry.talk_seconds && (
            <span className="text-[13px] text-muted-foreground tabular-nums">
              {talkTime(entry.talk_seconds)}
            </span>
          )}
          <span className="ml-auto text-[13px] text-muted-foreground">
            <Instant value={entry.at} />
          </span>
        </div>
        {entry.text && (
          <p className="mt-2 line-clamp-6 rounded-lg bg-muted px-3.5 py-2.5 text-[13px] leading-relaxed wrap-anywhere whitespace-pre-line">
            {entry.text}
          </p>
        )}
        {entry.call_id && (
          <Link
            to={`/calls?call=${entry.call_id}`}
            className="mt-2 inline-block text-[13px] font-medium text-link hover:underline"
          >
            Read the transcript
          </Link>
        )}
      </div>
    </>
  )
}
