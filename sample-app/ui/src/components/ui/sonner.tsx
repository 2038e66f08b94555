import { Toaster as Sonner } from 'sonner'
import { useTheme } from '@/app/theme'

function Toaster() {
  const { dark } = useTheme()
  return (
    <Sonner
      theme={dark ? 'dark' : 'light'}
      position="bottom-right"
      toastOptions={{
        classNames: {
          toast: '!border-border !bg-popover !text-foreground !font-sans !rounded-lg !shadow-lg',
          description: '!text-muted-foreground',
          actionButton: '!bg-primary !text-primary-foreground',
        },
      }}
    />
  )
}

export { Toaster }
