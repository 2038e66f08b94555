import { Menu } from 'lucide-react'
import { Suspense, useState } from 'react'
import { Outlet } from 'react-router'
import { Brand } from '@/components/brand'
import { Button } from '@/components/ui/button'
import { Sheet, SheetContent, SheetDescription, SheetTitle, SheetTrigger } from '@/components/ui/sheet'
import { useActingTenant } from '@/features/session/session'
import { PageSkeleton } from './page-skeleton'
import { SandboxBadge } from './sandbox-badge'
import { Sidebar } from './sidebar'

/** The frame around every page of a signed-in user: a sidebar, or on a phone a bar whose menu opens it. */
export function Shell() {
  const acting = useActingTenant()
  return (
    <div className="min-h-dvh lg:pl-60">
      <a
        href="#content"
        className="fixed top-2 left-2 z-60 -translate-y-20 rounded-md bg-primary px-3 py-2 font-medium text-primary-foreground focus:translate-y-0"
      >
        Skip to content
      </a>
      <aside className="fixed inset-y-0 left-0 z-30 hidden w-60 border-r lg:block">
        <Sidebar />
      </aside>
      <TopBar />
      <main id="content" tabIndex={-1} className="px-4 py-6 outline-none sm:px-6 lg:px-8 lg:py-8">
        <Suspense fallback={<PageSkeleton />}>
          {/* Another tenant is another app: nothing that a page holds may carry over. */}
          <Outlet key={acting} />
        </Suspense>
      </main>
    </div>
  )
}

function TopBar() {
  const [open, setOpen] = useState(false)
  return (
    <header className="sticky top-0 z-30 flex h-14 items-center gap-2 border-b bg-background/90 px-3 backdrop-blur lg:hidden">
      <Sheet open={open} onOpenChange={setOpen}>
        <SheetTrigger asChild>
          <Button variant="ghost" size="icon" aria-label="Open the menu">
            <Menu aria-hidden />
          </Button>
        </SheetTrigger>
        <SheetContent side="left">
          <SheetTitle className="sr-only">Menu</SheetTitle>
          <SheetDescription className="sr-only">Pages and account</SheetDescription>
          <Sidebar onNavigate={() => setOpen(false)} />
        </SheetContent>
      </Sheet>
      <Brand />
      <SandboxBadge className="ml-auto" />
    </header>
  )
}
