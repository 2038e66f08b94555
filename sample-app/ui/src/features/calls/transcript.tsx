import type { TranscriptLine } from '@/api/types'
import { cn } from '@/lib/cn'
import { talkTime } from '@/lib/format'

/** What was said, as a chat: the agent on the left, the person on the right, each with its moment in the call. */
export function Transcript({ lines }: { lines: TranscriptLine[] }) {
  if (lines.length === 0)
    return <p className="text-[13px] text-muted-foreground">Nothing was said in this call.</p>
  return (
    <ol aria-label="Transcript" className="space-y-3">
      {lines.map((line, index) => (
        // Lines never move, and two may be the same.
        <li key={index} className={cn('flex flex-col gap-1', line.speaker === 'person' && 'items-end')}>
          <p
            className={cn(
              'max-w-[85%] rounded-2xl px-3.5 py-2 leading-relaxed text-pretty wrap-anywhere',
              line.speaker === 'person' ? 'rounded-br-md bg-primary-soft' : 'rounded-bl-md bg-secondary',
            )}
          >
            {line.text}
          </p>
          <p className="px-1 text-xs text-muted-foreground tabular-nums">
            {line.speaker === 'person' ? 'Person' : 'Agent'} · {talkTime(line.offset_seconds)}
          </p>
        </li>
      ))}
    </ol>
  )
}
