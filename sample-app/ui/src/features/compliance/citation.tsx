import { BookOpen } from 'lucide-react'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'

interface CitationProps {
  ruleId: string
  citation: string
  /** What the rule said in this case. */
  why?: string
}

/** A rule's name, which opens where it is written. */
export function Citation({ ruleId, citation, why }: CitationProps) {
  return (
    <Popover>
      <PopoverTrigger
        aria-label={`About rule ${ruleId}`}
        className="inline-flex items-center gap-1 rounded-sm font-mono text-xs text-muted-foreground underline decoration-dotted underline-offset-4 outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring"
      >
        <BookOpen className="size-3" aria-hidden /> {ruleId}
      </PopoverTrigger>
      <PopoverContent aria-label={`Rule ${ruleId}`}>
        <p className="font-mono text-xs font-medium">{ruleId}</p>
        {why && <p className="mt-1.5 first-letter:uppercase">{why}.</p>}
        <p className="mt-3 text-xs font-medium text-muted-foreground">Where it is written</p>
        <p className="mt-0.5">{citation || 'A rule of your own or of this platform, not of a law.'}</p>
      </PopoverContent>
    </Popover>
  )
}
