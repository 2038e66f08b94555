import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'

function Card({ className, ...props }: ComponentProps<'section'>) {
  return <section className={cn('min-w-0 rounded-xl border bg-card shadow-xs', className)} {...props} />
}

function CardHeader({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      className={cn('flex min-h-13 items-center justify-between gap-3 border-b px-5 py-2', className)}
      {...props}
    />
  )
}

function CardTitle({ className, children, ...props }: ComponentProps<'h2'>) {
  return (
    <h2 className={cn('text-sm font-semibold', className)} {...props}>
      {children}
    </h2>
  )
}

function CardContent({ className, ...props }: ComponentProps<'div'>) {
  return <div className={cn('p-5', className)} {...props} />
}

export { Card, CardContent, CardHeader, CardTitle }
