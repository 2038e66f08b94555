import { Info } from 'lucide-react'
import { Tooltip, TooltipContent, TooltipTrigger } from '@/components/ui/tooltip'

/** A column's name with what it means. */
export function Explained({ label, meaning }: { label: string; meaning: string }) {
  return (
    <Tooltip>
      <TooltipTrigger className="inline-flex items-center gap-1 rounded-sm outline-none focus-visible:ring-2 focus-visible:ring-ring">
        {label} <Info className="size-3" aria-hidden />
      </TooltipTrigger>
      <TooltipContent>{meaning}</TooltipContent>
    </Tooltip>
  )
}
