import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'

const control =
  'w-full min-w-0 rounded-md border border-input bg-card px-3 text-base shadow-xs transition-colors outline-none placeholder:text-muted-foreground/70 focus-visible:border-ring focus-visible:ring-2 focus-visible:ring-ring/40 disabled:opacity-50 aria-invalid:border-danger aria-invalid:ring-danger/25 md:text-sm'

function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input className={cn(control, 'h-9 py-1', className)} {...props} />
}

function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return <textarea className={cn(control, 'min-h-20 py-2 leading-relaxed', className)} {...props} />
}

export { Input, Textarea }
